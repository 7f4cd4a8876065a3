import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { runInNode } from "../bundle-for-node.ts";
import { type Sandbox, sandbox } from "../git-sandbox.ts";

function load(made: Sandbox, interpreter: string | undefined): ReturnType<typeof runInNode> {
  const own = pathToFileURL(join(made.root, "../own/config.mjs")).href;
  const options = JSON.stringify({ ownModules: { "pylayout/config": own } });
  const script = `const file = await node.loadConfigFile(${JSON.stringify(made.root)}, ${options}); result = [file.label, file.kind, file.value];`;
  return runInNode(script, interpreter);
}

function project(files: Record<string, string>): Sandbox {
  const made = sandbox({ git: false });
  made.write({
    "../own/config.mjs": "export const defineConfig = (config) => ({ own: true, ...config });\n",
    ...files,
  });
  return made;
}

/** What every supported Node must do with an executable config. */
export function describeConfigModules(interpreter?: string): void {
  const esm = 'import { defineConfig } from "pylayout/config";\nexport default defineConfig({ a: 1 });\n';
  const typed = esm.replace("{ a: 1 }", "{ a: 1 as number }") + "export type Unused = string;\n";

  test.each([
    ["pylayout.config.js", esm],
    ["pylayout.config.mjs", esm],
    ["pylayout.config.ts", typed],
    ["pylayout.config.mts", typed],
  ])("%s is loaded without a package.json, and without a warning", (name, text) => {
    const { result, stderr } = load(project({ [name]: text }), interpreter);
    expect(result).toEqual([name, "module", { own: true, a: 1 }]);
    expect(stderr).toBe("");
  });

  test("what the config's own directory has comes before pylayout's own", () => {
    const made = project({
      "pylayout.config.ts": typed,
      "node_modules/pylayout/package.json": '{ "exports": { "./config": "./config.mjs" } }',
      "node_modules/pylayout/config.mjs": "export const defineConfig = (config) => ({ local: true, ...config });\n",
    });
    expect(load(made, interpreter).result).toEqual(["pylayout.config.ts", "module", { local: true, a: 1 }]);
  });

  test("it may import its neighbours, packages and types", () => {
    const made = project({
      "rules/own.ts": "export const level: string = 'error';\n",
      "node_modules/plugin-acme/package.json": '{ "type": "module", "exports": { "import": "./main.js" } }',
      "node_modules/plugin-acme/main.js": "export default 'acme';\n",
      "pylayout.config.ts":
        'import type { Rule } from "not-installed";\nimport acme from "plugin-acme";\nimport { level } from "./rules/own.ts";\nexport default { acme, level } satisfies Record<string, Rule | string>;\n',
    });
    const { result, stderr } = load(made, interpreter);
    expect(result).toEqual(["pylayout.config.ts", "module", { acme: "acme", level: "error" }]);
    expect(stderr).toBe("");
  });

  test("TypeScript that needs a compiler is loaded too", () => {
    const made = project({
      "pylayout.config.ts": "enum Level { Error = 2 }\nexport default { level: Level.Error };\n",
    });
    expect(load(made, interpreter).result).toEqual(["pylayout.config.ts", "module", { level: 2 }]);
  });

  test.each([
    [
      "a package that nobody has",
      'import "nowhere";\nexport default {};\n',
      /pylayout\.config\.mjs: cannot be loaded: .*nowhere/,
    ],
    ["broken syntax", "export default {{;\n", /cannot be loaded: .*Unexpected token/],
    [
      "an error while it runs",
      "\n\nthrow new Error('boom');\nexport default {};\n",
      /cannot be loaded: boom \(line 3\)/,
    ],
    ["no default export", "export const config = {};\n", /has no default export/],
  ])("%s is a usage error", (_, text, message) => {
    const { result } = load(project({ "pylayout.config.mjs": text }), interpreter);
    expect(result).toMatchObject({ error: "UsageError", message: expect.stringMatching(message) as string });
  });

  test("a package that breaks is a usage error, even where what it misses is another package", () => {
    const made = project({
      "node_modules/plugin-acme/package.json": '{ "exports": "./main.mjs" }',
      "node_modules/plugin-acme/main.mjs": "import 'nowhere';\n",
    });
    const script = `await node.importPackage("plugin-acme", ${JSON.stringify(made.root)}, {});`;
    const message: unknown = expect.stringMatching(/"plugin-acme" cannot be loaded: .*'nowhere'/);
    expect(runInNode(script, interpreter).result).toMatchObject({ error: "UsageError", message });
  });

  test("a package is found from a directory, though only `import` may see it, and undefined where it is nowhere", () => {
    const made = project({
      "node_modules/plugin-acme/package.json": '{ "exports": { "import": "./main.mjs" } }',
      "node_modules/plugin-acme/main.mjs": "export default { meta: { name: 'acme' } };\n",
    });
    const call = (name: string) => `node.importPackage(${JSON.stringify(name)}, ${JSON.stringify(made.root)}, {})`;
    const script = `result = [(await ${call("plugin-acme")}).default, (await ${call("nowhere")}) === undefined];`;
    expect(runInNode(script, interpreter).result).toEqual([{ meta: { name: "acme" } }, true]);
  });
}
