import type { NewFiles } from "./plugin-package.ts";
import { ruleSource, ruleTest } from "./rule-text.ts";
import { json } from "./tooling.ts";

/** A rule package of pylayout itself, as it lies in `rules/<name>`; its version is that of all the others. */
export function houseRule(rule: string, version: string): NewFiles {
  const imports = {
    defineRule: "@pylayout/python",
    ruleTester: "@pylayout/rule-tester",
    rule: `@pylayout/rule-${rule}`,
  };
  return {
    "package.json": json({
      name: imports.rule,
      version,
      description: `pylayout rule ${rule}`,
      license: "MIT",
      type: "module",
      engines: { node: "^20.19.0 || ^22.13.0 || >=24" },
      exports: { ".": { source: "./src/index.ts", types: "./dist/index.d.ts", default: "./dist/index.js" } },
      files: ["dist", "!dist/*.tsbuildinfo"],
      dependencies: { "@pylayout/core": version, "@pylayout/python": version },
      devDependencies: { "@pylayout/rule-tester": version },
    }),
    "tsconfig.json": `{\n  "extends": "../../tsconfig.base.json",\n  "references": [{ "path": "../../packages/python" }]\n}\n`,
    "src/index.ts": ruleSource(rule, imports),
    "test/index.test.ts": ruleTest(rule, imports),
    "README.md": `# ${rule}\n\nReports directories named legacy.\n`,
  };
}
