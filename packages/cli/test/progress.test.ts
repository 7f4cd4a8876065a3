import { describe, expect, it } from "vitest";
import { openProgress, Progress } from "../src/progress.ts";

const CLEAR = "\r\u001b[2K";

function watched(columns: number) {
  const written: string[] = [];
  let time = 0;
  const stream = { isTTY: true, columns, write: (text: string | Uint8Array) => written.push(String(text)) };
  const progress = new Progress(stream, () => time);
  const steps = (count: number, path: string, milliseconds: number) => {
    for (let step = 0; step < count; step++) {
      time += milliseconds;
      progress.watch("listed", path);
    }
  };
  return { progress, written, steps };
}

describe("Progress", () => {
  it("says nothing of a short run", () => {
    const { progress, written, steps } = watched(80);
    steps(900, "a.py", 1);
    progress.clear();
    expect(written).toEqual([]);
  });

  it("writes one line over and over, and takes it away", () => {
    const { progress, written, steps } = watched(80);
    steps(1200, "pkg/a.py", 1);
    progress.clear();
    progress.clear();
    expect(written).toEqual([
      `${CLEAR}pylayout: 1024 entries found  pkg/a.py`,
      `${CLEAR}pylayout: 1152 entries found  pkg/a.py`,
      CLEAR,
    ]);
  });

  it("says what is done with the files that were read", () => {
    const { progress, written, steps } = watched(80);
    progress.watchPhases("scan");
    steps(64, "pkg/a.py", 20);
    steps(1, "pkg/a.py", 200);
    progress.watchPhases("report");
    progress.watchPhases("simulate");
    progress.watchPhases("scan");
    expect(written).toEqual([
      `${CLEAR}pylayout: 64 entries found  pkg/a.py`,
      `${CLEAR}pylayout: 0 files read  simulating the tests`,
    ]);
  });

  it("never fills the line, whatever files are called", () => {
    const { written, steps } = watched(40);
    steps(1100, `\u001b[31m\n${"long/".repeat(20)}`, 1);
    expect(written).toEqual([`${CLEAR}pylayout: 1024 entries found  \\x1b[31m…`]);
  });
});

describe("openProgress", () => {
  const stdout = { write: () => true };
  const terminal = { ...stdout, isTTY: true };

  it("is for terminals that can take a line back", () => {
    const on = (stderr: typeof stdout, environment: NodeJS.ProcessEnv) =>
      openProgress({ cwd: "", environment, stdout, stderr, stdin: () => Promise.resolve("") }) !== undefined;
    expect(on(terminal, { TERM: "xterm" })).toBe(true);
    expect(on(stdout, { TERM: "xterm" })).toBe(false);
    expect(on(terminal, { TERM: "dumb" })).toBe(false);
    expect(on(terminal, { TERM: "xterm", CI: "true" })).toBe(false);
  });
});
