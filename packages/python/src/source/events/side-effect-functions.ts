import { scopeBodies } from "../tree/nested-bodies.ts";
import type { FunctionNode, Statement } from "../tree/nodes.ts";
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

/** What a function mentions that may be such a one. */
export const ANY_EFFECT = new RegExp(SIDE_EFFECTS.map(([pattern]) => pattern.source).join("|"));

export interface SideEffect {
  readonly what: string;
  /** It happens only where one of these imports fails; null: for whatever reason. */
  readonly unless: readonly NeededImport[] | null;
}

/** Functions of a module that change what later imports find, with what they do; told by their text, and read when asked for. */
export class SideEffectFunctions {
  private readonly text: string;
  private readonly functions = new Map<string, FunctionNode[]>();
  private readonly known = new Map<string, SideEffect | undefined>();

  constructor(body: readonly Statement[], text: string) {
    this.text = text;
    if (ANY_EFFECT.test(text)) this.collect(body);
  }

  /** What the last function of a name does that does something. */
  get(name: string): SideEffect | undefined {
    const functions = this.functions.get(name);
    if (functions === undefined) return undefined;
    if (!this.known.has(name)) this.known.set(name, this.lastEffect(functions));
    return this.known.get(name);
  }

  private collect(body: readonly Statement[]): void {
    for (const statement of body) {
      if (statement.type === "Function") {
        if (!statement.mentions(ANY_EFFECT)) continue;
        const others = this.functions.get(statement.name);
        if (others) others.push(statement);
        else this.functions.set(statement.name, [statement]);
      } else if (statement.type !== "Class") {
        for (const nested of scopeBodies(statement)) this.collect(nested);
      }
    }
  }

  private lastEffect(functions: readonly FunctionNode[]): SideEffect | undefined {
    for (const node of functions.toReversed()) {
      const effect = effectOf(node, this.text);
      if (effect !== undefined) return effect;
    }
    return undefined;
  }
}

function effectOf(node: FunctionNode, text: string): SideEffect | undefined {
  const source = withoutTexts(node.body.map((inner) => ownText(inner, text, ANY_EFFECT)).join("\n"));
  const what = SIDE_EFFECTS.find(([pattern]) => pattern.test(source))?.[1];
  if (what === undefined) return undefined;
  return { what, unless: what === MAY_SKIP ? importsBeforeSkips(node, text) : null };
}

const TEXTS =
  /'''(?:[^'\\]|\\[^]|'(?!'')){0,20000}'''|"""(?:[^"\\]|\\[^]|"(?!"")){0,20000}"""|("(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')|#[^\n]*/g;

/** Documentation in comments and long strings says much about calls that no one makes. */
function withoutTexts(source: string): string {
  return source.replace(TEXTS, (_, short?: string) => short ?? "");
}
