import type { VersionSet } from "../../versions/version-set.ts";
import { swallowed } from "../events/exception-handlers.ts";
import { evaluateTest, type TestVerdict } from "../events/static-test.ts";
import { scopeBodies } from "../tree/nested-bodies.ts";
import type {
  ExceptHandler,
  Expression,
  ForNode,
  IfNode,
  MatchNode,
  Statement,
  TryNode,
  WhileNode,
  WithNode,
} from "../tree/nodes.ts";
import { targetNames } from "./bind-expressions.ts";
import type { ModuleBinder } from "./bind-module.ts";
import type { BranchEnd } from "./binding-timeline.ts";
import type { BoundState } from "./bound-state.ts";

/** Executes the statements that have blocks in the module's own scope. */
export class BlockBinder {
  private readonly module: ModuleBinder;

  constructor(module: ModuleBinder) {
    this.module = module;
  }

  /** False where execution does not come out behind the statement. */
  statement(statement: Statement): boolean {
    switch (statement.type) {
      case "If":
        return this.if(statement);
      case "For":
        return this.for(statement);
      case "While":
        return this.while(statement);
      case "Try":
        return this.try(statement);
      case "With":
        return this.with(statement);
      case "Match":
        return this.match(statement);
      default:
        return true;
    }
  }

  private branch(body: readonly Statement[], end: number, before?: () => void): BranchEnd {
    return this.module.timeline.branch(end, () => {
      before?.();
      return this.module.body(body);
    });
  }

  private nothing(end: number): BranchEnd {
    return this.branch([], end);
  }

  private if(node: IfNode): boolean {
    const ends: BranchEnd[] = [];
    let reaches: VersionSet = this.module.versions;
    for (const { test, body, end } of node.branches) {
      const verdict = this.evaluate(test);
      if ((reaches & ~verdict.false) !== 0) ends.push(this.branch(body, end));
      reaches &= ~verdict.true;
      if (reaches === 0) break;
    }
    if (reaches !== 0) ends.push(node.orelse ? this.branch(node.orelse.body, node.orelse.end) : this.nothing(node.end));
    return this.module.timeline.join(ends, node.end);
  }

  private evaluate(test: Expression): TestVerdict {
    const verdict = evaluateTest(test, (name) => this.module.aliases.resolve(name));
    this.module.tested.add(verdict.true).add(verdict.false);
    return verdict;
  }

  private for(node: ForNode): boolean {
    const items = this.module.constants.resolve(node.iter);
    const runs =
      (items.type === "Tuple" || items.type === "List") && items.items.some((item) => item.type !== "Starred");
    return this.loop(node, runs, () => {
      this.target(node.target, node.iter.end);
    });
  }

  private target(target: Expression, offset: number): void {
    targetNames(target, (name) => {
      this.module.bind(name, offset);
    });
  }

  private while(node: WhileNode): boolean {
    const verdict = this.evaluate(node.test);
    if ((this.module.versions & ~verdict.false) === 0) return this.module.body(node.orelse?.body ?? []);
    if ((this.module.versions & ~verdict.true) !== 0) return this.loop(node, false);
    // Nothing but `break` leads out, and nothing to `else`.
    this.loop({ ...node, orelse: null }, true);
    return hasBreak(node.body);
  }

  /** `runs`: the body is executed at least once. */
  private loop(node: ForNode | WhileNode, runs: boolean, before?: () => void): boolean {
    const { timeline } = this.module;
    const { result: loop, escaped } = timeline.escapes.catch("jump", () =>
      timeline.branch(node.end, () => {
        before?.();
        const completes = this.module.body(node.body);
        // The next round may raise.
        timeline.escapes.leave("raise");
        return completes;
      }),
    );
    const jumps = hasJump(node.body);
    timeline.apply(loop, node.end, runs && !jumps && loop.completes);
    timeline.mayHave(escaped, node.end);
    if (!node.orelse) return true;
    const orelse = this.branch(node.orelse.body, node.end);
    timeline.apply(orelse, node.end, !jumps && orelse.completes);
    return jumps || orelse.completes;
  }

  private try(node: TryNode): boolean {
    const { timeline } = this.module;
    const bodyEnd = node.handlers[0]?.start ?? node.orelse?.start ?? node.finalbody?.start ?? node.end;
    const { result: body, escaped } = timeline.escapes.catch("raise", () => this.branch(node.body, bodyEnd));
    const normal = timeline.branch(node.end, () => {
      timeline.apply(body, bodyEnd, true);
      return body.completes && this.module.body(node.orelse?.body ?? []);
    });
    const handlers = node.handlers.map((handler) => this.handler(handler, escaped));
    const completes = timeline.join([normal, ...handlers], node.finalbody?.start ?? node.end);
    return this.module.body(node.finalbody?.body ?? []) && completes;
  }

  private handler(handler: ExceptHandler, escaped: ReadonlyMap<string, BoundState>): BranchEnd {
    const { timeline } = this.module;
    return timeline.branch(handler.end, () => {
      timeline.mayHave(escaped, handler.start);
      if (handler.name !== null) this.module.bind(handler.name, handler.start);
      const completes = this.module.body(handler.body);
      if (handler.name !== null) timeline.set(handler.name, "absent", handler.end);
      return completes;
    });
  }

  private with(node: WithNode): boolean {
    const { timeline } = this.module;
    const swallows = swallowed(node, this.module.aliases, this.module.constants) !== null;
    for (const { target, end } of node.items) {
      timeline.escapes.leave("raise");
      if (target) this.target(target, end);
    }
    if (!swallows) return this.module.body(node.body);
    const { result: body, escaped } = timeline.escapes.catch("raise", () => this.branch(node.body, node.end));
    timeline.mayHave(escaped, node.end);
    if (body.completes) timeline.apply(body, node.end, false);
    return true;
  }

  private match(node: MatchNode): boolean {
    const ends = node.cases.map(({ captures, body, start, end }) =>
      this.branch(body, end, () => {
        for (const { id } of captures) this.module.bind(id, start);
      }),
    );
    const captured = node.cases.flatMap(({ captures }) => captures);
    if (node.cases.at(-1)?.irrefutable !== true) ends.push(this.nothing(node.end));
    const completes = this.module.timeline.join(ends, node.end);
    for (const { id } of captured) {
      if (this.module.timeline.now(id) === "absent") this.module.timeline.set(id, "possible", node.end);
    }
    return completes;
  }
}

/** `break` out of the loop whose body this is. */
function hasBreak(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    if (statement.type === "Break") return true;
    if (statement.type === "For" || statement.type === "While") return hasBreak(statement.orelse?.body ?? []);
    return scopeBodies(statement).some(hasBreak);
  });
}

/** `break`, `continue` or anything that leaves the body early. */
function hasJump(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    if (statement.type === "Break" || statement.type === "Continue") return true;
    return scopeBodies(statement).some(hasJump);
  });
}
