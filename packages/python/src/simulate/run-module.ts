import type { Block, Handler, SourceEvent } from "../source/source-facts.ts";
import { asksProject } from "./asks-project.ts";
import { catches } from "./exception-classes.ts";
import { firstHandler, isGuard, isSkip, lacksOther } from "./caught-failure.ts";
import { compileFailure } from "./compile-failure.ts";
import { FaultWatch } from "./evaluate/fault-watch.ts";
import { bindingIndex } from "./evaluate/binding-index.ts";
import { branchRuns } from "./evaluate/known-value.ts";
import { type AbsentName, absentName } from "./evaluate/absent-name.ts";
import { READS_STRANGE_NAME } from "./evaluate/suspicious-text.ts";
import { type Failure, otherFailure } from "./failure.ts";
import { ENDED, type LoadedModule } from "./loaded-module.ts";
import { type Program, type ProgramItem, programOf, programWithUses } from "./program.ts";
import { runEvent } from "./run-event.ts";
import { runUse } from "./run-use.ts";
import { usesAreSafe } from "./safe-uses.ts";
import type { Simulation } from "./simulation.ts";
import { mayHaveSkipped } from "./skipping-calls.ts";

/** Executes a module's body, as the loader does after the module is in sys.modules. */
export function runModule(sim: Simulation, module: LoadedModule): Failure | null {
  const { facts } = module;
  if (facts === null) return null;
  module.position = 0;
  const broken = compileFailure(sim, module);
  if (broken !== null) return broken;
  module.initializing = true;
  const failure = new Run(sim, module).all();
  module.initializing = false;
  if (failure === null) {
    module.position = ENDED;
    module.forgetNames();
  }
  return failure;
}

type TryItem = Extract<ProgramItem, { kind: "try" }>;

class Run {
  readonly #sim: Simulation;
  readonly #module: LoadedModule;
  readonly #path: string;
  readonly #faults: FaultWatch;
  #program: Program;
  #watching = false;
  /** Names whose modules have all that the text may read of them. */
  readonly #safe = new Map<string, LoadedModule>();
  /** How many enclosing blocks may or may not run. */
  #uncertain = 0;

  constructor(sim: Simulation, module: LoadedModule) {
    this.#sim = sim;
    this.#module = module;
    this.#path = module.file?.path ?? "";
    this.#faults = new FaultWatch(sim, module);
    if (module.facts === null) throw new TypeError(`${module.name} has no source`);
    this.#program = programOf(module.facts);
  }

  /** The whole body, and between its statements what may fail on its own. */
  all(): Failure | null {
    const failure = this.block(0) ?? this.#faultsBefore(Infinity);
    const skip = this.#maySkip ?? (isSkip(this.#module.doubt?.failure) ? this.#module.doubt?.reason : null);
    if (failure !== null) {
      failure.unlessSkipped ??=
        skip ?? mayHaveSkipped(this.#sim, this.#module, failure.offset ?? this.#module.position);
    }
    if (failure === null || this.#mayHaveLeft === null) return failure;
    this.#module.doubt ??= { reason: this.#mayHaveLeft, failure };
    return null;
  }

  /** Why execution may have ended before, in a handler that leaves the module; null: it has not. */
  #mayHaveLeft: string | null = null;
  /** Why the module may have been skipped. */
  #maySkip: string | null = null;

  #faultsBefore(offset: number): Failure | null {
    const failure = this.#faults.before(offset);
    return failure === null ? null : this.#passing(failure, ...this.#placeOf(failure.offset ?? this.#module.position));
  }

  /** 1-based line and 0-based column of a byte offset. */
  #placeOf(offset: number): [number, number] {
    const before = this.#sim.cache.text(this.#path).slice(0, offset);
    const lines = before.split(/\r\n|\r|\n/);
    return [lines.length, lines.at(-1)?.length ?? 0];
  }

  /** A block's items, those from a byte offset on left out. */
  block(index: number, end = Infinity): Failure | null {
    let watching = this.#watching;
    let items = this.#program.items[index] ?? [];
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      if (item === undefined || item.offset >= end) break;
      const failure = (index === 0 ? this.#faultsBefore(item.offset) : null) ?? this.#item(item);
      if (failure !== null) return failure;
      if (this.#watching !== watching) {
        watching = true;
        items = this.#program.items[index] ?? [];
        i = items.findIndex((other) => other.kind === item.kind && other.offset === item.offset);
      }
    }
    return null;
  }

  #item(item: ProgramItem): Failure | null {
    switch (item.kind) {
      case "event":
        return this.#event(item.event);
      case "use": {
        this.#module.position = item.use.offset;
        const failure = runUse(this.#sim, this.#module, item.use);
        return failure === null ? null : this.#passing(failure, item.use.line, item.use.column);
      }
      case "block":
        return this.#optional(item.block, () => this.#guarded(item.block, item.offset));
      case "try":
        return this.#optional(item.block, () => this.#try(item));
    }
  }

  #event(event: SourceEvent): Failure | null {
    this.#module.position = event.offset;
    if (this.#sim.trace !== null) this.#sim.running.push({ path: this.#path, line: event.line });
    const failure = runEvent(this.#sim, this.#module, event, this.#uncertain === 0);
    if (this.#sim.trace !== null) this.#sim.running.pop();
    if (!this.#watching && !this.#usesAreSafe()) this.#watch();
    return failure === null ? null : this.#passing(failure, event.line, event.column);
  }

  /** What the module may read of the modules bound in it exists already. */
  #usesAreSafe(): boolean {
    for (const [name, bound] of this.#module.moduleNames) {
      if (this.#safe.get(name) === bound) continue;
      if (!usesAreSafe(this.#sim, this.#module, name, bound)) return false;
      this.#safe.set(name, bound);
    }
    return true;
  }

  /** From now on the attributes that are read matter. */
  #watch(): void {
    this.#watching = true;
    if (this.#module.facts !== null) this.#program = programWithUses(this.#module.facts);
  }

  #passing(failure: Failure, line: number, column: number): Failure {
    failure.place ??= { path: this.#path, line, column };
    failure.chain.unshift({ path: this.#path, line, module: this.#module.name });
    return failure;
  }

  /** A block under a static test, or one that may or may not run: what fails there is no certain failure. */
  #optional(index: number, run: () => Failure | null): Failure | null {
    const block = this.#program.blocks[index];
    if (block === undefined || !this.#sim.decide(block.runsOn)) return null;
    const runs = block.certain || this.#isKnownToRun(block);
    if (runs !== null) return runs ? run() : null;
    this.#uncertain++;
    const failure = run();
    this.#uncertain--;
    if (failure !== null && !(isGuard(failure) && !asksProject(this.#sim, this.#module, block))) {
      const reason = `${this.#path}:${block.line}: ${failure.exception} under a condition that is not known`;
      this.#module.doubt ??= { reason, failure };
      if (isSkip(failure)) this.#maySkip ??= reason;
    }
    return null;
  }

  /** A branch of an `if` at the top on names whose values are known; null: not known. */
  #isKnownToRun({ head, kind, offset: start }: Block): boolean | null {
    const { facts } = this.#module;
    if (facts === null || !/^(?:if|elif|else)$/.test(kind)) return null;
    const offset = this.#program.blocks[head]?.offset ?? 0;
    PLAIN_TEST.lastIndex = offset;
    if (!PLAIN_TEST.test(this.#sim.cache.text(this.#path)) || this.#isInClass(head)) return null;
    const node = bindingIndex(facts).choiceAt(offset);
    if (node === undefined) return null;
    this.#module.position = offset;
    const branch = kind === "else" ? node.branches.length : node.branches.findIndex((each) => each.start === start);
    return branch < 0 ? null : branchRuns(this.#sim, this.#module, node, branch);
  }

  #isInClass(index: number): boolean {
    const { blocks } = this.#program;
    for (let block = blocks[index]; block !== undefined; block = blocks[block.parent]) {
      if (block.kind === "class") return true;
    }
    return false;
  }

  /** A block, and for `with` what its context manager catches. */
  #guarded(index: number, offset: number): Failure | null {
    const handlers = this.#program.blocks[index]?.handlers ?? [];
    if (handlers.length === 0) return this.block(index);
    const doubtBefore = this.#module.doubt;
    const failure = this.block(index);
    this.#settleDoubt(doubtBefore, handlers);
    return failure === null ? null : this.#catch(failure, handlers, offset);
  }

  /** A failure on its way through handlers; where one catches it for certain, that is kept in mind. */
  #catch(failure: Failure, handlers: readonly Handler[], offset: number): Failure | null {
    const { position } = this.#module;
    const handler = firstHandler(failure, handlers);
    const passed = this.#handle(failure, handlers);
    if (passed === null) this.#module.addCaught(offset, handler < 0 ? "perhaps" : { offset: position, handler });
    return passed;
  }

  #try(item: TryItem): Failure | null {
    const handlers = this.#program.blocks[item.block]?.handlers ?? [];
    const doubtBefore = this.#module.doubt;
    const unbound = this.#caughtName(item, handlers);
    let failure = unbound === null ? this.block(item.block) : this.#withoutName(item.block, unbound);
    const { doubt } = this.#module;
    if (doubt !== null && doubt !== doubtBefore) {
      this.#module.addCaught(item.offset, "perhaps");
      if (handlers.some((handler) => this.#leaves(handler))) this.#mayHaveLeft ??= doubt.reason;
    }
    this.#settleDoubt(doubtBefore, handlers);
    if (failure !== null) failure = this.#catch(failure, handlers, item.offset);
    else if (item.otherwise > 0) failure = this.#unlessGuard(item.otherwise);
    if (item.finally > 0) failure = this.block(item.finally) ?? failure;
    return failure;
  }

  /** The `else` of a try: what stands in the body may fail for reasons that are not known, so a `raise` is no certain one. */
  #unlessGuard(index: number): Failure | null {
    const failure = this.#optional(index, () => this.block(index));
    if (failure === null || isGuard(failure)) return null;
    if (!lacksOther(failure, this.#sim.world.assumeMissing)) return failure;
    const reason = `${this.#path}: what is assumed missing may fail in the try already`;
    this.#module.doubt ??= { reason, failure };
    return null;
  }

  /** `try: unicode ... except NameError:` tells Pythons apart. */
  #caughtName({ block, offset }: TryItem, handlers: readonly Handler[]): AbsentName | null {
    const { facts } = this.#module;
    if (!facts?.answer(READS_STRANGE_NAME)) return null;
    if (!handlers.some((handler) => catches(handler.catches, "NameError") === "yes")) return null;
    return this.#isInClass(block) ? null : absentName(this.#sim, this.#module, offset);
  }

  /** The body of a `try` up to where it reads an absent name; what comes then is doubtful where the name may be set. */
  #withoutName(block: number, { id, start, isCertain }: AbsentName): Failure | null {
    if (!isCertain) {
      const failure = this.block(block);
      if (failure === null || this.#module.position < start) return failure;
      this.#module.doubt ??= { reason: `${this.#path}: whether ${id} is a name is not known`, failure };
      return null;
    }
    const failure = this.block(block, start);
    if (failure !== null) return failure;
    this.#module.position = start;
    return this.#passing(otherFailure("NameError", `name '${id}' is not defined`), ...this.#placeOf(start));
  }

  /** The handler may end the execution of the module. */
  #leaves({ block, reraises }: Handler): boolean {
    const items = block >= 0 ? (this.#program.items[block] ?? []) : [];
    return reraises || items.some((item) => item.kind === "event" && /^(?:skip|exit|raise)$/.test(item.event.kind));
  }

  #handle(failure: Failure, handlers: readonly Handler[]): Failure | null {
    for (const handler of handlers) {
      const answer = catches(handler.catches, failure.exception);
      if (answer === "no") continue;
      const again = handler.block >= 0 ? this.block(handler.block) : null;
      if (answer === "maybe") {
        const reason = `${this.#path}: whether a handler catches the ${failure.exception} is not known`;
        this.#module.doubt ??= { reason, failure };
        return null;
      }
      if (again !== null) return again.details.raised === true && again.exception === "" ? failure : again;
      return handler.reraises ? failure : null;
    }
    return failure;
  }

  /** A doubt about the body of a try is none where its handlers catch what might be raised. */
  #settleDoubt(before: LoadedModule["doubt"], handlers: readonly Handler[]): void {
    const { doubt } = this.#module;
    if (doubt === before || doubt?.failure === null || doubt?.failure === undefined) return;
    const { exception } = doubt.failure;
    const handler = handlers.find(({ catches: classes }) => catches(classes, exception) === "yes");
    if (handler !== undefined && !handler.reraises) this.#module.doubt = before;
  }
}

/** The first branch asks for names and versions, and calls nothing. */
const PLAIN_TEST = /if[ \t]+(?:[^\n:()]|\([\d, \t]*\))*:/y;
