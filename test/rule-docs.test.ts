import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildFileTree, createConfig, memorySource, runLint, type AnyRule, type FileTree } from "@pylayout/core";
import { python } from "@pylayout/python";
import { parseOutline } from "@pylayout/rule-tester";
import { BUILTIN_RULE_MAP } from "../packages/cli/src/builtin-rules.ts";
import { describe, expect, it } from "vitest";

const rulesFolder = path.join(import.meta.dirname, "../rules");

describe.each(readdirSync(rulesFolder))("the documentation of %s", (name) => {
  const readme = readFileSync(path.join(rulesFolder, name, "README.md"), "utf8");
  const rule = ruleNamed(name);

  it("has the rule's name and description", () => {
    expect(readme.replaceAll("`", "").split("\n").slice(0, 3)).toEqual([
      `# ${rule.meta.name}`,
      "",
      `${rule.meta.docs.description}.`,
    ]);
  });

  it("lists every option with its default", () => {
    const rows = [...section(readme, "Options").matchAll(/^\| `(\w+)` +\|.*\|$/gm)].map((match) => match[1]);
    expect(rows).toEqual(Object.keys(rule.meta.schema?.properties ?? {}));
    for (const [option, value] of Object.entries((rule.meta.defaultOptions ?? {}) as Record<string, unknown>)) {
      expect(section(readme, "Options")).toMatch(
        new RegExp(`\\| \`${option}\` +\\|.*\\| \`${JSON.stringify(value).replace(/[[\]]/g, "\\$&")}\` +\\|`),
      );
    }
  });

  it("reports the incorrect tree", async () => {
    expect(await messagesOn(treeIn(section(readme, "Incorrect")), rule)).toContain(name);
  });

  it("accepts the correct tree", async () => {
    expect(await messagesOn(treeIn(section(readme, "Correct")), rule)).toEqual([]);
  });
});

it("every rule of the command has a package with a README", () => {
  expect([...BUILTIN_RULE_MAP.keys()].sort()).toEqual(readdirSync(rulesFolder).sort());
});

function ruleNamed(name: string): AnyRule {
  const rule = BUILTIN_RULE_MAP.get(name);
  if (!rule) throw new Error(`packages/cli/src/builtin-rules.ts lacks ${name}`);
  return rule;
}

function section(readme: string, heading: string): string {
  return readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
}

/** The drawn tree; `ignored=<directory>` behind the fence says what git ignores, `archive=<file name>` makes it an archive. */
function treeIn(text: string): FileTree {
  const block = /^(`{3,})text(?: ignored=(\S+))?(?: archive=(\S+))?\n([\s\S]*?)\n\1$/m.exec(text);
  if (!block) throw new Error("no tree drawn");
  const [, , ignored, fileName, outline = ""] = block;
  const archive = fileName === undefined ? {} : { archive: { fileName, topDirectory: null } };
  const source = memorySource(parseOutline(outline), archive);
  if (ignored === undefined) return buildFileTree(source);
  const pattern = { reason: "ignored", patternFile: ".gitignore", line: 1, pattern: "lib/" } as const;
  return buildFileTree({ ...source, absence: (at) => (`${at}/`.startsWith(ignored) ? pattern : undefined) });
}

async function messagesOn(tree: FileTree, rule: AnyRule): Promise<string[]> {
  const config = await createConfig(
    [{ label: "test", base: "", keys: "camelCase", config: { rules: { [rule.meta.name]: "on" } } }],
    { rules: new Map([[rule.meta.name, rule]]), presets: new Map(), language: python },
  );
  const { messages, failures } = runLint({ tree, language: python, config });
  expect(failures).toEqual([]);
  return messages.map((message) => message.rule);
}
