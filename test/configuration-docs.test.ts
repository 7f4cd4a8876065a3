import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { settingSchemas } from "@pylayout/core";
import { python } from "@pylayout/python";
import { expect, it } from "vitest";
import { runBundle } from "./run-pylayout.ts";
import { temporaryProject } from "./temporary-project.ts";

const page = readFileSync(path.join(import.meta.dirname, "../docs/configuration.md"), "utf8");

/** The nth block of the page with this language and title. */
function block(title: string, nth = 0): string {
  const found = [...page.matchAll(/^```(\w+ .*)\n([\s\S]*?)^```$/gm)].filter((match) => match[1] === title)[nth]?.[2];
  if (found === undefined) throw new Error(`docs/configuration.md has no block "${title}"`);
  return found;
}

function project(pyproject: string, team = ""): string {
  const root = temporaryProject(
    "app/\n  core.py\nlegacy/\n  a.py\nvendor/\n  b.py\ngenerated/\n  c.py\nteam.toml\nshared/\n  team.toml",
  );
  writeFileSync(path.join(root, "pyproject.toml"), pyproject);
  writeFileSync(path.join(root, "team.toml"), team);
  return root;
}

it("shows a configuration that holds as it says", () => {
  const root = project(block("toml pyproject.toml"));
  expect(runBundle(root, "lint")).toMatchObject({ code: 0, stderr: "" });
  expect(runBundle(root, "lint", "--show-files").stdout).not.toMatch(/vendor|generated/);
  expect(runBundle(root, "config", "legacy/a.py", "missing-init").stdout).toContain("missing-init: off");
});

it("shows the error of a misspelt rule as it is printed", () => {
  const root = project('[tool.pylayout]\nrules = { missing-int = "on" }\n');
  expect(runBundle(root, "lint").stderr).toBe(block("text pylayout lint"));
});

it("shows a shared preset that is found", () => {
  const root = project(block("toml pyproject.toml", 1).replace("../shared", "shared"));
  expect(runBundle(root, "lint")).toMatchObject({ code: 0, stderr: "" });
});

it("shows the answer of pylayout config as it is printed", () => {
  const own = '[tool.pylayout]\nextends = ["team.toml"]\npython = "3.9-3.13"\nrules = { missing-init = "error" }\n';
  const root = project(own, 'python = "3.8"\nrules = { missing-init = { severity = "warn", imported = "off" } }\n');
  expect(runBundle(root, "config", "app/core.py").stdout).toBe(block("text pylayout config app/core.py"));
});

it("shows a baseline that is read", () => {
  const root = project("");
  writeFileSync(path.join(root, "pylayout-baseline.json"), block("json pylayout-baseline.json"));
  const { stdout } = runBundle(root, "lint", "--rule", "missing-init: on");
  expect(stdout).toContain("1 entry of pylayout-baseline.json found nothing any more (missing-init in app/sub)");
});

it("names every setting", () => {
  const spelt = Object.keys(settingSchemas(python.settings)).map((key) =>
    key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`),
  );
  expect(spelt.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
});
