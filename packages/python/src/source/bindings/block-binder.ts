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
    const loop = this.branch(node.body, node.end, () => {
      this.target(node.target, node.iter.end);
    });
    return this.afterLoop(node, loop, runs);
  }

  private target(target: Expression, offset: number): void {
    targetNames(target, (name) => {
      this.module.bind(name, offset);
    });
  }

  private while(node: WhileNode): boolean {
    const verdict = this.evaluate(node.test);
    if ((this.module.versions & ~verdict.false) === 0) return this.module.body(node.orelse?.body ?? []);
    const loop = this.branch(node.body, node.end);
    return this.afterLoop(node, loop, (this.module.versions & ~verdict.true) === 0);
  }

  /** `runs`: the body is executed at least once. */
  private afterLoop(node: ForNode | WhileNode, loop: BranchEnd, runs: boolean): boolean {
    const jumps = hasJump(node.body);
    this.module.timeline.apply(loop, node.end, runs && !jumps && loop.completes);
    if (!node.orelse) return true;
    const orelse = this.branch(node.orelse.body, node.end);
    this.module.timeline.apply(orelse, node.end, !jumps && orelse.completes);
    return jumps || orelse.completes;
  }

  private try(node: TryNode): boolean {
    const { timeline } = this.module;
    const bodyEnd = node.handlers[0]?.start ?? node.orelse?.start ?? node.finalbody?.start ?? node.end;
    const body = this.branch(node.body, bodyEnd);
    const normal = timeline.branch(node.end, () => {
      timeline.apply(body, bodyEnd, true);
      return body.completes && this.module.body(node.orelse?.body ?? []);
    });
    const handlers = node.handlers.map((handler) => this.handler(handler, body));
    const completes = timeline.join([normal, ...handlers], node.finalbody?.start ?? node.end);
    return this.module.body(node.finalbody?.body ?? []) && completes;
  }

  private handler(handler: ExceptHandler, body: BranchEnd): BranchEnd {
    const { timeline } = this.module;
    return timeline.branch(handler.end, () => {
      timeline.apply(body, handler.start, false);
      if (handler.name !== null) this.module.bind(handler.name, handler.start);
      const completes = this.module.body(handler.body);
      if (handler.name !== null) timeline.set(handler.name, "absent", handler.end);
      return completes;
    });
  }

  private with(node: WithNode): boolean {
    const { timeline } = this.module;
    const swallows = swallowed(node, this.module.aliases, this.module.constants) !== null;
    for (const { target, end } of node.items) if (target) this.target(target, end);
    if (!swallows) return this.module.body(node.body);
    const body = this.branch(node.body, node.end);
    timeline.apply(body, node.end, false);
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

/** `break`, `continue` or anything that leaves the body early. */
function hasJump(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    if (statement.type === "Break" || statement.type === "Continue") return true;
    return scopeBodies(statement).some(hasJump);
  });
}
