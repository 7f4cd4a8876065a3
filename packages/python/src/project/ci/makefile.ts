import type { FileTree } from "@pylayout/core";
import { textFile } from "../../config-file/index.ts";

/** One line of a recipe, its continuations joined, `$(X)` expanded where the Makefile sets it. */
export interface RecipeLine {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

interface Rule {
  readonly needs: readonly string[];
  readonly recipe: readonly RecipeLine[];
}

/** What `make ARGS` runs in a directory, prerequisites first; null where that cannot be read. */
export function makeCommands(tree: FileTree, cwd: string, args: readonly string[]): readonly RecipeLine[] | null {
  if (args.some((arg) => arg.startsWith("-C") || arg.startsWith("-f") || /[$`]/.test(arg))) return null;
  const path = cwd === "" ? "Makefile" : `${cwd}/Makefile`;
  const text = textFile(tree, path);
  if (text === undefined) return null;
  const rules = makeRules(path, text);
  const targets = args.filter((arg) => !arg.startsWith("-") && !arg.includes("="));
  if (targets.length === 0) targets.push([...rules.keys()].find((name) => !name.startsWith(".")) ?? "");
  const done = new Set<string>();
  const lines: RecipeLine[] = [];
  const add = (target: string): void => {
    const rule = rules.get(target);
    if (!rule || done.has(target)) return;
    done.add(target);
    rule.needs.forEach(add);
    lines.push(...rule.recipe);
  };
  if (!targets.every((target) => rules.has(target))) return null;
  targets.forEach(add);
  return lines;
}

/** Every recipe line of a Makefile. */
export function allRecipes(path: string, text: string): readonly RecipeLine[] {
  return [...makeRules(path, text).values()].flatMap((rule) => rule.recipe);
}

function makeRules(path: string, text: string): ReadonlyMap<string, Rule> {
  const variables = new Map<string, string>();
  const rules = new Map<string, { needs: string[]; recipe: RecipeLine[] }>();
  let current: { needs: string[]; recipe: RecipeLine[] }[] = [];
  for (const { line, text: content } of logicalLines(text)) {
    if (content.startsWith("\t")) {
      const command = content.trim().replace(/^[@+-]+\s*/, "");
      for (const rule of current) rule.recipe.push({ path, line, text: expand(command, variables) });
      continue;
    }
    const variable = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*[:?+]?=\s*(.*)$/.exec(content);
    const header = /^([^\s:=#][^:=#]*)::?(?!=)\s*([^=#;]*)/.exec(content);
    if (variable) variables.set(variable[1] ?? "", expand(variable[2] ?? "", variables));
    else if (header) {
      current = (header[1] ?? "")
        .trim()
        .split(/\s+/)
        .map((name) => {
          const rule = rules.get(name) ?? { needs: [], recipe: [] };
          rule.needs.push(...(header[2] ?? "").trim().split(/\s+/));
          rules.set(name, rule);
          return rule;
        });
    }
  }
  return rules;
}

/** Lines with their continuations joined, and the 1-based number of the first. */
function logicalLines(text: string): { line: number; text: string }[] {
  const lines: { line: number; text: string }[] = [];
  let open: { line: number; text: string } | undefined;
  text.split(/\r?\n/).forEach((raw, i) => {
    const goesOn = raw.endsWith("\\");
    const part = goesOn ? raw.slice(0, -1) : raw;
    if (open) open.text += ` ${part.trim()}`;
    else lines.push((open = { line: i + 1, text: part }));
    if (!goesOn) open = undefined;
  });
  return lines;
}

function expand(text: string, variables: ReadonlyMap<string, string>): string {
  return text
    .replace(/\$[({]([A-Za-z_]\w*)[)}]/g, (whole, name: string) => variables.get(name) ?? whole)
    .slice(0, 4000)
    .replaceAll("$$", "$");
}
