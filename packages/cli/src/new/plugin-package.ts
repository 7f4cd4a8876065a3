import { constantName, type PackageName } from "./package-name.ts";
import { ruleSource, ruleTest } from "./rule-text.ts";
import { ESLINT_CONFIG, manifest, tsconfig, type TestRunner } from "./tooling.ts";

/** How a package is made: what it installs pylayout from, and what runs its tests. */
export interface PackageOptions {
  readonly pylayout: string;
  readonly tests: TestRunner;
}

/** Files by path. */
export type NewFiles = Readonly<Record<string, string>>;

const TESTS: Readonly<Record<TestRunner, string>> = {
  vitest: "vitest run --globals --dir src",
  jest: "tsc && node --experimental-vm-modules node_modules/jest/bin/jest.js --rootDir dist",
  node: "tsc && node --test dist/rules/*.test.js",
};

/** A plugin with one rule; it is the same package where somebody asks for a rule alone. */
export function pluginPackage(name: PackageName, rule: string, options: PackageOptions): NewFiles {
  return {
    ".gitignore": "dist/\nnode_modules/\n",
    "README.md": readme(name, rule),
    "eslint.config.js": ESLINT_CONFIG,
    "package.json": manifest(
      {
        name: name.full,
        version: "0.1.0",
        description: "Rules on the layout of Python projects, for pylayout",
        keywords: ["pylayout", "pylayout-plugin"],
        exports: { types: "./dist/index.d.ts", default: "./dist/index.js" },
        files: ["dist", "!dist/**/*.test.*"],
      },
      { prepare: "tsc", typecheck: "tsc --noEmit", lint: "eslint .", test: TESTS[options.tests] },
      options,
    ),
    "tsconfig.json": tsconfig({ declaration: true, rootDir: "src", outDir: "dist" }, ["src"]),
    "src/index.ts": pluginSource(name, rule),
    ...ruleFiles(rule),
  };
}

/** A rule in a plugin, with its test. */
export function ruleFiles(rule: string): NewFiles {
  const imports = {
    defineRule: "pylayout/config",
    ruleTester: "pylayout/rule-tester",
    rule: `./${rule}.js`,
  };
  return {
    [`src/rules/${rule}.ts`]: ruleSource(rule, imports),
    [`src/rules/${rule}.test.ts`]: ruleTest(rule, imports),
  };
}

function pluginSource({ prefix }: PackageName, rule: string): string {
  return `import { definePlugin } from "pylayout/config";
import { ${constantName(rule)} } from "./rules/${rule}.js";

export default definePlugin({
  meta: { name: "${prefix}", version: "0.1.0" },
  rules: {
    "${rule}": ${constantName(rule)},
  },
  configs: {
    recommended: { rules: { "${prefix}/${rule}": "on" } },
  },
});
`;
}

function readme({ full, prefix }: PackageName, rule: string): string {
  return `# ${full}

Rules on the layout of Python projects, for pylayout.

| rule | reports |
| ---- | ------- |
| \`${prefix}/${rule}\` | directories named legacy |

## Use

Install it beside pylayout (or name it under \`additional_dependencies\` of pylayout's pre-commit hook), and say in
\`pyproject.toml\`:

\`\`\`toml
[tool.pylayout]
plugins = ["${full}"]
extends = ["recommended", "${prefix}/recommended"]

[tool.pylayout.rules]
"${prefix}/${rule}" = "error"
\`\`\`

## Work on it

\`npm run check\` checks types, lints and runs the tests. \`pylayout new rule <name>\` in this directory adds a rule.
\`npm pack\` makes the package.
`;
}
