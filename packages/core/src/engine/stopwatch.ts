import type { PhaseTime } from "./lint-result.ts";

/** Where the time of a process goes, phase by phase: each moment counts for the innermost phase alone. */
class Stopwatch {
  readonly #times = new Map<string, number>();
  readonly #open: string[] = ["start"];
  #since = 0;

  enter(phase: string): void {
    this.#lap();
    this.#open[0] = phase;
  }

  during<Result>(phase: string, run: () => Result): Result {
    this.#lap();
    this.#open.push(phase);
    try {
      return run();
    } finally {
      this.#lap();
      this.#open.pop();
    }
  }

  read(): PhaseTime[] {
    this.#lap();
    return [...this.#times].map(([phase, milliseconds]) => ({ phase, milliseconds }));
  }

  #lap(): void {
    const now = performance.now();
    const phase = this.#open.at(-1) ?? "";
    this.#times.set(phase, (this.#times.get(phase) ?? 0) + now - this.#since);
    this.#since = now;
  }
}

let running: Stopwatch | undefined;
let watcher: WatchPhases | undefined;

/** Is told of each part of the work that begins: scan, resolve, simulate, ... */
export type WatchPhases = (phase: string) => void;

/** From now on somebody watches what is being done; undefined ends that. */
export function watchPhases(watch: WatchPhases | undefined): void {
  watcher = watch;
}

/** From now on phases are timed, up to the end of the process; what came before counts as "start". */
export function startStopwatch(): void {
  running ??= new Stopwatch();
}

/** The phase that all time belongs to from now on, but for what happens `during` another. */
export function enterPhase(phase: string): void {
  running?.enter(phase);
}

/** Runs a part of the work, timed if anybody asked for it. */
export function during<Result>(phase: string, run: () => Result): Result {
  watcher?.(phase);
  return running === undefined ? run() : running.during(phase, run);
}

/** Milliseconds since the process began, by phase in the order of their beginning; empty where nothing is timed. */
export function readStopwatch(): readonly PhaseTime[] {
  return running?.read() ?? [];
}
