import type { DocumentSection } from "./document-section.ts";

/** A path that a section's tree drawing or link names. */
export interface NamedPath {
  readonly path: string;
  /** 1-based line in the document. */
  readonly line: number;
}

/** What stands before a name in a drawn tree: rules, branches, or plain indentation. */
const BRANCH = /^((?:[\s│|]|\u00a0)*)(?:[├└+`|]?[─━-]{1,3}>?\s*)?/u;

/** The paths that code blocks in a section draw as a tree, joined with their parents. Placeholders are left out. */
export function treePaths(section: DocumentSection): NamedPath[] {
  return codeBlocks(section).flatMap(({ lines, firstLine }) =>
    looksLikeTree(lines) ? drawnPaths(lines, firstLine) : [],
  );
}

/** Relative link targets of the section: `[text](target)` of Markdown, `text <target>`_ of reStructuredText. */
export function linkPaths(section: DocumentSection): NamedPath[] {
  const pattern = section.rst ? /`[^`<]*<(?!\w+:|#|\/)([^>\s#]+)[^>]*>`_/g : /\]\((?!\w+:|#|\/|<)([^)\s#]+)[^)]*\)/g;
  return section.lines.flatMap((line, index) =>
    [...line.matchAll(pattern)].map((match) => ({
      path: decode(match[1] ?? "")
        .replace(/^\.\//, "")
        .replace(/\/$/, ""),
      line: section.firstLine + index,
    })),
  );
}

interface CodeBlock {
  readonly lines: readonly string[];
  readonly firstLine: number;
}

function codeBlocks(section: DocumentSection): readonly CodeBlock[] {
  return section.rst ? literalBlocks(section) : fencedBlocks(section);
}

function fencedBlocks(section: DocumentSection): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { lines: string[]; firstLine: number } | undefined;
  for (const [index, line] of section.lines.entries()) {
    if (/^\s*(`{3,}|~{3,})/.test(line)) {
      if (open) blocks.push(open);
      open = open ? undefined : { lines: [], firstLine: section.firstLine + index + 1 };
    } else open?.lines.push(line);
  }
  return blocks;
}

/** docutils: what is indented below a paragraph that ends in `::`, or below `.. code-block::`. */
function literalBlocks(section: DocumentSection): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  for (let i = 0; i < section.lines.length; i++) {
    if (!/::\s*(?:\w+\s*)?$/.test(section.lines[i] ?? "")) continue;
    const lines: string[] = [];
    while (i + 1 < section.lines.length && /^(?:\s|$)/.test(section.lines[i + 1] ?? ""))
      lines.push(section.lines[++i] ?? "");
    blocks.push({ lines, firstLine: section.firstLine + i + 1 - lines.length });
  }
  return blocks;
}

/** Most lines are one name each, and some are directories or branches; shell sessions and code are not. */
function looksLikeTree(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== "");
  const branches = filled.filter((line) => /[├└]|\|--|`--/u.test(line)).length;
  const names = filled.filter((line) => /^\s*[\w.-]+\/?\s*(#.*)?$/.test(line)).length;
  const directories = filled.filter((line) => /^\s*[\w.-]+\/\s*(#.*)?$/.test(line)).length;
  return branches > 1 || (directories > 0 && names === filled.length);
}

function drawnPaths(lines: readonly string[], firstLine: number): NamedPath[] {
  const parents: { indent: number; path: string }[] = [];
  const found: NamedPath[] = [];
  for (const [index, line] of lines.entries()) {
    const lead = BRANCH.exec(line)?.[0] ?? "";
    const name = nameIn(line.slice(lead.length));
    if (name === "") continue;
    while ((parents.at(-1)?.indent ?? -1) >= lead.length) parents.pop();
    const parent = parents.at(-1)?.path;
    const path = parent === undefined ? name : `${parent}/${name}`;
    parents.push({ indent: lead.length, path });
    found.push({ path, line: firstLine + index });
  }
  return found;
}

/** The name before its comment, without a trailing slash; "" where the line only speaks of something. */
function nameIn(text: string): string {
  const name = /^[^\s#]+/.exec(text.trim())?.[0] ?? "";
  return /[<>*{}[\]…$]|\.\.\./u.test(name) ? "" : name.replace(/^\.\//, "").replace(/\/+$/, "");
}

function decode(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
