import { ImportAliases, importsOf } from "../../source/events/import-aliases.ts";
import type { SourceFacts } from "../../source/source-facts.ts";
import { scopeBodies } from "../../source/tree/nested-bodies.ts";
import type { IfNode, Statement } from "../../source/tree/nodes.ts";
import { boundNames } from "./bound-names.ts";

const NO_STATEMENTS: readonly Statement[] = [];
const indexes = new WeakMap<SourceFacts, BindingIndex>();

/** Of a source whose values are asked for; made once. */
export function bindingIndex(facts: SourceFacts): BindingIndex {
  let index = indexes.get(facts);
  if (index === undefined) indexes.set(facts, (index = new BindingIndex(facts)));
  return index;
}

/** What in a source may bind a name, and its `if` and `try` statements by their offset. */
export class BindingIndex {
  readonly aliases: ImportAliases;
  readonly #text: string;
  readonly #binders = new Map<string, Statement[]>();
  readonly #choices = new Map<number, IfNode>();
  readonly #attempts = new Map<number, readonly Statement[]>();
  readonly #otherwise = new Map<string, boolean>();

  constructor(facts: SourceFacts) {
    const { text, body } = facts.tree();
    this.#text = text;
    this.aliases = new ImportAliases(importsOf(body));
    for (const statement of body) {
      for (const name of boundNames([statement])) {
        const binders = this.#binders.get(name);
        if (binders === undefined) this.#binders.set(name, [statement]);
        else binders.push(statement);
      }
    }
    this.#findChoices(body);
  }

  /** Statements at the top that may bind a name, or hold what does. */
  binders(name: string): readonly Statement[] {
    return this.#binders.get(name) ?? NO_STATEMENTS;
  }

  /** The `if` that begins at an offset, outside of functions and classes. */
  choiceAt(offset: number): IfNode | undefined {
    return this.#choices.get(offset);
  }

  /** The body of the `try` that begins at an offset, outside of functions and classes. */
  attemptAt(offset: number): readonly Statement[] | undefined {
    return this.#attempts.get(offset);
  }

  /** By a function that declares it global, or by `:=`. */
  isBoundOtherwise(name: string): boolean {
    return this.#holds(name, (word) => `\\bglobal\\b(?:[^\\n\\\\]|\\\\\\r?\\n)*\\b${word}\\b|\\b${word}[ \\t]*:=`);
  }

  isDeleted(name: string): boolean {
    return this.#holds(name, (word) => `^[ \\t]*del\\b[^\\n]*\\b${word}\\b`);
  }

  #holds(name: string, pattern: (word: string) => string): boolean {
    const source = pattern(name);
    let answer = this.#otherwise.get(source);
    if (answer === undefined) {
      answer = new RegExp(source, "m").test(this.#text);
      this.#otherwise.set(source, answer);
    }
    return answer;
  }

  #findChoices(body: readonly Statement[]): void {
    for (const statement of body) {
      if (statement.type === "If") this.#choices.set(statement.start, statement);
      if (statement.type === "Try") this.#attempts.set(statement.start, statement.body);
      for (const nested of scopeBodies(statement)) this.#findChoices(nested);
    }
  }
}
