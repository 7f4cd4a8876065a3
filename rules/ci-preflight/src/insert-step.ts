import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document, type YAMLSeq } from "yaml";

/** Which step is missing, and before what. */
export interface MissingStep {
  readonly job: string;
  /** 1-based line of the command that runs the tests. */
  readonly testsLine: number;
  /** The action, as in `acme/pylayout@v1`. */
  readonly uses: string;
}

export interface Insertion {
  /** In UTF-16 units of the text. */
  readonly offset: number;
  readonly text: string;
}

interface Steps {
  readonly node: YAMLSeq;
  /** Index of the checkout, behind which the new step comes. */
  readonly behind: number;
}

/**
 * The step as an insertion into a workflow, right behind the checkout. Undefined where that does not stand before the tests,
 * where the steps are not written in block style, and where the result would not be the same workflow with one more step.
 */
export function insertStep(text: string, missing: MissingStep): Insertion | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { keepSourceTokens: true, lineCounter: lines });
  const steps = findSteps(document, lines, missing);
  const insertion = steps && place(text, steps, missing);
  return steps && insertion && adds(document, text, insertion, { ...missing, behind: steps.behind })
    ? insertion
    : undefined;
}

function findSteps(document: Document, lines: LineCounter, { job, testsLine }: MissingStep): Steps | undefined {
  const node = document.getIn(["jobs", job, "steps"], true);
  if (document.errors.length > 0 || !isSeq(node) || node.flow === true) return undefined;
  const tests = node.items.findLastIndex((item) => {
    if (!isNode(item) || !item.range) return false;
    const [start, end] = item.range;
    return lines.linePos(start).line <= testsLine && testsLine <= lines.linePos(end).line;
  });
  const checkout = node.items.slice(0, Math.max(tests, 0)).findLastIndex(isCheckout);
  return checkout < 0 ? undefined : { node, behind: checkout };
}

/** A step that puts this repository where the job works. */
function isCheckout(item: unknown): boolean {
  if (!isMap(item) || !String(item.get("uses")).startsWith("actions/checkout@")) return false;
  const inputs = item.get("with");
  return !isMap(inputs) || !(inputs.has("repository") || inputs.has("path"));
}

function place(text: string, { node, behind }: Steps, { uses }: MissingStep): Insertion | undefined {
  const first = text.slice(0, dashAt(node, 0)).split("\n").at(-1) ?? "";
  if (first.trim() !== "") return undefined;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const isNamed = node.items.filter((item) => isMap(item) && item.has("name")).length * 2 > node.items.length;
  const lines = isNamed ? [`- name: Check the layout`, `  uses: ${uses}`] : [`- uses: ${uses}`];
  const step = lines.map((line) => first + line).join(eol);
  const offset = lineEnd(text, node, behind);
  const gap = blankBetween(text, node) ? eol : "";
  return text[offset - 1] === "\n" ? { offset, text: `${gap}${step}${eol}` } : { offset, text: `${eol}${gap}${step}` };
}

/** Where the line behind an item begins; trailing comments on its last line belong to it. */
function lineEnd(text: string, node: YAMLSeq, index: number): number {
  const item = node.items[index];
  const end = isNode(item) ? (item.range?.[1] ?? 0) : 0;
  const newline = text.indexOf("\n", text.slice(0, end).trimEnd().length);
  return newline < 0 ? text.length : newline + 1;
}

/** Whether the author parts steps by blank lines. */
function blankBetween(text: string, node: YAMLSeq): boolean {
  return node.items.length > 1 && /^[ \t]*\r?\n/.test(text.slice(lineEnd(text, node, 0), dashAt(node, 1)));
}

function dashAt({ srcToken }: YAMLSeq, index: number): number {
  const start = srcToken?.type === "block-seq" ? srcToken.items[index]?.start : undefined;
  return start?.find(({ type }) => type === "seq-item-ind")?.offset ?? -1;
}

/** Whether the workflow with the insertion is what it was, and one step more. */
function adds(before: Document, text: string, insertion: Insertion, wish: MissingStep & { behind: number }): boolean {
  const { offset } = insertion;
  const after = parseDocument(text.slice(0, offset) + insertion.text + text.slice(offset));
  if (after.errors.length > 0) return false;
  const path = ["jobs", wish.job, "steps", wish.behind + 1];
  const added = after.getIn([...path, "uses"]);
  after.deleteIn(path);
  return added === wish.uses && JSON.stringify(after.toJS()) === JSON.stringify(before.toJS());
}
