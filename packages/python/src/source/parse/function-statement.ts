import type { Expression, FunctionNode, Parameters, Span, Statement, TypeParameter } from "../tree/nodes.ts";

type FunctionHead = Pick<FunctionNode, "name" | "async" | "decorators" | "typeParameters" | "parameters" | "returns">;

interface FunctionBody {
  readonly text: string;
  readonly start: number;
  /** The statements, or what reads them. */
  readonly body: readonly Statement[] | (() => readonly Statement[]);
}

/** A function whose body is parsed when somebody asks for it: importing a module does not run it. */
export class FunctionStatement implements FunctionNode {
  readonly type = "Function";
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly async: boolean;
  readonly decorators: readonly Expression[];
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: Parameters;
  readonly returns: Expression | null;
  private readonly text: string;
  private readonly bodyStart: number;
  private statements: FunctionBody["body"];

  constructor(span: Span, head: FunctionHead, { text, start, body }: FunctionBody) {
    this.start = span.start;
    this.end = span.end;
    this.name = head.name;
    this.async = head.async;
    this.decorators = head.decorators;
    this.typeParameters = head.typeParameters;
    this.parameters = head.parameters;
    this.returns = head.returns;
    this.text = text;
    this.bodyStart = start;
    this.statements = body;
  }

  get body(): readonly Statement[] {
    if (typeof this.statements === "function") this.statements = this.statements();
    return this.statements;
  }

  get isRead(): boolean {
    return typeof this.statements !== "function";
  }

  mentions(pattern: RegExp): boolean {
    return pattern.test(this.text.slice(this.bodyStart, this.end));
  }

  toJSON(): object {
    const { type, start, end, name, async, decorators, typeParameters, parameters, returns, body } = this;
    return { type, start, end, name, async, decorators, typeParameters, parameters, returns, body };
  }
}
