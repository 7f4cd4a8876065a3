import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildFileTree } from "@pylayout/core";
import { Observations, RunKeeper, worktreeSource } from "@pylayout/node";
import { python } from "@pylayout/python";
import { describe, expect, it } from "vitest";
import { CacheSandbox, waitForClock } from "./cache-sandbox.ts";

const FILES = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`m${i}.py`, `import n${i}\n`]));
const PATHS = Object.keys(FILES);

/** Asks every source for its imports as `lint` would; the files that had to be read. */
function runOn(project: CacheSandbox, reader = "this pylayout"): string[] {
  const observations = Observations.begin();
  const keeper = RunKeeper.open({ root: project.root, location: undefined, reader }, project.environment, observations);
  const read: string[] = [];
  const tree = buildFileTree(worktreeSource(project.root), (step, file) => step === "read" && read.push(file));
  const model = python.createModel(tree, {}, () => ({}), keeper?.memo);
  for (const file of PATHS) {
    const event = model.source(file)?.events[0];
    const text = readFileSync(project.at(file), "utf8");
    expect(event?.kind === "import" && `import ${event.module}\n`, file).toBe(text);
  }
  observations.end();
  keeper?.keep("a run", { code: 0, stdout: "", stderr: "" });
  return read.filter((file) => file.endsWith(".py"));
}

async function keptProject(): Promise<CacheSandbox> {
  const project = new CacheSandbox(FILES);
  await waitForClock();
  expect(runOn(project)).toEqual(PATHS);
  await waitForClock();
  return project;
}

function contentFiles(project: CacheSandbox): string[] {
  return readdirSync(project.at(".pylayout_cache"))
    .filter((name) => name.endsWith(".contents"))
    .map((name) => project.at(".pylayout_cache", name));
}

describe("what is known of sources", () => {
  it("is taken from an earlier run, but of those that have changed", async () => {
    const project = await keptProject();
    expect(runOn(project)).toEqual([]);
    project.write("m3.py", "import changed\n");
    await waitForClock();
    expect(runOn(project)).toEqual(["m3.py"]);
    await waitForClock();
    expect(runOn(project)).toEqual([]);
  });

  it("is told apart by more than size and time", async () => {
    const project = await keptProject();
    const { mtime } = statSync(project.at("m1.py"));
    project.write("m1.py", "import o1\n", mtime);
    project.write("other.py", "import p1\n", statSync(project.at("m2.py")).mtime);
    renameSync(project.at("other.py"), project.at("m2.py"));
    await waitForClock();
    expect(runOn(project)).toEqual(["m1.py", "m2.py"]);
  });

  it("counts as read: a kept run is not repeated where such a source has changed", async () => {
    const project = await keptProject();
    await project.lint();
    project.write("m8.py", "import changed\n");
    await waitForClock();
    await project.lint();
    expect(project.hasKept()).toBe(true);
    project.write("m4.py", "import changed\n");
    expect(project.hasKept()).toBe(false);
  });

  it("is for this pylayout, this user and this root alone", async () => {
    const project = await keptProject();
    expect(runOn(project, "another")).toEqual(PATHS);
    expect(runOn(project)).toEqual([]);
    const copy = new CacheSandbox({});
    renameSync(project.root, path.join(copy.root, "moved"));
    const moved = Object.create(copy, { root: { value: copy.at("moved") } }) as CacheSandbox;
    moved.environment = project.environment;
    expect(runOn(moved)).toEqual(PATHS);
    await waitForClock();
    moved.environment = { ...project.environment, XDG_CACHE_HOME: copy.home };
    expect(runOn(moved)).toEqual(PATHS);
  });

  it("is not believed where it was damaged, with its voucher or without", async () => {
    const project = await keptProject();
    const [file = ""] = contentFiles(project);
    const whole = readFileSync(file);
    const folder = path.join(project.home, "pylayout/kept");
    const vouchers = readdirSync(folder).map((name) => path.join(folder, name));
    const voucher = vouchers.find((each) => readFileSync(each, "utf8").includes(".contents")) ?? "";
    const vouched = JSON.parse(readFileSync(voucher, "utf8")) as object;
    for (let at = 16; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole);
      damaged[at] = (whole[at] ?? 0) ^ 0x55;
      writeFileSync(file, damaged);
      if (at % 2 === 0) {
        const { size, mtimeMs, ctimeMs, ino } = statSync(file);
        writeFileSync(voucher, JSON.stringify({ ...vouched, identity: [size, mtimeMs, ctimeMs, ino] }));
      }
      const keeper = RunKeeper.open(
        { root: project.root, location: undefined, reader: "this pylayout" },
        project.environment,
        Observations.begin(),
      );
      expect(keeper?.memo.kept, `byte ${at}`).toBeUndefined();
      keeper?.drop();
    }
    expect(runOn(project)).toEqual(PATHS);
  });

  it("is bounded", async () => {
    const project = await keptProject();
    for (let build = 0; build < 7; build++) runOn(project, `build ${build}`);
    expect(contentFiles(project)).toHaveLength(4);
    expect(runOn(project, "build 6")).toEqual([]);
  });
});
