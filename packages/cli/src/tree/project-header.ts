import { formatVersions, type Project } from "@pylayout/python";
import type { Colors } from "../colors.ts";
import { describeWorld } from "../collection-summary.ts";
import { labelledLines } from "../labelled-lines.ts";
import { printable } from "../text.ts";

const LABEL_WIDTH = 14;

const MOST_ROOTS = 6;

export interface TreeTerminal {
  readonly colors: Colors;
  /** Width of the terminal in columns; null where the output is no terminal. */
  readonly columns: number | null;
}

/** What a project is, above its tree. */
export function projectHeader(project: Project, terminal: TreeTerminal): string[] {
  const { path, name, pythons, buildBackend, tests, importRoots } = project;
  const place = path === "" ? "." : path;
  const reason =
    pythons.reason === null
      ? ""
      : ` (${pythons.reason.path}${pythons.reason.line > 0 ? `:${pythons.reason.line}` : ""})`;
  const roots = importRoots.map((root) => `${root.path === "" ? "." : root.path} (${root.reason})`);
  const more = roots.length > MOST_ROOTS ? [`and ${roots.length - MOST_ROOTS} more`] : [];
  const facts: readonly (readonly [string, string])[] = [
    ["Pythons", pythons.declared ? `${formatVersions(pythons.versions)}${reason}` : "no range declared"],
    ["build", buildBackend ?? "not installable"],
    ["pytest", tests.pytestEvidence === null ? "no sign of it" : `${tests.pytest}, ${describeWorld(project)}`],
    ...[...roots.slice(0, MOST_ROOTS), ...more].map(
      (root, index) => [index === 0 ? "import roots" : "", root] as const,
    ),
  ];
  const title = name === null ? place : `${name}${path === "" ? "" : ` in ${place}`}`;
  return [
    terminal.colors.strong(printable(title)),
    ...facts.flatMap(([label, text]) => labelledLines({ label, text }, { ...terminal, labelWidth: LABEL_WIDTH })),
  ];
}
