import type { SourceFacts } from "../../source/source-facts.ts";
import { dottedName } from "../../source/tree/dotted-name.ts";
import type { Expression, Statement } from "../../source/tree/nodes.ts";
import { bindingIndex } from "./binding-index.ts";

/** The dotted name that an expression stands for, where import statements at the top and nothing else bind its first name. */
export function importedName(facts: SourceFacts, node: Expression): string | undefined {
  const [first, ...rest] = dottedName(node) ?? [];
  if (first === undefined) return undefined;
  const index = bindingIndex(facts);
  if (index.isBoundOtherwise(first) || index.isDeleted(first)) return undefined;
  const [name, ...others] = new Set(index.binders(first).map((statement) => importedAs(statement, first)));
  return name === undefined || others.length > 0 ? undefined : [name, ...rest].join(".");
}

function importedAs(statement: Statement, name: string): string | undefined {
  if (statement.type === "Import") {
    const alias = statement.names.find((each) => (each.asname ?? each.name.split(".")[0]) === name);
    return alias?.asname === null ? name : alias?.name;
  }
  if (statement.type !== "ImportFrom" || statement.level > 0) return undefined;
  const alias = statement.names.find((each) => (each.asname ?? each.name) === name);
  return alias === undefined ? undefined : `${statement.module ?? ""}.${alias.name}`;
}
