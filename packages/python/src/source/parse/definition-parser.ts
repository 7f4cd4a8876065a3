import type { ClassNode, Expression, FunctionNode, Statement } from "../tree/nodes.ts";
import { FunctionStatement } from "./function-statement.ts";
import { SuiteParser } from "./suite-parser.ts";

/** Reads functions and classes with their decorators. */
export abstract class DefinitionParser extends SuiteParser {
  protected decorated(): Statement {
    const decorators: Expression[] = [];
    while (this.accept("@")) {
      const plain = this.is("name");
      const decorator = this.namedExpression();
      if (!plain || !isPlainDecorator(decorator)) this.feature("decorator-expression", decorator.start);
      decorators.push(decorator);
      this.expect("newline");
    }
    if (this.is("class")) return this.class(decorators);
    if (this.is("def")) return this.function(this.start, false, decorators);
    const { start } = this;
    if (this.is("async") && this.peek() === "def") {
      this.advance();
      return this.function(start, true, decorators);
    }
    return this.fail();
  }

  protected function(start: number, async: boolean, decorators: Expression[]): FunctionNode {
    this.advance();
    const name = this.declaredName();
    const typeParameters = this.typeParameters("type-parameters");
    if (!this.is("(")) this.fail("expected '('");
    this.advance();
    const parameters = this.parameters(")", true);
    this.advance();
    const returns = this.accept("->") ? this.expression() : null;
    const head = { name, async, decorators, typeParameters, parameters, returns };
    const { start: bodyStart } = this;
    const body = this.functionBody();
    return new FunctionStatement({ start, end: this.lastEnd }, head, { text: this.text, start: bodyStart, body });
  }

  private functionBody(): readonly Statement[] | (() => readonly Statement[]) {
    if (this.peek(2) !== "body") return this.suite("function definition").body;
    this.advance();
    this.advance();
    const { start, end } = this;
    this.advance();
    return this.readLater(start, end);
  }

  /** Reads a body that was left unread. */
  protected abstract readLater(start: number, end: number): () => readonly Statement[];

  private declaredName(): string {
    const { start } = this;
    const name = this.name();
    if (name === "__debug__") this.fail("cannot assign to __debug__", start);
    return name;
  }

  protected class(decorators: Expression[]): ClassNode {
    const { start } = this;
    this.advance();
    const name = this.declaredName();
    const typeParameters = this.typeParameters("class-type-parameters");
    const { args: bases, keywords } = this.is("(") ? this.arguments() : { args: [], keywords: [] };
    const [sole] = bases;
    if (sole?.type === "Comprehension" && this.text.charAt(sole.start) !== "(" && sole.form === "generator") {
      this.fail("invalid syntax", sole.start);
    }
    const { body } = this.suite("class definition");
    return { type: "Class", start, end: this.lastEnd, name, decorators, typeParameters, bases, keywords, body };
  }
}

function isPlainDecorator(node: Expression): boolean {
  const dotted = node.type === "Call" ? node.func : node;
  let base = dotted;
  while (base.type === "Attribute") base = base.value;
  return base.type === "Name";
}
