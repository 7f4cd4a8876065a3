import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runCachedScript } from "../src/cached-script.ts";
import { keepCode, readKeptCode } from "../src/kept-code.ts";

const folder = mkdtempSync(path.join(tmpdir(), "cached-script-"));
const script = path.join(folder, "script.cjs");
const cache = path.join(folder, "deep/cache");
const seen = globalThis as { seen?: unknown };

afterAll(() => {
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  rmSync(path.dirname(cache), { recursive: true, force: true });
  writeFileSync(
    script,
    `((body) => (typeof module === "undefined" ? body : (module.exports = body)))(function (require, url) { globalThis.seen = [require("node:path").sep, url, twice(2)];
function twice(n) { return 2 * n; }
return { main: 1 }; })`,
  );
});

function run(cacheFile: string | null = cache): () => void {
  delete seen.seen;
  const save = runCachedScript(script, cacheFile);
  expect(seen.seen).toEqual([path.sep, expect.stringMatching(/^file:.*script\.cjs$/), 4]);
  return save;
}

describe("a script whose compiled code is kept", () => {
  test("runs, and keeps the code in one file", () => {
    run()();
    expect(readdirSync(path.dirname(cache))).toEqual(["cache"]);
    run();
  });

  test("leaves code alone that was of use, unless a run does more", () => {
    run()();
    expect(readKeptCode(cache)).toMatchObject({ parts: ["main"], work: 0 });
    run()();
    const kept = readKeptCode(cache);
    expect(kept?.work).toBeGreaterThan(0);
    if (kept === undefined) return;
    keepCode(cache, { ...kept, work: 1e12 });
    const before = readFileSync(cache);
    run()();
    expect(readFileSync(cache)).toEqual(before);
    keepCode(cache, { ...kept, parts: ["another"], work: 1e12 });
    run()();
    expect(readKeptCode(cache)?.parts).toEqual(["another", "main"]);
  });

  test.each([
    ["empty", () => Buffer.alloc(0)],
    ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["changed", (bytes: Buffer) => bytes.fill(7, bytes.length >> 1, (bytes.length >> 1) + 9)],
    ["no code at all", () => Buffer.from("something else")],
  ])("makes it anew where the file is %s", (_what, damage) => {
    run()();
    const whole = readFileSync(cache);
    writeFileSync(cache, damage(Buffer.from(whole)));
    run()();
    expect(readKeptCode(cache)?.code.length).toBeGreaterThan(whole.length / 2);
  });

  test("leaves nothing behind where the file cannot take its name", () => {
    mkdirSync(path.join(cache, "something"), { recursive: true });
    run()();
    expect(readdirSync(path.dirname(cache))).toEqual([path.basename(cache)]);
  });

  test("runs where the file cannot be written, and where none is wanted", () => {
    run(path.join(script, "below-a-file"))();
    run(null)();
    expect(readdirSync(folder)).toEqual(["script.cjs"]);
  });
});
