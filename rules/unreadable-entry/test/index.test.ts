import { buildFileTree, createConfig, memorySource, runLint, type TreeSource } from "@pylayout/core";
import { python } from "@pylayout/python";
import { unreadableEntry } from "@pylayout/rule-unreadable-entry";
import { describe, expect, test } from "vitest";

async function found(source: TreeSource): Promise<string[]> {
  const config = await createConfig(
    [{ label: "test", base: "", keys: "camelCase", config: { rules: { "unreadable-entry": "on" } } }],
    { rules: new Map([["unreadable-entry", unreadableEntry]]), presets: new Map(), language: python },
  );
  const { messages, failures } = runLint({ tree: buildFileTree(source), language: python, config });
  expect(failures).toEqual([]);
  return messages.map(({ path, kind, severity, messageId }) => `${path} ${kind} ${severity} ${messageId}`);
}

/** A source in which something is listed but cannot be read. */
function withProblems(files: Readonly<Record<string, string>>): TreeSource {
  const source = memorySource(files);
  return {
    ...source,
    list(builder) {
      source.list(builder);
      builder.directory(builder.root, "closed", "unknown", "unreadable");
      builder.file(builder.root, "secret.py", "unknown", false, "unreadable");
      builder.file(builder.root, "big.bin", "unknown", false, "lfs-pointer");
    },
  };
}

describe("unreadable-entry", () => {
  test("names files and directories without permission, but no LFS pointers", async () => {
    expect(await found(withProblems({ "app.py": "" }))).toEqual([
      "closed directory error unreadable",
      "secret.py file error unreadable",
    ]);
  });

  test("names a nested pyproject.toml that is no TOML, with its line", async () => {
    const broken = { "packages/inner/pyproject.toml": "[project\n[build-system]\n", "packages/inner/inner.py": "" };
    expect(await found(memorySource(broken))).toEqual(["packages/inner/pyproject.toml file error notToml"]);
  });

  test.each([
    ["a project that can be read", { "pyproject.toml": '[project]\nname = "app"\n', "app/__init__.py": "" }],
    ["a template by its path", { "{{ name }}/pyproject.toml": "[project\n", "{{ name }}/a.py": "" }],
    ["a template by its text", { "inner/pyproject.toml": "[project]\nname = {{ name }}\n", "inner/a.py": "" }],
    ["test data", { "tests/data/pyproject.toml": "[project\n", "tests/data/a.py": "" }],
  ])("is silent on %s", async (_, files) => {
    expect(await found(memorySource(files as unknown as Record<string, string>))).toEqual([]);
  });
});
