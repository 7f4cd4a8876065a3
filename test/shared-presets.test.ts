import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { temporaryProject } from "./temporary-project.ts";

const command = path.join(import.meta.dirname, "../packages/cli");
const names = ["alpha", "beta", "gamma"];

/** A folder with three Python repositories, none of which has a package.json, and what they share. */
function repositories(extending: string): string {
  const root = temporaryProject(
    names
      .map(
        (name) => `${name}/\n  pyproject.toml\n  app/\n    __init__.py | from app.sub import x\n    sub/\n      x.py`,
      )
      .join("\n"),
  );
  for (const name of names) {
    writeFileSync(
      path.join(root, name, "pyproject.toml"),
      `[tool.pylayout]\nextends = [${JSON.stringify(extending)}]\n`,
    );
  }
  return root;
}

const PRESET = { name: "team", rules: { "missing-init": { severity: "error", require: "always" } } };
const finding = "app/sub: error: no __init__.py";

function writePackage(folder: string, name: string, code: string): void {
  mkdirSync(path.join(folder, "node_modules", name), { recursive: true });
  writeFileSync(
    path.join(folder, "node_modules", name, "package.json"),
    JSON.stringify({ name, type: "module", exports: "./index.js" }),
  );
  writeFileSync(path.join(folder, "node_modules", name, "index.js"), code);
}

function lintEach(root: string, pylayout = command): string[] {
  return names.map((name) => {
    const args = [path.join(pylayout, "bin/pylayout.js"), "lint", "--format", "concise"];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: path.join(root, name), encoding: "utf8" });
    return stdout + stderr;
  });
}

describe("one preset for three Python repositories without package.json", () => {
  it.each(["team.toml", "team.json"])("as the file %s", (file) => {
    const root = repositories(`../shared/${file}`);
    mkdirSync(path.join(root, "shared"));
    // What a preset names is looked for from where the preset lies.
    writeFileSync(path.join(root, "shared/team.toml"), 'extends = ["./base.json"]\n');
    writeFileSync(path.join(root, "shared/team.json"), '{ "extends": ["./base.json"] }');
    writeFileSync(path.join(root, "shared/base.json"), JSON.stringify({ $schema: "pylayout.schema.json", ...PRESET }));
    for (const output of lintEach(root)) expect(output).toContain(finding);
  });

  it("as a package above them", () => {
    const root = repositories("pylayout-config-team");
    writePackage(root, "pylayout-config-team", `export default [${JSON.stringify(PRESET)}];`);
    for (const output of lintEach(root)) expect(output).toContain(finding);
  });

  it("as a package beside pylayout, with a plugin, another package and a file of its own", () => {
    const root = repositories("pylayout-config-team");
    const installation = temporaryProject("");
    const pylayout = path.join(installation, "node_modules/pylayout");
    for (const part of ["bin", "bundle", "package.json"]) {
      cpSync(path.join(command, part), path.join(pylayout, part), { recursive: true });
    }
    const team = {
      extends: ["pylayout-config-base", "./own.json"],
      plugins: ["pylayout-plugin-team"],
      rules: { "team/no-sub": "error" },
    };
    writePackage(installation, "pylayout-config-team", `export default ${JSON.stringify(team)};`);
    writeFileSync(path.join(installation, "node_modules/pylayout-config-team/own.json"), '{ "python": "3.12" }');
    writePackage(installation, "pylayout-config-base", `export default ${JSON.stringify(PRESET)};`);
    writePackage(
      installation,
      "pylayout-plugin-team",
      `import { defineRule } from "pylayout/config";
       const noSub = defineRule({
         meta: { name: "no-sub", type: "suggestion", severity: "warning", docs: { description: "No sub" }, messages: { found: "a sub" } },
         create: () => ({ directory(node, { report }) { if (node.directory.name === "sub") report({ messageId: "found" }); } }),
       });
       export default { meta: { name: "team" }, rules: { "no-sub": noSub } };`,
    );
    for (const output of lintEach(root, pylayout)) {
      expect(output).toContain(finding);
      expect(output).toContain("app/sub: error: a sub [team/no-sub]");
    }
  });

  it("that nobody has is an error that names it", () => {
    const root = repositories("pylayout-config-nobody");
    for (const output of lintEach(root)) {
      expect(output).toContain('pyproject.toml, "[tool.pylayout]", extends: unknown preset "pylayout-config-nobody"');
    }
  });
});
