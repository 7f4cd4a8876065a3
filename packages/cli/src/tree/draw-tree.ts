import type { Colors } from "../colors.ts";
import { count, printable, visibleLength, wrap } from "../text.ts";
import { describeNode, directoryText, findings, isTest } from "./describe-node.ts";
import { projectHeader, type TreeTerminal } from "./project-header.ts";
import type { ProjectView } from "./project-view.ts";
import type { ViewNode } from "./view-node.ts";

/** Without `--depth`, a project is drawn as deep as it fits into so many lines. */
const ENOUGH_LINES = 100;

/** A directory names each of its test modules up to this number, above it only those that do not collect. */
const FEW_TESTS = 12;

/** Columns that descriptions have at least. */
const LEAST_ROOM = 20;

/** Descriptions line up behind the names, as far as names are not longer than this. */
const WIDEST_NAME = 44;

interface Row {
  readonly lines: string;
  readonly name: string;
  /** What is said of it; a line is broken between two of these. */
  readonly parts: readonly string[];
}

/** A project: what it is, then its directories, tests and findings. */
export function drawProject(view: ProjectView, depth: number | undefined, terminal: TreeTerminal): string {
  const { root } = view;
  const { colors } = terminal;
  const deepest = depth ?? fittingDepth(root);
  const rows = rowsBelow(root, { lines: "", depth: deepest, colors });
  const width = Math.min(WIDEST_NAME, Math.max(0, ...rows.map(({ lines, name }) => lines.length + name.length)));
  const drawn = rows.flatMap((row) => drawRow(row, width, terminal));
  const hidden = depth === undefined && rowsBelow(root, { lines: "", depth: Infinity, colors }).length > rows.length;
  const tail = hidden ? [colors.faint(`drawn to depth ${deepest}; --depth N draws more`)] : [];
  return `${[...projectHeader(view.project, terminal), "", rootLine(root, colors), ...drawn, ...tail].join("\n")}\n`;
}

/** A row, with what does not fit behind its name below it. */
function drawRow({ lines, name, parts }: Row, width: number, { colors, columns }: TreeTerminal): string[] {
  const start = `${colors.faint(lines)}${name}`;
  const [first, ...more] = joinParts(parts, columns === null ? undefined : Math.max(LEAST_ROOM, columns - width - 2));
  if (first === undefined) return [start];
  const gap = " ".repeat(Math.max(0, width - lines.length - name.length) + 2);
  const below = lines.replace("├──", "│  ").replace("└──", "   ");
  const space = " ".repeat(Math.max(0, width + 2 - below.length));
  return [`${start}${gap}${first}`, ...more.map((line) => `${colors.faint(below)}${space}${line}`)];
}

/** Parts in as few lines as they fit into, separated by semicolons; one line where there is no width. */
function joinParts(parts: readonly string[], room: number | undefined): string[] {
  if (room === undefined) return parts.length === 0 ? [] : [parts.join("; ")];
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = last === undefined ? part : `${last}; ${part}`;
    if (last !== undefined && visibleLength(joined) <= room) lines[lines.length - 1] = joined;
    else lines.push(...wrap(part, room));
  }
  return lines;
}

/** The project's own directory, with what is found of the whole project. */
function rootLine(root: ViewNode, colors: Colors): string {
  const found = [directoryText(root), ...findings(root, colors)].filter((part) => part !== "");
  return found.length === 0 ? "." : `.  ${found.join("; ")}`;
}

interface Drawing {
  /** The lines that lead to the parent. */
  readonly lines: string;
  /** How many levels may still be drawn. */
  readonly depth: number;
  readonly colors: Colors;
}

function rowsBelow(node: ViewNode, { lines, depth, colors }: Drawing): Row[] {
  if (depth <= 0) return [];
  const { shown, counted } = choose(node);
  return [
    ...shown.flatMap((child, index) => {
      const isLast = index === shown.length - 1 && counted.length === 0;
      const name = printable(child.name) + (child.kind === "directory" ? "/" : "");
      const row = {
        lines: `${lines}${isLast ? "└── " : "├── "}`,
        name,
        parts: describeNode(child, depth === 1, colors),
      };
      return [row, ...rowsBelow(child, { lines: `${lines}${isLast ? "    " : "│   "}`, depth: depth - 1, colors })];
    }),
    ...(counted.length > 0 ? [{ lines: `${lines}└── `, ...countedTests(counted) }] : []),
  ];
}

/** Test modules that are not named one by one: how many, and the module names of the first and last. */
function countedTests(tests: readonly ViewNode[]): Omit<Row, "lines"> {
  const names = tests.flatMap(({ test }) => (typeof test?.module === "string" ? [printable(test.module)] : []));
  return { name: count(tests.length, "test module"), parts: [`${names[0] ?? ""} to ${names.at(-1) ?? ""}`] };
}

/** What is drawn of a directory: directories, tests and whatever has findings; other modules are only counted. */
function choose(node: ViewNode): { readonly shown: readonly ViewNode[]; readonly counted: readonly ViewNode[] } {
  const children = node
    .sorted()
    .filter((child) => child.kind === "directory" || child.test !== null || child.findings.length > 0);
  const plain = children.filter(
    (child) => isTest(child) && child.test?.outcome === "collected" && child.findings.length === 0,
  );
  if (plain.length <= FEW_TESTS) return { shown: children, counted: [] };
  return { shown: children.filter((child) => !plain.includes(child)), counted: plain };
}

/** The greatest depth at which a project has no more lines than a person reads at a glance; at least 1. */
function fittingDepth(root: ViewNode): number {
  const deepest = Math.max(1, ...[...root.all()].map(({ path }) => path.split("/").length));
  for (let depth = 1; depth < deepest; depth++) {
    if (countLines(root, depth + 1) > ENOUGH_LINES) return depth;
  }
  return deepest;
}

function countLines(node: ViewNode, depth: number): number {
  if (depth <= 0) return 0;
  return choose(node).shown.reduce((sum, child) => sum + 1 + countLines(child, depth - 1), 0);
}
