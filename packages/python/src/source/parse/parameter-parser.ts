import type { Expression, Parameter, Parameters } from "../tree/nodes.ts";
import { StringParser } from "./string-parser.ts";

interface ParameterState {
  readonly list: Parameter[];
  readonly names: Set<string>;
  readonly close: string;
  readonly annotated: boolean;
  /** Offset of a `*` that still needs a name behind it; -1 for none. */
  bareStar: number;
  star: boolean;
  slash: boolean;
  fallback: boolean;
}

/** Reads the parameters of functions and lambdas. */
export abstract class ParameterParser extends StringParser {
  protected abstract expression(): Expression;
  protected abstract starAnnotation(): Expression;

  /** Parameters up to the token `close`, which stays. Annotations are allowed for functions only. */
  protected parameters(close: string, annotated: boolean): Parameters {
    const state: ParameterState = {
      list: [],
      names: new Set<string>(),
      close,
      annotated,
      bareStar: -1,
      star: false,
      slash: false,
      fallback: false,
    };
    while (!this.is(close)) {
      if (state.list.at(-1)?.kind === "double-star") this.fail("arguments cannot follow var-keyword argument");
      if (this.is("*")) this.starParameter(state);
      else if (this.is("**")) this.doubleStarParameter(state);
      else if (this.is("/")) this.slash(state);
      else this.plainParameter(state);
      if (!this.accept(",")) break;
    }
    if (state.bareStar >= 0) this.fail("named arguments must follow bare *", state.bareStar);
    if (!this.is(close)) this.fail();
    return state.list;
  }

  private slash(state: ParameterState): void {
    if (state.slash) this.fail("/ may appear only once");
    if (state.star) this.fail("/ must be ahead of *");
    if (state.list.length === 0) this.fail("at least one argument must precede /");
    state.slash = true;
    state.list.forEach((parameter, i) => {
      state.list[i] = { ...parameter, kind: "positional-only" };
    });
    this.advance();
  }

  private starParameter(state: ParameterState): void {
    const { start } = this;
    if (state.star) this.fail("* argument may appear only once");
    state.star = true;
    this.advance();
    if (!this.is("name")) {
      if (!this.is(",")) this.fail("named arguments must follow bare *", start);
      state.bareStar = start;
      return;
    }
    this.add(state, "star");
    if (this.is("=")) this.fail("var-positional argument cannot have default value");
  }

  private doubleStarParameter(state: ParameterState): void {
    if (state.bareStar >= 0) this.fail("named arguments must follow bare *", state.bareStar);
    this.advance();
    this.add(state, "double-star");
    if (this.is("=")) this.fail("var-keyword argument cannot have default value");
  }

  private plainParameter(state: ParameterState): void {
    if (this.is("(")) {
      this.fail(
        state.annotated
          ? "Function parameters cannot be parenthesized"
          : "Lambda expression parameters cannot be parenthesized",
      );
    }
    const { start } = this;
    this.add(state, state.star ? "keyword-only" : "positional");
    state.bareStar = -1;
    if (state.list.at(-1)?.fallback) state.fallback = true;
    else if (state.fallback && !state.star) {
      this.fail("parameter without a default follows parameter with a default", start);
    }
  }

  private add(state: ParameterState, kind: Parameter["kind"]): void {
    const { start } = this;
    const name = this.name();
    if (state.names.has(name)) this.fail(`duplicate argument '${name}' in function definition`, start);
    if (name === "__debug__") this.fail("cannot assign to __debug__", start);
    state.names.add(name);
    const annotation = state.annotated && this.accept(":") ? this.annotation(kind) : null;
    const takesDefault = kind !== "star" && kind !== "double-star";
    const fallback = takesDefault && this.accept("=") ? this.expression() : null;
    state.list.push({ name, kind, annotation, fallback, start, end: this.lastEnd });
  }

  private annotation(kind: Parameter["kind"]): Expression {
    return kind === "star" && this.is("*") ? this.starAnnotation() : this.expression();
  }
}
