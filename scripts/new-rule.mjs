// Makes the skeleton of a rule package: npm run new-rule <name>
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const name = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error("usage: npm run new-rule <kebab-case-name>");
  process.exit(2);
}
const folder = path.join(import.meta.dirname, "../rules", name);
if (existsSync(folder)) {
  console.error(`rules/${name} exists already`);
  process.exit(2);
}
const camel = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const files = {
  "package.json": `${JSON.stringify(
    {
      name: `@pylayout/rule-${name}`,
      version: "0.1.0",
      description: `pylayout rule ${name}`,
      license: "MIT",
      type: "module",
      engines: { node: "^20.19.0 || ^22.13.0 || >=24" },
      exports: { ".": { source: "./src/index.ts", types: "./dist/index.d.ts", default: "./dist/index.js" } },
      files: ["dist", "!dist/*.tsbuildinfo"],
      dependencies: { "@pylayout/core": "0.1.0", "@pylayout/python": "0.1.0" },
      devDependencies: { "@pylayout/rule-tester": "0.1.0" },
    },
    null,
    2,
  )}\n`,
  "tsconfig.json": `{\n  "extends": "../../tsconfig.base.json",\n  "references": [{ "path": "../../packages/python" }]\n}\n`,
  "src/index.ts": `import { defineRule } from "@pylayout/python";

/** Describe what goes wrong, and the source of that fact (PEP, tool documentation). */
export const ${camel} = defineRule({
  meta: {
    name: "${name}",
    type: "problem",
    severity: "warning",
    docs: { description: "Reports package directories named legacy" },
    messages: { found: "package {{name}} is named legacy" },
  },
  create: () => ({
    package(node, { report }) {
      if (node.directory.name === "legacy") report({ messageId: "found", data: { name: node.directory.name } });
    },
  }),
});
`,
  "test/index.test.ts": `import { ruleTester } from "@pylayout/rule-tester";
import { ${camel} } from "@pylayout/rule-${name}";

ruleTester.run(${camel}, {
  valid: [
    \`
      app/
        __init__.py
    \`,
  ],
  invalid: [
    {
      tree: \`
        legacy/
          __init__.py
      \`,
      messages: [{ messageId: "found", path: "legacy", data: { name: "legacy" } }],
    },
  ],
});
`,
  "README.md": `# ${name}\n\nReports package directories named legacy.\n`,
};
for (const [file, text] of Object.entries(files)) {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}
console.log(
  `made rules/${name}; add it to tsconfig.json, packages/cli (package.json, src/builtin-rules.ts), run npm install, npm run schema`,
);
