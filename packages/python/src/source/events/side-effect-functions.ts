import { nestedBodies, scopeBodies } from "../tree/nested-bodies.ts";
import type { FunctionNode, Statement } from "../tree/nodes.ts";

const SIDE_EFFECTS: readonly (readonly [RegExp, string])[] = [
  [/\bsys\s*\.\s*path\b|\baddsitedir\b/, "changes sys.path"],
  [/\bsys\s*\.\s*modules\b/, "changes sys.modules"],
  [/\bmeta_path\b|\bpath_hooks\b/, "installs an import hook"],
  [/\bpytest\s*\.\s*skip\s*\(|(?<![.\w])skip\s*\(|\braise\b[^\n]*\bSkipTest\b/, "may skip"],
  [/\b(?:sys\s*\.\s*exit|os\s*\.\s*_exit|SystemExit)\b/, "may exit"],
  [/\bexec\s*\(/, "runs exec"],
];

const ANY_EFFECT = new RegExp(SIDE_EFFECTS.map(([pattern]) => pattern.source).join("|"));

/** Functions of a module that change what later imports find, with what they do; told by their text. */
export function sideEffectFunctions(body: readonly Statement[], text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (ANY_EFFECT.test(text)) collect(body, text, found);
  return found;
}

function collect(body: readonly Statement[], text: string, found: Map<string, string>): void {
  for (const statement of body) {
    if (statement.type === "Function") {
      if (!statement.mentions(ANY_EFFECT)) continue;
      const source = ownText(statement, text);
      const effect = SIDE_EFFECTS.find(([pattern]) => pattern.test(source))?.[1];
      if (effect) found.set(statement.name, effect);
    } else if (statement.type !== "Class") {
      for (const nested of scopeBodies(statement)) collect(nested, text, found);
    }
  }
}

/** The text of a function without the functions in it, which calling it does not execute. */
function ownText(node: FunctionNode, text: string): string {
  let own = "";
  let at = node.start;
  const cut = (body: readonly Statement[]): void => {
    for (const statement of body) {
      if (statement.type === "Function") {
        own += text.slice(at, statement.start);
        at = statement.end;
      } else for (const nested of nestedBodies(statement, ANY_EFFECT)) cut(nested);
    }
  };
  cut(node.body);
  return own + text.slice(at, node.end);
}
