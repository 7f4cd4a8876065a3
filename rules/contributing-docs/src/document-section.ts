/** A section of a Markdown or reStructuredText document. */
export interface DocumentSection {
  readonly heading: string;
  /** 1-based line of the heading. */
  readonly line: number;
  /** The section's lines after the heading, up to the next heading of the same or a higher level. */
  readonly lines: readonly string[];
  /** 1-based line of `lines[0]`. */
  readonly firstLine: number;
  /** reStructuredText; else Markdown. */
  readonly rst: boolean;
}

interface Heading {
  readonly text: string;
  readonly level: number;
  readonly index: number;
  readonly bodyIndex: number;
}

const RST_ADORNMENT = /^([=\-`:'"~^_*+#<>])\1{2,}\s*$/;

/** The first section whose heading is one of the wanted names; case, numbering and emphasis are ignored. */
export function findSection(text: string, wanted: readonly string[], rst: boolean): DocumentSection | undefined {
  const lines = text.split(/\r\n?|\n/);
  const headings = rst ? rstHeadings(lines) : markdownHeadings(lines);
  const names = new Set(wanted.map(plainHeading));
  const at = headings.findIndex((heading) => names.has(plainHeading(heading.text)));
  const heading = headings[at];
  if (!heading) return undefined;
  const end = headings.slice(at + 1).find((next) => next.level <= heading.level)?.index ?? lines.length;
  return {
    heading: heading.text,
    line: heading.index + 1,
    lines: lines.slice(heading.bodyIndex, end),
    firstLine: heading.bodyIndex + 1,
    rst,
  };
}

function plainHeading(text: string): string {
  return text
    .replace(/^[\d.)\s]+|[*_`#:]|\p{Extended_Pictographic}/gu, "")
    .trim()
    .toLowerCase();
}

function markdownHeadings(lines: readonly string[]): Heading[] {
  const headings: Heading[] = [];
  let fence = "";
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && (fence === "" || mark.startsWith(fence))) fence = fence === "" ? mark : "";
    else if (fence === "") {
      const atx = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
      if (atx) headings.push({ text: atx[2] ?? "", level: (atx[1] ?? "").length, index, bodyIndex: index + 1 });
      const under = /^ {0,3}(=+|-+)\s*$/.exec(lines[index + 1] ?? "");
      if (under && /^\s{0,3}\w/.test(line) && !atx) {
        headings.push({ text: line.trim(), level: under[1]?.startsWith("=") ? 1 : 2, index, bodyIndex: index + 2 });
      }
    }
  }
  return headings;
}

/** docutils: a title is underlined with one repeated character; levels follow the order of first use. */
function rstHeadings(lines: readonly string[]): Heading[] {
  const levels: string[] = [];
  const headings: Heading[] = [];
  for (const [index, line] of lines.entries()) {
    const adornment = RST_ADORNMENT.exec(lines[index + 1] ?? "")?.[1];
    if (adornment === undefined || line.trim() === "" || RST_ADORNMENT.test(line) || /^\s/.test(line)) continue;
    if (!levels.includes(adornment)) levels.push(adornment);
    headings.push({ text: line.trim(), level: levels.indexOf(adornment), index, bodyIndex: index + 2 });
  }
  return headings;
}
