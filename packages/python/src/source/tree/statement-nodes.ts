import type { Expression, Keyword, NameNode, Parameters, Span, TypeParameter } from "./expression-nodes.ts";

export type Statement =
  | FunctionNode
  | ClassNode
  | ReturnNode
  | DeleteNode
  | AssignNode
  | AugAssignNode
  | AnnAssignNode
  | ForNode
  | WhileNode
  | IfNode
  | WithNode
  | MatchNode
  | RaiseNode
  | TryNode
  | AssertNode
  | ImportNode
  | ImportFromNode
  | ScopeNode
  | ExpressionStatementNode
  | TypeAliasNode
  | JumpNode;

export interface Suite extends Span {
  readonly body: readonly Statement[];
}

export interface FunctionNode extends Span {
  readonly type: "Function";
  readonly name: string;
  readonly async: boolean;
  readonly decorators: readonly Expression[];
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: Parameters;
  readonly returns: Expression | null;
  /** Parsed when first asked for, where the tree was made without the bodies of functions. */
  readonly body: readonly Statement[];
  /** False as long as the body has not been parsed. */
  readonly isRead: boolean;
  /** Whether the text of the body matches: where it does not, the body need not be looked at. */
  mentions(pattern: RegExp): boolean;
}

export interface ClassNode extends Span {
  readonly type: "Class";
  readonly name: string;
  readonly decorators: readonly Expression[];
  readonly typeParameters: readonly TypeParameter[];
  readonly bases: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Statement[];
}

export interface ReturnNode extends Span {
  readonly type: "Return";
  readonly value: Expression | null;
}

export interface DeleteNode extends Span {
  readonly type: "Delete";
  readonly targets: readonly Expression[];
}

export interface AssignNode extends Span {
  readonly type: "Assign";
  readonly targets: readonly Expression[];
  readonly value: Expression;
}

export interface AugAssignNode extends Span {
  readonly type: "AugAssign";
  readonly target: Expression;
  readonly operator: string;
  readonly value: Expression;
}

export interface AnnAssignNode extends Span {
  readonly type: "AnnAssign";
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value: Expression | null;
  /** The target is a bare name without parentheses, which alone makes an annotation of the scope. */
  readonly simple: boolean;
}

export interface ForNode extends Span {
  readonly type: "For";
  readonly async: boolean;
  readonly target: Expression;
  readonly iter: Expression;
  readonly body: readonly Statement[];
  readonly orelse: Suite | null;
}

export interface WhileNode extends Span {
  readonly type: "While";
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: Suite | null;
}

export interface IfBranch extends Suite {
  readonly test: Expression;
}

/** `if` and its `elif` branches in order; never nested, however long the chain. */
export interface IfNode extends Span {
  readonly type: "If";
  readonly branches: readonly IfBranch[];
  readonly orelse: Suite | null;
}

export interface WithItem extends Span {
  readonly context: Expression;
  readonly target: Expression | null;
}

export interface WithNode extends Span {
  readonly type: "With";
  readonly async: boolean;
  readonly items: readonly WithItem[];
  readonly body: readonly Statement[];
}

export interface MatchCase extends Suite {
  /** Names that the pattern binds, with their places. */
  readonly captures: readonly NameNode[];
  /** Values that the pattern compares with. */
  readonly values: readonly Expression[];
  /** The pattern takes everything. */
  readonly irrefutable: boolean;
  readonly guard: Expression | null;
}

export interface MatchNode extends Span {
  readonly type: "Match";
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}

export interface RaiseNode extends Span {
  readonly type: "Raise";
  readonly exception: Expression | null;
  readonly cause: Expression | null;
}

export interface ExceptHandler extends Suite {
  /** null for a bare `except:`. */
  readonly filter: Expression | null;
  readonly name: string | null;
}

export interface TryNode extends Span {
  readonly type: "Try";
  readonly star: boolean;
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: Suite | null;
  readonly finalbody: Suite | null;
}

export interface AssertNode extends Span {
  readonly type: "Assert";
  readonly test: Expression;
  readonly message: Expression | null;
}

export interface Alias extends Span {
  readonly name: string;
  readonly asname: string | null;
}

export interface ImportNode extends Span {
  readonly type: "Import";
  readonly names: readonly Alias[];
}

export interface ImportFromNode extends Span {
  readonly type: "ImportFrom";
  readonly level: number;
  readonly module: string | null;
  readonly names: readonly Alias[];
}

export interface ScopeNode extends Span {
  readonly type: "Global" | "Nonlocal";
  readonly names: readonly NameNode[];
}

export interface ExpressionStatementNode extends Span {
  readonly type: "Expression";
  readonly value: Expression;
}

export interface TypeAliasNode extends Span {
  readonly type: "TypeAlias";
  readonly name: NameNode;
  readonly typeParameters: readonly TypeParameter[];
  readonly value: Expression;
}

export interface JumpNode extends Span {
  readonly type: "Pass" | "Break" | "Continue";
}
