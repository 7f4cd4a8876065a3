// Prints what the framework itself costs, in CPU time of one process: node scripts/overhead.mjs [--rounds N]
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import ts from "typescript";
import { defineRule, lint, loadConfig, memorySource } from "../packages/cli/bundle/index.js";

const root = path.dirname(import.meta.dirname);
const { values } = parseArgs({ options: { rounds: { type: "string", default: "5" } } });
const rounds = Number(values.rounds);

console.log(`CPU time (user and system) of Node ${process.versions.node}; medians of ${rounds} rounds taken in turn`);
await rulesThatDoNothing();
await configResolution();
await typeChecking();

/** 10,000 files in 500 packages, each module with imports; half of the packages have tests. */
function largeTree() {
  const files = {
    "pyproject.toml":
      '[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.9"\n[tool.pytest.ini_options]\npythonpath = ["."]\n',
  };
  for (let p = 0; p < 500; p++) {
    files[`app/p${p}/__init__.py`] = "";
    for (let m = 0; m < 18; m++) {
      files[`app/p${p}/m${m}.py`] =
        `import os\nimport sys\nfrom app.p${(p + 1) % 500} import m${(m + 1) % 18}\n\n\ndef work(value):\n    return os.path.join(sys.prefix, value)\n`;
    }
    files[`tests/test_p${p}.py`] = `from app.p${p} import m0\n\n\ndef test_m0():\n    assert m0\n`;
  }
  files["app/__init__.py"] = "";
  return files;
}

async function rulesThatDoNothing() {
  const nothing = Array.from({ length: 100 }, (_, i) =>
    defineRule({
      meta: {
        name: `nothing-${i}`,
        type: "suggestion",
        severity: "warning",
        docs: { description: "Does nothing" },
        messages: {},
      },
      create: () => ({
        project() {},
        directory() {},
        package() {},
        file() {},
        module() {},
        testModule() {},
        document() {},
      }),
    }),
  );
  const team = { meta: { name: "team" }, rules: Object.fromEntries(nothing.map((rule) => [rule.meta.name, rule])) };
  const on = Object.fromEntries(nothing.map(({ meta }) => [`team/${meta.name}`, "on"]));
  const files = largeTree();
  const run = (config) =>
    cpuMilliseconds(async () => {
      const { failures } = await lint({ source: memorySource(files), config });
      if (failures.length > 0) throw new Error(failures[0].stack);
    });
  const alone = { extends: ["recommended"] };
  const [without, with100] = await inTurn([() => run(alone), () => run({ ...alone, plugins: { team }, rules: on })]);
  const added = with100 - without;
  console.log(
    `100 rules that do nothing, ${Object.keys(files).length} files: recommended alone ${round(without)} ms, with them ${round(with100)} ms, ` +
      `+${round(added)} ms (${((added / without) * 100).toFixed(1)} %)`,
  );
}

async function configResolution() {
  const config = {
    extends: ["strict"],
    settings: { exclude: ["vendor/", "**/generated/"] },
  };
  const entries = [
    config,
    { files: ["app/p1/", "app/p2/**"], rules: { "missing-init": "off" } },
    { files: ["tests/"], rules: { "missing-init": { testTrees: true } } },
    { files: ["**/test_*.py", "conftest.py"], rules: { "syntax-too-new": "warn" } },
    { files: ["*.md"], ignores: ["docs/"], rules: { "contributing-docs": "off" } },
  ];
  const paths = Array.from(
    { length: 100_000 },
    (_, i) => `app/p${i % 2000}/sub${i % 7}/${i % 3 === 0 ? "test_" : ""}m${i}.py`,
  );
  const [ms] = await inTurn([
    async () => {
      const resolved = await loadConfig({ config: entries });
      return cpuMilliseconds(() => {
        for (const file of paths) resolved.at(file);
      });
    },
  ]);
  console.log(`configuration of ${paths.length} paths in 14000 directories, 5 entries with globs: ${round(ms)} ms`);
}

async function typeChecking() {
  const folder = mkdtempSync(path.join(tmpdir(), "pylayout-types-"));
  try {
    mkdirSync(path.join(folder, "node_modules"));
    symlinkSync(path.join(root, "packages/cli"), path.join(folder, "node_modules/pylayout"));
    writeFileSync(path.join(folder, "plugin.ts"), pluginOf(60));
    writeFileSync(
      path.join(folder, "empty.ts"),
      'import { defineConfig } from "pylayout/config";\nexport default defineConfig({});\n',
    );
    writeFileSync(path.join(folder, "sixty.ts"), configOf(60));
    // The first check warms the compiler up.
    await check(folder, "empty.ts");
    const empty = await check(folder, "empty.ts");
    const sixty = await check(folder, "sixty.ts");
    console.log(
      `type check of a config: empty ${round(empty)} ms, with 60 rules and their options ${round(sixty)} ms (+${round(sixty - empty)} ms)`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function check(folder, file) {
  return cpuMilliseconds(() => {
    const program = ts.createProgram([path.join(folder, file)], {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      types: [],
    });
    const problems = ts.getPreEmitDiagnostics(program);
    if (problems.length > 0) throw new Error(ts.formatDiagnostics(problems, ts.createCompilerHost({})));
  });
}

function pluginOf(count) {
  const rule = (i) => `"rule-${i}": defineRule({
    meta: {
      name: "rule-${i}", type: "suggestion", severity: "warning", docs: { description: "A rule" }, messages: { found: "{{path}} is it" },
      schema: {
        type: "object",
        additionalProperties: false,
        properties: { mode${i}: { enum: ["a", "b"] }, deep: { type: "boolean" }, names: { type: "array", items: { type: "string" } } },
      },
      defaultOptions: { deep: false },
    },
    create: () => ({
      directory(node, { report, options }) {
        if (options.deep) report({ messageId: "found", data: { path: node.path } });
      },
    }),
  }),`;
  return `import { defineRule } from "pylayout/config";
export const team = { meta: { name: "team" }, rules: {\n${Array.from({ length: count }, (_, i) => rule(i)).join("\n")}\n} } as const;\n`;
}

function configOf(count) {
  const rules = Array.from(
    { length: count },
    (_, i) => `"team/rule-${i}": { severity: "warn", mode${i}: "a", names: ["x"] },`,
  );
  return `import { defineConfig } from "pylayout/config";
import { team } from "./plugin.ts";
export default defineConfig({ extends: ["recommended"], plugins: { team }, rules: {\n${rules.join("\n")}\n} });\n`;
}

async function cpuMilliseconds(action) {
  const before = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The median of each measure; a first round only warms up. */
async function inTurn(measures) {
  const results = measures.map(() => []);
  for (let i = -1; i < rounds; i++) {
    for (const [index, measure] of measures.entries()) {
      const value = await measure();
      if (i >= 0) results[index].push(value);
    }
  }
  return results.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]);
}

function round(ms) {
  return Math.round(ms);
}
