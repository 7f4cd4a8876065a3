import type { ContentMemo } from "@pylayout/core";
import { Observations, RunKeeper } from "@pylayout/node";
import { runPlace } from "./run-key.ts";
import type { OutputStream, Surroundings } from "./streams.ts";

/** What a run that may be kept needs. */
export interface KeptRun {
  /**
   * Tells where the run's root is, once that is known and before its files are read. What an earlier run made of their
   * contents, where such is kept.
   */
  readonly begin: (root: string) => ContentMemo | undefined;
  readonly surroundings: Surroundings;
}

/** Runs `lint` and keeps what it prints, for a run that would see the same; exit codes from 2 on are never kept. */
export async function keepRun(
  args: readonly string[],
  surroundings: Surroundings,
  run: (kept: KeptRun) => Promise<number>,
): Promise<number> {
  const place = runPlace(args, surroundings);
  if (place === undefined) return run({ begin: () => undefined, surroundings });
  const observations = Observations.begin();
  const recorder = new Recorder(surroundings, observations);
  let keeper: RunKeeper | undefined;
  const begin = (root: string) => {
    const { location, reader } = place;
    keeper ??= RunKeeper.open({ root, location, reader }, surroundings.environment, observations);
    return keeper?.memo;
  };
  let code = 2;
  try {
    code = await run({ begin, surroundings: recorder.surroundings });
  } finally {
    observations.end();
    if (code < 2 && recorder.isWhole) keeper?.keep(place.key, { code, ...recorder.printed });
    else keeper?.drop();
  }
  return code;
}

/** Passes on what is printed, and remembers it and the variables that were asked for. */
class Recorder {
  readonly surroundings: Surroundings;
  readonly #stdout: string[] = [];
  readonly #stderr: string[] = [];
  /** False where bytes were printed that are no text. */
  isWhole = true;

  constructor(surroundings: Surroundings, observations: Observations) {
    const { environment, stdout, stderr } = surroundings;
    this.surroundings = {
      ...surroundings,
      environment: new Proxy(environment, {
        get(target, name) {
          const value = typeof name === "string" ? target[name] : undefined;
          if (typeof name === "string") observations.variables.set(name, value);
          return value;
        },
      }),
      stdout: this.#recorded(stdout, this.#stdout),
      stderr: this.#recorded(stderr, this.#stderr),
    };
  }

  get printed(): { readonly stdout: string; readonly stderr: string } {
    return { stdout: this.#stdout.join(""), stderr: this.#stderr.join("") };
  }

  #recorded(stream: OutputStream, texts: string[]): OutputStream {
    return {
      write: (text) => {
        if (typeof text === "string") texts.push(text);
        else this.isWhole = false;
        return stream.write(text);
      },
      ...(stream.isTTY === undefined ? {} : { isTTY: stream.isTTY }),
      ...(stream.columns === undefined ? {} : { columns: stream.columns }),
      hasColors: () => stream.hasColors?.() ?? false,
    };
  }
}
