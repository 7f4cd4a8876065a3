import { readFileSync } from "node:fs";
import path from "node:path";
import { parseToml } from "@pylayout/node";
import { Ajv, type ValidateFunction } from "ajv";
import { configSchema, pyprojectSchema } from "../src/config-schema.ts";
import { describe, expect, it } from "vitest";

const folder = path.join(import.meta.dirname, "../schema");
const toText = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`;

describe("the JSON Schemas of the configuration", () => {
  it("stand in packages/cli/schema as the rules say (npm run schema writes them)", async () => {
    await expect(toText(configSchema())).toMatchFileSnapshot(path.join(folder, "pylayout.schema.json"));
    await expect(toText(pyprojectSchema())).toMatchFileSnapshot(path.join(folder, "pyproject.schema.json"));
  });

  const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false, strictTuples: false });
  const table = ajv.compile(configSchema());
  const document = ajv.compile(pyprojectSchema());
  const accepts = (validate: ValidateFunction, toml: string): boolean => validate(parseToml(Buffer.from(toml), "test"));

  it("accept what the README shows", () => {
    const readme = readFileSync(path.join(import.meta.dirname, "../../../README.md"), "utf8");
    const example = /^```toml\n([\s\S]*?)^```$/m.exec(readme)?.[1] ?? "";
    expect(example).toContain("[tool.pylayout]");
    expect(accepts(document, example)).toBe(true);
  });

  it.each([
    'extends = ["strict", "./team.toml", "pylayout-config-team"]',
    'rules = { missing-init = "off", "team/no-legacy" = { deep = true } }',
    'rules = { missing-init = ["on", { test-trees = true }] }',
    'rules = { missing-init = { severity = "warn", test-trees = true } }',
    '"$schema" = "x"\n[[overrides]]\nfiles = ["a/", ["b/*", "!b/c"]]\npython = "3.9"',
    'baseline = "agreed.json"\nrequired-version = ">=0.1"\nimport-mode = "append"',
  ])("accept %j", (toml) => {
    expect(accepts(table, toml)).toBe(true);
  });

  it.each([
    'extend = ["strict"]',
    'rules = { missing-int = "off" }',
    'rules = { missing-init = "of" }',
    "rules = { missing-init = { testTree = true } }",
    'rules = { missing-init = { imported = "fatal" } }',
    'import-mode = "appended"',
    "[[overrides]]\nfiles = []",
  ])("refuse %j, as the command does", (toml) => {
    expect(accepts(table, toml)).toBe(false);
  });
});
