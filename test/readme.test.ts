import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runBundle, runPylayout } from "./run-pylayout.ts";
import { temporaryProject } from "./temporary-project.ts";

const root = path.join(import.meta.dirname, "..");
const readme = readFileSync(path.join(root, "README.md"), "utf8");

describe("README.md", () => {
  it("shows what the sample really prints", async () => {
    const { stdout } = await runPylayout(root, "lint", "test/samples/incident");
    expect(block("text")).toBe(stdout);
  });

  it("shows a TOML configuration that is accepted", () => {
    const project = temporaryProject("legacy/\n  a.py");
    writeFileSync(path.join(project, "pyproject.toml"), block("toml"));
    expect(runBundle(project, "lint").stderr).toBe("");
  });

  it("shows a rule of one's own in at most twenty lines that runs", () => {
    const example = block("ts");
    expect(example.trimEnd().split("\n").length).toBeLessThanOrEqual(20);
    const project = temporaryProject("legacy/\n  a.py");
    writeFileSync(path.join(project, "pylayout.config.ts"), example);
    const { code, stdout } = runBundle(project, "lint", "--format", "concise");
    expect([code, stdout]).toEqual([1, "legacy: error: legacy: nothing new may be called legacy [team/no-legacy]\n"]);
  });

  it("names every rule", async () => {
    const { BUILTIN_RULE_MAP } = await import("../packages/cli/src/builtin-rules.ts");
    expect([...BUILTIN_RULE_MAP.keys()].filter((rule) => !readme.includes(`rules/${rule}/README.md`))).toEqual([]);
  });
});

function block(language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(readme)?.[1] ?? "";
}
