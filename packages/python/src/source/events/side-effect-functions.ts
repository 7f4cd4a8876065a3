import { scopeBodies } from "../tree/nested-bodies.ts";
import type { Statement } from "../tree/nodes.ts";
import type { NeededImport } from "../source-facts.ts";
import { importsBeforeSkips, ownText, SKIP } from "./handled-skips.ts";

const MAY_SKIP = "may skip";

const SIDE_EFFECTS: readonly (readonly [RegExp, string])[] = [
  [/\bsys\s*\.\s*path\b|\baddsitedir\b/, "changes sys.path"],
  [/\bsys\s*\.\s*modules\b/, "changes sys.modules"],
  [/\bmeta_path\b|\bpath_hooks\b/, "installs an import hook"],
  [SKIP, MAY_SKIP],
  [/\b(?:sys\s*\.\s*exit|os\s*\.\s*_exit|SystemExit)\b/, "may exit"],
  [/\bexec\s*\(/, "runs exec"],
];

const ANY_EFFECT = new RegExp(SIDE_EFFECTS.map(([pattern]) => pattern.source).join("|"));

export interface SideEffect {
  readonly what: string;
  /** It happens only where one of these imports fails; null: for whatever reason. */
  readonly unless: readonly NeededImport[] | null;
}

/** Functions of a module that change what later imports find, with what they do; told by their text. */
export function sideEffectFunctions(body: readonly Statement[], text: string): ReadonlyMap<string, SideEffect> {
  const found = new Map<string, SideEffect>();
  if (ANY_EFFECT.test(text)) collect(body, text, found);
  return found;
}

const TEXTS =
  /'''(?:[^'\\]|\\[^]|'(?!'')){0,20000}'''|"""(?:[^"\\]|\\[^]|"(?!"")){0,20000}"""|("(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')|#[^\n]*/g;

/** Documentation in comments and long strings says much about calls that no one makes. */
function withoutTexts(source: string): string {
  return source.replace(TEXTS, (_, short?: string) => short ?? "");
}

function collect(body: readonly Statement[], text: string, found: Map<string, SideEffect>): void {
  for (const statement of body) {
    if (statement.type === "Function") {
      if (!statement.mentions(ANY_EFFECT)) continue;
      const source = withoutTexts(statement.body.map((inner) => ownText(inner, text, ANY_EFFECT)).join("\n"));
      const what = SIDE_EFFECTS.find(([pattern]) => pattern.test(source))?.[1];
      const unless = what === MAY_SKIP ? importsBeforeSkips(statement, text) : null;
      if (what !== undefined) found.set(statement.name, { what, unless });
    } else if (statement.type !== "Class") {
      for (const nested of scopeBodies(statement)) collect(nested, text, found);
    }
  }
}
