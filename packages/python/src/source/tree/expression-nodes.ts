/**
 * The syntax tree of a Python source, only as fine as its readers need it. Names follow CPython's `ast`.
 * `start` and `end` are byte offsets.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Expression =
  | NameNode
  | ConstantNode
  | StringNode
  | JoinedStringNode
  | AttributeNode
  | SubscriptNode
  | CallNode
  | StarredNode
  | SequenceNode
  | DictNode
  | OperationNode
  | CompareNode
  | BoolOpNode
  | UnaryNode
  | ConditionalNode
  | LambdaNode
  | ComprehensionNode
  | AwaitNode
  | YieldNode
  | NamedExprNode
  | SliceNode;

export interface NameNode extends Span {
  readonly type: "Name";
  readonly id: string;
}

/** Numbers and the constants that are keywords; `value` is undefined for numbers that are no plain integer. */
export interface ConstantNode extends Span {
  readonly type: "Constant";
  readonly value: number | boolean | null | undefined;
  readonly text: string;
}

/** Adjacent plain literals joined; `value` is null where an escape was not decoded. */
export interface StringNode extends Span {
  readonly type: "String";
  readonly bytes: boolean;
  readonly value: string | null;
}

/** A literal of which at least one part is an f-string or t-string. */
export interface JoinedStringNode extends Span {
  readonly type: "JoinedString";
  readonly template: boolean;
  /** Literal text and fields in order. */
  readonly parts: readonly (string | null | FieldNode)[];
}

export interface FieldNode extends Span {
  readonly type: "Field";
  readonly value: Expression;
  readonly format: readonly (string | null | FieldNode)[];
  /** `!r`, `=` or a format specification stands in the field. */
  readonly plain: boolean;
}

export interface AttributeNode extends Span {
  readonly type: "Attribute";
  readonly value: Expression;
  readonly attr: string;
}

export interface SubscriptNode extends Span {
  readonly type: "Subscript";
  readonly value: Expression;
  readonly index: Expression;
}

export interface Keyword extends Span {
  /** null for `**mapping`. */
  readonly name: string | null;
  readonly value: Expression;
}

export interface CallNode extends Span {
  readonly type: "Call";
  readonly func: Expression;
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
}

export interface StarredNode extends Span {
  readonly type: "Starred";
  readonly value: Expression;
  /** Alone in parentheses, or in a field of an f-string. */
  readonly alone?: "group" | "field";
}

export interface SequenceNode extends Span {
  readonly type: "Tuple" | "List" | "Set";
  readonly items: readonly Expression[];
  /** Tuples only: written in parentheses. */
  readonly parenthesized: boolean;
}

export interface DictNode extends Span {
  readonly type: "Dict";
  /** null for `**mapping`. */
  readonly keys: readonly (Expression | null)[];
  readonly values: readonly Expression[];
}

/** A chain of binary operators of one precedence, left to right (`**` has two operands). */
export interface OperationNode extends Span {
  readonly type: "Operation";
  readonly operators: readonly string[];
  readonly operands: readonly Expression[];
}

export interface CompareNode extends Span {
  readonly type: "Compare";
  readonly operators: readonly string[];
  readonly operands: readonly Expression[];
}

export interface BoolOpNode extends Span {
  readonly type: "BoolOp";
  readonly operator: "and" | "or";
  readonly operands: readonly Expression[];
}

export interface UnaryNode extends Span {
  readonly type: "Unary";
  readonly operator: string;
  readonly operand: Expression;
}

export interface ConditionalNode extends Span {
  readonly type: "Conditional";
  readonly test: Expression;
  readonly body: Expression;
  readonly orelse: Expression;
}

export interface LambdaNode extends Span {
  readonly type: "Lambda";
  readonly parameters: Parameters;
  readonly body: Expression;
}

export interface Generator extends Span {
  readonly target: Expression;
  readonly iter: Expression;
  readonly conditions: readonly Expression[];
  readonly async: boolean;
}

export interface ComprehensionNode extends Span {
  readonly type: "Comprehension";
  readonly form: "list" | "set" | "dict" | "generator";
  readonly element: Expression;
  /** Dicts only. */
  readonly value: Expression | null;
  readonly generators: readonly Generator[];
}

export interface AwaitNode extends Span {
  readonly type: "Await";
  readonly value: Expression;
}

export interface YieldNode extends Span {
  readonly type: "Yield";
  readonly from: boolean;
  readonly value: Expression | null;
}

export interface NamedExprNode extends Span {
  readonly type: "NamedExpr";
  readonly target: NameNode;
  readonly value: Expression;
}

export interface SliceNode extends Span {
  readonly type: "Slice";
  readonly parts: readonly Expression[];
}

export interface Parameter extends Span {
  readonly name: string;
  readonly kind: "positional-only" | "positional" | "star" | "keyword-only" | "double-star";
  readonly annotation: Expression | null;
  readonly fallback: Expression | null;
}

export type Parameters = readonly Parameter[];

export interface TypeParameter extends Span {
  readonly name: string;
  readonly bound: Expression | null;
  readonly fallback: Expression | null;
}
