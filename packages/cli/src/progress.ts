import type { WatchPhases, WatchTree } from "@pylayout/core";
import type { OutputStream, Surroundings } from "./streams.ts";
import { printable } from "./text.ts";

/** Milliseconds before anything is shown, and between two lines. */
const PATIENCE = 1000;
const INTERVAL = 100;

/** The clock is looked at once in so many steps. */
const STRIDE = 64;

/** What is said of a part of the work. */
const DOING: Readonly<Partial<Record<string, string>>> = {
  scan: "scanning modules",
  resolve: "resolving imports",
  simulate: "simulating the tests",
  wheel: "planning the wheel",
};

const CLEAR_LINE = "\r\u001b[2K";

/** One line on a terminal that says what a long run is doing; nothing where the run is short. */
export class Progress {
  readonly #stream: OutputStream;
  readonly #now: () => number;
  readonly #counts = { listed: 0, read: 0 };
  #steps = 0;
  #next: number;
  #shown = false;

  constructor(stream: OutputStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#next = now() + PATIENCE;
  }

  readonly watch: WatchTree = (step, path) => {
    this.#counts[step]++;
    if (++this.#steps % STRIDE !== 0) return;
    const now = this.#now();
    if (now < this.#next) return;
    this.#next = now + INTERVAL;
    const { listed, read } = this.#counts;
    this.#show(`${step === "listed" ? `${listed} entries found` : `${read} files read`}  ${printable(path)}`);
  };

  readonly watchPhases: WatchPhases = (phase) => {
    const doing = DOING[phase];
    const now = doing === undefined ? 0 : this.#now();
    if (doing === undefined || now < this.#next) return;
    this.#next = now + INTERVAL;
    this.#show(`${this.#counts.read} files read  ${doing}`);
  };

  /** Takes the line away, before anything else is printed. */
  clear(): void {
    if (this.#shown) this.#stream.write(CLEAR_LINE);
    this.#shown = false;
  }

  #show(said: string): void {
    const room = Math.max(10, (this.#stream.columns ?? 80) - 1);
    const characters = Array.from(`pylayout: ${said}`);
    const line = characters.length > room ? `${characters.slice(0, room - 1).join("")}…` : characters.join("");
    this.#stream.write(`${CLEAR_LINE}${line}`);
    this.#shown = true;
  }
}

/** Progress on standard error where that is a terminal that can take a line back. */
export function openProgress({ stderr, environment }: Surroundings): Progress | undefined {
  const { TERM, CI } = environment;
  return stderr.isTTY === true && TERM !== "dumb" && !CI ? new Progress(stderr) : undefined;
}
