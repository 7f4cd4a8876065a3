import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfigFile, readStaticConfig } from "@pylayout/node";
import { sandbox, usageError } from "../git-sandbox.ts";
import { describeConfigModules } from "./config-module-cases.ts";

describe("an executable config", () => {
  describeConfigModules();
});

describe("a static config", () => {
  test("is the table of pylayout in pyproject.toml", async () => {
    const { root, write } = sandbox({ git: false });
    const text =
      '[project]\nname = "x"\n[tool.pylayout]\nextends = ["strict"]\n[tool.pylayout.rules]\nmissing-init = "off"\n';
    write({ "pyproject.toml": text });
    expect(await loadConfigFile(root)).toEqual({
      path: join(root, "pyproject.toml"),
      label: "pyproject.toml",
      kind: "toml",
      table: "tool.pylayout",
      value: { extends: ["strict"], rules: { "missing-init": "off" } },
      text,
    });
  });

  test.each([{}, { "pyproject.toml": '[tool.other]\npylayout = "no"\n' }, { "setup.cfg": "[tool.pylayout]\n" }])(
    "is absent from %j",
    async (files) => {
      const { root, write } = sandbox({ git: false });
      write(files);
      expect(await loadConfigFile(root)).toBeUndefined();
    },
  );

  test.each([
    [{ "pylayout.config.js": "", "pyproject.toml": "[tool.pylayout]\n" }],
    [{ "pylayout.config.js": "", "pylayout.config.mts": "" }],
  ])("beside another one is a usage error", async (files) => {
    const { root, write } = sandbox({ git: false });
    write(files);
    await expect(loadConfigFile(root)).rejects.toThrow(usageError("two configurations: pylayout.config.js and"));
  });

  test("that is not TOML is a usage error with line and column", async () => {
    const { root, write } = sandbox({ git: false });
    write({ "pyproject.toml": '[project]\nname = "x\n' });
    await expect(loadConfigFile(root)).rejects.toThrow(usageError("pyproject.toml:2:"));
    write({ "pyproject.toml": Buffer.from([0x23, 0xff, 0x0a]) });
    await expect(loadConfigFile(root)).rejects.toThrow(
      usageError("pyproject.toml: not valid TOML: a TOML document must be UTF-8"),
    );
  });

  test("may be named: a whole .toml or .json file, or a table", async () => {
    const { root, write } = sandbox({ git: false });
    write({ "own.toml": 'extends = ["docs"]\n', "own.json": '{ "rules": {} }', "pyproject.toml": "", "bad.json": "{" });
    expect(await loadConfigFile(root, { file: join(root, "own.toml") })).toMatchObject({
      kind: "toml",
      value: { extends: ["docs"] },
    });
    expect(readStaticConfig(root, join(root, "own.json"))).toMatchObject({
      kind: "json",
      label: "own.json",
      value: { rules: {} },
    });
    expect(() => readStaticConfig(root, join(root, "bad.json"))).toThrow(usageError("bad.json: not valid JSON"));
    expect(() => readStaticConfig(root, join(root, "none.toml"))).toThrow(usageError("none.toml: cannot be read"));
    await expect(loadConfigFile(root, { file: join(root, "pyproject.toml") })).rejects.toThrow(
      usageError("holds no configuration"),
    );
  });
});
