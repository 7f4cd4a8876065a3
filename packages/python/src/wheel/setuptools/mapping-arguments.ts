import type { CallNode, Expression, Statement } from "../../source/tree/nodes.ts";
import { scopeBodies } from "../../source/tree/nested-bodies.ts";

/** An argument that a mapping brings. */
export interface MappedArgument {
  readonly name: string;
  readonly value: Expression;
  /** It is given whatever happens; else under a condition, or more than once. */
  readonly certain: boolean;
}

/**
 * The items of a mapping that `setup(**mapping)` unpacks: a literal, or a name that the script fills under literal keys
 * (`x = {}`, `x["key"] = ...`, `x.update(key=...)`) and mentions nowhere else; null where it cannot be followed.
 */
export function mappingArguments(
  node: Expression,
  body: readonly Statement[],
  text: string,
): readonly MappedArgument[] | null {
  if (node.type !== "Name") return itemsOf(node, true);
  const filling = new Filling(node.id);
  filling.read(body, true);
  // One mention is the one that is unpacked.
  const mentions = [...text.matchAll(new RegExp(`\\b${node.id}\\b`, "g"))].length;
  return filling.isKnown && mentions === filling.mentions + 1 ? withoutDoubles(filling.found) : null;
}

class Filling {
  readonly found: MappedArgument[] = [];
  mentions = 0;
  isKnown = false;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  read(body: readonly Statement[], certain: boolean): void {
    for (const statement of body) {
      if (statement.type === "Assign") this.#assign(statement.targets, statement.value, certain);
      else if (statement.type === "Expression" && statement.value.type === "Call")
        this.#update(statement.value, certain);
      const inside = certain && statement.type === "With";
      for (const nested of scopeBodies(statement)) this.read(nested, inside);
    }
  }

  #assign([target, ...more]: readonly Expression[], value: Expression, certain: boolean): void {
    if (target === undefined || more.length > 0) return;
    if (this.#isName(target)) {
      const items = itemsOf(value, true);
      if (items === null || !certain || this.isKnown) return;
      this.isKnown = true;
      this.#add(items);
    } else if (target.type === "Subscript" && this.#isName(target.value)) {
      const { index } = target;
      if (index.type === "String" && index.value !== null) this.#add([{ name: index.value, value, certain }]);
    }
  }

  #update({ func, args, keywords }: CallNode, certain: boolean): void {
    if (func.type !== "Attribute" || func.attr !== "update" || !this.#isName(func.value)) return;
    const given = args.map((argument) => itemsOf(argument, certain));
    const named = keywordItems(keywords, certain);
    if (named !== null && !given.includes(null)) this.#add([...given.flatMap((items) => items ?? []), ...named]);
  }

  #add(items: readonly MappedArgument[]): void {
    this.mentions++;
    this.found.push(...items);
  }

  #isName(node: Expression): boolean {
    return node.type === "Name" && node.id === this.#name;
  }
}

/** Items of `{...}` and `dict(...)` under literal keys. */
function itemsOf(node: Expression, certain: boolean): readonly MappedArgument[] | null {
  if (node.type === "Call" && node.func.type === "Name" && node.func.id === "dict" && node.args.length === 0) {
    return keywordItems(node.keywords, certain);
  }
  if (node.type !== "Dict") return null;
  const items = node.keys.flatMap((key, i) => {
    const value = node.values[i];
    return key?.type === "String" && key.value !== null && value ? [{ name: key.value, value, certain }] : [];
  });
  return items.length === node.keys.length ? items : null;
}

function keywordItems(keywords: CallNode["keywords"], certain: boolean): readonly MappedArgument[] | null {
  const items = keywords.flatMap(({ name, value }) => (name === null ? [] : [{ name, value, certain }]));
  return items.length === keywords.length ? items : null;
}

function withoutDoubles(items: readonly MappedArgument[]): readonly MappedArgument[] {
  return items.map((item) => {
    const isAlone = items.filter(({ name }) => name === item.name).length === 1;
    return isAlone ? item : { ...item, certain: false };
  });
}
