import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32 } from "node:zlib";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runCachedScript } from "../src/cached-script.ts";

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
function twice(n) { return 2 * n; } })`,
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

  test("leaves code alone that was of use", () => {
    run()();
    const before = readFileSync(cache);
    run()();
    expect(readFileSync(cache)).toEqual(before);
  });

  test.each([
    ["empty", () => Buffer.alloc(0)],
    ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["changed", (bytes: Buffer) => bytes.fill(7, bytes.length / 2, bytes.length / 2 + 9)],
    ["no code at all", () => Buffer.from("something else")],
  ])("makes it anew where the file is %s", (_what, damage) => {
    run()();
    const whole = readFileSync(cache);
    writeFileSync(cache, damage(Buffer.from(whole)));
    run()();
    const bytes = readFileSync(cache);
    expect(bytes.length).toBeGreaterThan(whole.length / 2);
    expect(bytes.readUInt32LE(0)).toBe(crc32(bytes.subarray(4)));
  });

  test("runs where the file cannot be written, and where none is wanted", () => {
    run(path.join(script, "below-a-file"))();
    run(null)();
    expect(readdirSync(folder)).toEqual(["script.cjs"]);
  });
});
