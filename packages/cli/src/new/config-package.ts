import type { PackageName } from "./package-name.ts";
import type { NewFiles, PackageOptions } from "./plugin-package.ts";
import { ESLINT_CONFIG, manifest, tsconfig, type TestRunner } from "./tooling.ts";

const TESTS: Readonly<Record<TestRunner, string>> = {
  vitest: "vitest run --globals",
  jest: "node --experimental-vm-modules node_modules/jest/bin/jest.js",
  node: "node --test",
};

/** A preset that projects share. Plain JavaScript, checked by the compiler all the same: there is nothing to build. */
export function configPackage(name: PackageName, options: PackageOptions): NewFiles {
  return {
    ".gitignore": "node_modules/\n",
    "README.md": readme(name),
    "eslint.config.js": ESLINT_CONFIG,
    "index.js": source(name),
    "index.test.js": test(name),
    "package.json": manifest(
      {
        name: name.full,
        version: "0.1.0",
        description: "Shared configuration of pylayout",
        keywords: ["pylayout", "pylayout-config"],
        exports: "./index.js",
        files: ["index.js"],
      },
      { typecheck: "tsc", lint: "eslint .", test: TESTS[options.tests] },
      options,
    ),
    "tsconfig.json": tsconfig({ allowJs: true, checkJs: true, noEmit: true }, ["*.js"]),
  };
}

function source({ prefix }: PackageName): string {
  return `import { defineConfig } from "pylayout/config";

export default defineConfig({
  name: "${prefix}",
  extends: ["recommended"],
  rules: {
    // Every directory of a package says that it is one.
    "missing-init": { severity: "error", require: "always" },
  },
});
`;
}

function test({ prefix }: PackageName): string {
  return `import { configTester } from "pylayout/rule-tester";
import config from "./index.js";

configTester.run("${prefix}", config, {
  valid: [
    \`
    app/
      __init__.py
      sub/
        __init__.py
        module.py
    \`,
  ],
  invalid: [
    {
      tree: \`
      app/
        __init__.py
        sub/
          module.py
      \`,
      messages: [{ rule: "missing-init", path: "app/sub", severity: "error" }],
    },
  ],
});
`;
}

function readme({ full }: PackageName): string {
  return `# ${full}

Shared configuration of pylayout.

## Use

Install it beside pylayout (or name it under \`additional_dependencies\` of pylayout's pre-commit hook), and say in
\`pyproject.toml\`:

\`\`\`toml
[tool.pylayout]
extends = ["${full}"]
\`\`\`

## Work on it

\`npm run check\` checks types, lints and runs the tests. \`npm pack\` makes the package.
`;
}
