import { ALL_VERSIONS, NO_VERSIONS } from "../../versions/version-set.ts";
import type { BlockKind } from "../source-facts.ts";
import type {
  Expression,
  ForNode,
  FunctionNode,
  IfNode,
  MatchNode,
  Statement,
  Suite,
  TryNode,
  WhileNode,
  WithNode,
} from "../tree/nodes.ts";
import { branchRuns } from "./branch-runs.ts";
import { openFrame, type BlockFrame } from "./block-frame.ts";
import type { EventContext } from "./event-context.ts";
import { alwaysRaises, caughtNames, swallowed } from "./exception-handlers.ts";
import { evaluateTest, isTypeChecking, type TestVerdict } from "./static-test.ts";
import { scopeBodies } from "../tree/nested-bodies.ts";

type FrameOptions = Parameters<typeof openFrame>[3];
type Visit = (statement: Statement, frame: BlockFrame) => void;

const MAX_LOOP_VALUES = 64;

/** Walks all statements with the frame of the block that holds each. */
export class BlockWalker {
  private readonly context: EventContext;
  private readonly visit: Visit;
  private readonly enters: (node: FunctionNode) => boolean;

  /** `enters`: which functions are walked, too. */
  constructor(context: EventContext, enters: (node: FunctionNode) => boolean, visit: Visit) {
    this.context = context;
    this.enters = enters;
    this.visit = visit;
  }

  walk(body: readonly Statement[], frame: BlockFrame): void {
    for (const statement of body) {
      this.visit(statement, frame);
      this.blocks(statement, frame);
    }
  }

  private blocks(statement: Statement, frame: BlockFrame): void {
    switch (statement.type) {
      case "Function": {
        if (!this.enters(statement)) return;
        const kind = statement.async ? "async-function" : "function";
        this.walk(statement.body, openFrame(kind, statement.start, frame, { runsOn: NO_VERSIONS, certain: false }));
        return;
      }
      case "Class":
        this.walk(statement.body, openFrame("class", statement.start, frame));
        return;
      case "If":
        this.if(statement, frame);
        return;
      case "For":
        this.for(statement, frame);
        return;
      case "While":
        this.while(statement, frame);
        return;
      case "Try":
        this.try(statement, frame);
        return;
      case "With":
        this.with(statement, frame);
        return;
      case "Match":
        this.match(statement, frame);
        return;
      default:
    }
  }

  private if(node: IfNode, parent: BlockFrame): void {
    let head: BlockFrame | null = null;
    const runs = branchRuns(node.branches.map((branch) => this.test(branch.test)));
    for (const [i, branch] of node.branches.entries()) {
      const kind: BlockKind = head ? "elif" : isTypeChecking(branch.test) ? "type-checking" : "if";
      const frame: BlockFrame = openFrame(kind, branch.start, parent, { ...runs[i], head });
      head ??= frame;
      this.walk(branch.body, frame);
    }
    this.optional(node.orelse, "else", parent, { ...runs.at(-1), head });
  }

  private test(node: Expression): TestVerdict {
    return evaluateTest(node, (name) => this.context.resolve(name));
  }

  private optional(suite: Suite | null, kind: BlockKind, parent: BlockFrame, more: FrameOptions): void {
    if (suite) this.walk(suite.body, openFrame(kind, suite.start, parent, more));
  }

  private while(node: WhileNode, parent: BlockFrame): void {
    const verdict = this.test(node.test);
    const runsOn = ALL_VERSIONS & ~verdict.false;
    const head = openFrame("while", node.start, parent, { runsOn, certain: (runsOn & ~verdict.true) === 0 });
    this.walk(node.body, head);
    const endless = verdict.true === ALL_VERSIONS;
    const more = { runsOn: endless ? NO_VERSIONS : ALL_VERSIONS, certain: !leavesLoop(node.body), head };
    this.optional(node.orelse, "while-else", parent, more);
  }

  private for(node: ForNode, parent: BlockFrame): void {
    const values = literalItems(this.context.constants.resolve(node.iter));
    const head = openFrame("for", node.start, parent, { certain: values.length > 0 });
    if (values.length > 0 && node.target.type === "Name" && !parent.inFunction) {
      let round = 0;
      this.context.constants.withLoop(node.target.id, values.slice(0, MAX_LOOP_VALUES), () => {
        this.context.repeating += round++ > 0 ? 1 : 0;
        this.walk(node.body, head);
        this.context.repeating -= round > 1 ? 1 : 0;
      });
    } else this.walk(node.body, head);
    this.optional(node.orelse, "for-else", parent, { certain: !leavesLoop(node.body), head });
  }

  private try(node: TryNode, parent: BlockFrame): void {
    const head = openFrame("try", node.start, parent);
    const frames = node.handlers.map((handler) => {
      return openFrame(node.star ? "except*" : "except", handler.start, parent, { certain: false, head });
    });
    head.handlers = node.handlers.map((handler, i) => ({
      catches: caughtNames(handler.filter, this.context.constants),
      reraises: alwaysRaises(handler.body, this.context.aliases),
      frame: frames[i] ?? null,
    }));
    this.walk(node.body, head);
    node.handlers.forEach((handler, i) => {
      this.walk(handler.body, frames[i] ?? head);
    });
    this.optional(node.orelse, "try-else", parent, { head });
    this.optional(node.finalbody, "finally", parent, { head });
  }

  private with(node: WithNode, parent: BlockFrame): void {
    const frame = openFrame("with", node.start, parent);
    const catches = swallowed(node, this.context.aliases, this.context.constants);
    if (catches !== null) frame.handlers = [{ catches, reraises: false, frame: null }];
    this.walk(node.body, frame);
  }

  private match(node: MatchNode, parent: BlockFrame): void {
    for (const each of node.cases)
      this.walk(each.body, openFrame("match-case", each.start, parent, { certain: false }));
  }
}

/** Items of a literal list or tuple; none where there is something to unpack. */
export function literalItems(node: Expression): readonly Expression[] {
  if (node.type !== "Tuple" && node.type !== "List") return [];
  return node.items.some((item) => item.type === "Starred") ? [] : node.items;
}

/** A `break` of this loop, which leaves out its `else`. */
function leavesLoop(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    if (statement.type === "Break") return true;
    if (statement.type === "For" || statement.type === "While") return leavesLoop(statement.orelse?.body ?? []);
    return scopeBodies(statement).some(leavesLoop);
  });
}
