import { dottedName } from "../tree/dotted-name.ts";
import type { Expression, Statement, WithNode } from "../tree/nodes.ts";
import type { Handler } from "../source-facts.ts";
import { certainlyExits } from "./certain-exit.ts";
import type { ImportAliases } from "./import-aliases.ts";
import type { ModuleConstants } from "./module-constants.ts";

/** Exception classes named after `except`. */
export function caughtNames(filter: Expression | null, constants: ModuleConstants): Handler["catches"] {
  if (!filter) return "all";
  const value = constants.resolve(filter);
  const classes = value.type === "Tuple" ? value.items : [value];
  const names: string[] = [];
  for (const node of classes) {
    const dotted = dottedName(node);
    const [first = ""] = dotted ?? [];
    if (!dotted || (dotted.length === 1 && constants.isAssigned(first))) return "unknown";
    names.push(dotted.join("."));
  }
  return names;
}

/** `unittest.SkipTest`, `pytest.skip.Exception`: raised to leave the module out, not to fail. */
export function isSkip(name: string | undefined): boolean {
  return name !== undefined && /(?:^|\.)(?:SkipTest|Skipped)$|(?:^|\.)skip\.Exception$/.test(name);
}

/** True where every path through a block ends in a `raise` or an exit that lets a failure go on. */
export function alwaysRaises(body: readonly Statement[], aliases: ImportAliases): boolean {
  return body.some((statement) => {
    switch (statement.type) {
      case "Raise": {
        const { exception } = statement;
        return !exception || !isSkip(aliases.resolve(exception.type === "Call" ? exception.func : exception));
      }
      case "If":
        return (
          statement.orelse !== null &&
          alwaysRaises(statement.orelse.body, aliases) &&
          statement.branches.every((branch) => alwaysRaises(branch.body, aliases))
        );
      default:
        return certainlyExits(statement, aliases);
    }
  });
}

const TRANSPARENT =
  /^(?:open|io\.open|codecs\.open|warnings\.catch_warnings|tempfile\.\w+|(?:unittest\.)?mock\.patch(?:\.\w+)*|patch(?:\.\w+)*|contextlib\.(?:nullcontext|closing|redirect_std\w+|chdir)|pytest\.(?:warns|deprecated_call)|threading\.\w+|zipfile\.\w+|tarfile\.\w+|(?:pathlib\.)?Path.*|importlib\.resources\.\w+|os\.scandir|socket\.\w+|subprocess\.\w+|gzip\.\w+)$/;

/** What the context managers of a `with` statement may swallow: null where all are known to let exceptions through. */
export function swallowed(
  { items }: WithNode,
  aliases: ImportAliases,
  constants: ModuleConstants,
): Handler["catches"] | null {
  const names: string[] = [];
  for (const { context } of items) {
    const name = context.type === "Call" ? aliases.resolve(context.func) : aliases.resolve(context);
    if (context.type === "Call" && (name === "contextlib.suppress" || name === "pytest.raises")) {
      for (const node of context.args) {
        const caught = caughtNames(node, constants);
        if (caught === "all" || caught === "unknown") return "unknown";
        names.push(...caught);
      }
    } else if (!isTransparent(context, name)) return "unknown";
  }
  return names.length > 0 ? names : null;
}

function isTransparent(context: Expression, name: string | undefined): boolean {
  if (name !== undefined && TRANSPARENT.test(name)) return true;
  return context.type === "Call" && context.func.type === "Attribute" && context.func.attr === "open";
}
