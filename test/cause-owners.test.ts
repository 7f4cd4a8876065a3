import { buildFileTree, createConfig, memorySource, runLint } from "@pylayout/core";
import { python } from "@pylayout/python";
import { BUILTIN_RULE_MAP } from "../packages/cli/src/builtin-rules.ts";
import { expect, it } from "vitest";
import { ownedCauses } from "./owned-causes.ts";

it.each(ownedCauses)(
  "%s owns its cause; where it is off, test-import-resolvability speaks of it",
  async (owner, files) => {
    const own = await lint(files, [owner, "test-import-resolvability"]);
    expect(own.map(({ rule }) => rule)).toEqual([owner]);
    const other = await lint(files, ["test-import-resolvability"]);
    expect(other.map(({ rule, cause, affects }) => ({ rule, cause, affects }))).toEqual(
      own.map(({ cause, affects }) => ({ rule: "test-import-resolvability", cause, affects })),
    );
  },
);

async function lint(files: Record<string, string>, names: readonly string[]) {
  const rules = Object.fromEntries(names.map((name) => [name, "on"]));
  const config = await createConfig([{ label: "test", base: "", keys: "camelCase", config: { rules } }], {
    rules: BUILTIN_RULE_MAP,
    presets: new Map(),
    language: python,
  });
  const tree = buildFileTree(memorySource(files, { rootName: "proj" }));
  return runLint({ tree, language: python, config }).messages;
}
