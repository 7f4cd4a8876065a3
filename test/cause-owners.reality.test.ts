import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildFileTree, memorySource } from "@pylayout/core";
import { python } from "@pylayout/python";
import { environmentWith, needs } from "@pylayout/reality";
import { describe, expect, it } from "vitest";
import { ownedCauses } from "./owned-causes.ts";
import { temporaryProject } from "./temporary-project.ts";

const interpreter = environmentWith(["pytest>=9.1"]);
needs("owned causes", interpreter === undefined ? "no Python in which pytest 9.1 can be installed" : undefined);

describe.skipIf(interpreter === undefined)("what rules say of owned causes", () => {
  it.each(ownedCauses)("%s: the real pytest fails on the same modules", (owner, files) => {
    const tree = buildFileTree(memorySource(files, { rootName: "proj" }));
    const causes = python.createModel(tree, {}, () => ({})).projects.flatMap((project) => project.rootCauses);
    expect(causes.map((cause) => cause.owner)).toEqual([owner]);
    const predicted = causes.flatMap(({ affects }) => affects.map((module) => module.path));
    expect(failingModules(interpreter ?? "", files)).toEqual(predicted);
  });
});

/** `-I` keeps the working directory off sys.path, as the command `pytest` does. */
function failingModules(command: string, files: Readonly<Record<string, string>>): string[] {
  const folder = path.join(temporaryProject("README.md"), "proj");
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const run = spawnSync(command, ["-I", "-m", "pytest", "--collect-only", "-q"], { cwd: folder, encoding: "utf8" });
  return [...run.stdout.matchAll(/^ERROR (\S+)/gm)].map(([, module = ""]) => module);
}
