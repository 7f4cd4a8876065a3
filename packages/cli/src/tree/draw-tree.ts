import { formatVersions, type Project } from "@pylayout/python";
import type { Colors } from "../colors.ts";
import { describeWorld } from "../collection-summary.ts";
import { count, list, printable } from "../text.ts";
import { KIND_NAMES, type ProjectView } from "./project-view.ts";
import type { ViewNode } from "./view-node.ts";

/** Without `--depth`, a project is drawn as deep as it fits into so many lines. */
const ENOUGH_LINES = 100;

/** A directory names each of its test modules up to this number, above it only those that do not collect. */
const FEW_TESTS = 12;

/** Descriptions line up behind the names, as far as names are not longer than this. */
const WIDEST_NAME = 44;

interface Row {
  readonly lines: string;
  readonly name: string;
  readonly text: string;
}

/** A project: what it is, then its directories, tests and findings. */
export function drawProject(view: ProjectView, depth: number | undefined, colors: Colors): string {
  const { root } = view;
  const deepest = depth ?? fittingDepth(root);
  const rows = rowsBelow(root, { lines: "", depth: deepest, colors });
  const width = Math.min(WIDEST_NAME, Math.max(0, ...rows.map(({ lines, name }) => lines.length + name.length)));
  const drawn = rows.map(({ lines, name, text }) => {
    const gap = " ".repeat(Math.max(0, width - lines.length - name.length));
    return `${colors.faint(lines)}${name}${text === "" ? "" : `${gap}  ${text}`}`;
  });
  const hidden = depth === undefined && rowsBelow(root, { lines: "", depth: Infinity, colors }).length > rows.length;
  const tail = hidden ? [colors.faint(`drawn to depth ${deepest}; --depth N draws more`)] : [];
  return `${[...header(view.project, colors), "", rootLine(root, colors), ...drawn, ...tail].join("\n")}\n`;
}

function header(project: Project, colors: Colors): string[] {
  const { path, name, pythons, buildBackend, tests, importRoots } = project;
  const place = path === "" ? "." : path;
  const reason =
    pythons.reason === null
      ? ""
      : ` (${pythons.reason.path}${pythons.reason.line > 0 ? `:${pythons.reason.line}` : ""})`;
  const roots = importRoots.map((root) => `${root.path === "" ? "." : root.path} (${root.reason})`);
  const facts: readonly (readonly [string, string])[] = [
    ["Pythons", pythons.declared ? `${formatVersions(pythons.versions)}${reason}` : "no range declared"],
    ["build", buildBackend ?? "not installable"],
    ["pytest", tests.pytestEvidence === null ? "no sign of it" : `${tests.pytest}, ${describeWorld(project)}`],
    ["import roots", list(roots, 6)],
  ];
  const title = name === null ? place : `${name}${path === "" ? "" : ` in ${place}`}`;
  return [
    colors.strong(printable(title)),
    ...facts.map(([label, text]) => `  ${colors.faint(label.padEnd(14))}${printable(text)}`),
  ];
}

/** The project's own directory, with what is found of the whole project. */
function rootLine(root: ViewNode, colors: Colors): string {
  const found = [directoryText(root), findingsText(root, colors)].filter((part) => part !== "");
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
      const row = { lines: `${lines}${isLast ? "└── " : "├── "}`, name, text: describe(child, depth === 1, colors) };
      return [row, ...rowsBelow(child, { lines: `${lines}${isLast ? "    " : "│   "}`, depth: depth - 1, colors })];
    }),
    ...(counted.length > 0 ? [{ lines: `${lines}└── `, ...countedTests(counted) }] : []),
  ];
}

/** Test modules that are not named one by one: how many, and the module names of the first and last. */
function countedTests(tests: readonly ViewNode[]): { readonly name: string; readonly text: string } {
  const names = tests.flatMap(({ test }) => (typeof test?.module === "string" ? [printable(test.module)] : []));
  return { name: count(tests.length, "test module"), text: `${names[0] ?? ""} to ${names.at(-1) ?? ""}` };
}

/** What is drawn of a directory: directories, tests and whatever has findings; other modules are only counted. */
function choose(node: ViewNode): { readonly shown: readonly ViewNode[]; readonly counted: readonly ViewNode[] } {
  const children = node
    .sorted()
    .filter((child) => child.kind === "directory" || child.test !== null || child.findings.length > 0);
  const plain = children.filter(({ test, findings }) => test?.outcome === "collected" && findings.length === 0);
  if (plain.length <= FEW_TESTS) return { shown: children, counted: [] };
  return { shown: children.filter((child) => !plain.includes(child)), counted: plain };
}

function describe(node: ViewNode, isDeepest: boolean, colors: Colors): string {
  const own = node.kind === "directory" ? directoryText(node) : testText(node, colors);
  const below = isDeepest && node.kind === "directory" ? belowText(node, colors) : "";
  return [own, below, findingsText(node, colors)].filter((part) => part !== "").join("; ");
}

function directoryText(node: ViewNode): string {
  const kind = KIND_NAMES[node.packageKind ?? "not-a-package"];
  const modules = [...node.children.values()].filter((child) => child.kind === "file" && !child.test);
  const parts = [
    ...(kind === "" ? [] : [`${kind} ${printable(node.moduleName ?? "")}`.trimEnd()]),
    ...(modules.length === 0 ? [] : [count(modules.length, "module")]),
  ];
  return parts.join(", ");
}

function testText({ test }: ViewNode, colors: Colors): string {
  if (test === null) return "";
  const name = `${test.conftest ? "conftest" : "test"} ${printable(test.module ?? "")}`.trimEnd();
  if (test.outcome === "fails") return `${name}; ${colors.error(`fails on ${formatVersions(test.failsOn)}`)}`;
  return test.outcome === "unknown" ? `${name}; not predictable` : name;
}

function belowText(node: ViewNode, colors: Colors): string {
  const all = [...node.all()].slice(1);
  const many = (wanted: (child: ViewNode) => boolean) => all.filter(wanted).length;
  const packages = many(({ packageKind }) => packageKind !== null && packageKind !== "not-a-package");
  const tests = many(({ test }) => test !== null);
  const findings = all.reduce((sum, child) => sum + child.findings.length, 0);
  const parts = [
    ...(packages > 0 ? [count(packages, "package")] : []),
    ...(tests > 0 ? [count(tests, "test module")] : []),
    ...(findings > 0 ? [colors.error(count(findings, "finding"))] : []),
  ];
  return parts.length === 0 ? "" : `below: ${parts.join(", ")}`;
}

function findingsText({ findings }: ViewNode, colors: Colors): string {
  return findings
    .map(({ severity, rule, affects }) => {
      const down = affects.length > 0 ? `, takes ${count(affects.length, "test module")} down` : "";
      return `${severity === "error" ? colors.error("error") : colors.warning("warning")} ${rule}${down}`;
    })
    .join("; ");
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
