// Prints what the framework itself costs, in CPU time of one process: node scripts/overhead.mjs [--rounds N]
import { parseArgs } from "node:util";
import { defineRule, lint, loadConfig, memorySource } from "../packages/cli/bundle/index.js";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "9" } } });
const rounds = Number(values.rounds);

console.log(`CPU time (user and system) of Node ${process.versions.node}, ${rounds} rounds taken in turn`);
await rulesThatDoNothing();
await configResolution();

/** 10,000 files in 500 packages, each with modules that import from ten common packages, and a test module. */
function largeTree() {
  const files = {
    "pyproject.toml":
      '[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.9"\n[tool.pytest.ini_options]\npythonpath = ["."]\n',
  };
  for (let p = 0; p < 500; p++) {
    files[`app/p${p}/__init__.py`] = "";
    for (let m = 0; m < 18; m++) {
      const common = p < 10 ? "" : `from app.p${(p + m) % 10} import m${m}\n`;
      files[`app/p${p}/m${m}.py`] =
        `import os\nimport sys\n${common}\n\ndef work(value):\n    return os.path.join(sys.prefix, value)\n`;
    }
    files[`tests/test_p${p}.py`] = `from app.p${p} import m0, m1\n\n\ndef test_m0():\n    assert m0\n`;
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
  const shares = with100.map((ms, round) => (ms / without[round] - 1) * 100);
  const least = (Math.min(...with100) / Math.min(...without) - 1) * 100;
  console.log(
    `100 rules that do nothing, ${Object.keys(files).length} files: recommended alone ${told(without)}, with them ` +
      `${told(with100)}: ${least.toFixed(1)} % more (least of each), ${median(shares).toFixed(1)} % (median of pairs)`,
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
  console.log(`configuration of ${paths.length} paths in 14000 directories, 5 entries with globs: ${told(ms)}`);
}

async function cpuMilliseconds(action) {
  const before = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What each round took, by measure; a first round only warms up. */
async function inTurn(measures) {
  const results = measures.map(() => []);
  for (let i = -1; i < rounds; i++) {
    for (const [index, measure] of measures.entries()) {
      globalThis.gc?.();
      const value = await measure();
      if (i >= 0) results[index].push(value);
    }
  }
  return results;
}

function told(values) {
  return `${Math.round(Math.min(...values))} ms (median ${Math.round(median(values))})`;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
