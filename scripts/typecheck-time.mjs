/**
 * Times the type check of a config with 60 rules, as an author's project does it: against the types that are packed.
 *
 * Usage: npm run build && node scripts/typecheck-time.mjs
 *
 * Prints the CPU time (user and system) and the wall time of `tsc --noEmit`, medians of five rounds, of an empty program,
 * of a config with one rule, of a config that sets 60 rules with options (those of pylayout, and those of a plugin as it is
 * installed, by its declarations), and of one that also defines the plugin's rules in place.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const folder = mkdtempSync(path.join(tmpdir(), "pylayout-types-"));
process.on("exit", () => {
  rmSync(folder, { recursive: true, force: true });
});
mkdirSync(path.join(folder, "node_modules"));
symlinkSync(path.join(root, "packages/cli"), path.join(folder, "node_modules/pylayout"));

const own = readdirSync(path.join(root, "rules")).filter((name) => name !== "missing-init");
const names = Array.from({ length: 60 - own.length - 1 }, (_, index) => `rule-${index}`);
const rule = (name) => `  "${name}": defineRule({
    meta: {
      name: "${name}", type: "suggestion", severity: "warning", docs: { description: "A rule" },
      messages: { found: "{{name}} in {{place}}", other: "none" },
      schema: {
        type: "object", additionalProperties: false,
        properties: { mode: { enum: ["a", "b"] }, depth: { type: "integer" }, names: { type: "array", items: { type: "string" } } },
      },
      defaultOptions: { depth: 3 },
    },
    create: () => ({
      directory(node, { options, report }) {
        if (options.depth > 3) report({ messageId: "found", data: { name: node.path, place: options.mode ?? "" } });
      },
    }),
  }),`;
const plugin = `export const acme = definePlugin({ meta: { name: "acme" }, rules: {
${names.map(rule).join("\n")}
} });`;
const config = `export default defineConfig({
  plugins: { acme },
  rules: {
    "missing-init": { imported: "error" },
${own.map((name) => `    "${name}": "on",`).join("\n")}
${names.map((name) => `    "acme/${name}": ["warn", { mode: "a", names: ["x"] }],`).join("\n")}
  },
});`;
const programs = {
  empty: "export {};",
  "1 rule": `import { defineConfig } from "pylayout/config";
export default defineConfig({ rules: { "missing-init": { imported: "error" } } });`,
  "60 defined": `import { defineConfig, definePlugin, defineRule } from "pylayout/config";
${plugin}
${config}`,
  "60 rules": `import { defineConfig } from "pylayout/config";
import { acme } from "./plugin.mjs";
${config}`,
};
const tsc = path.join(root, "node_modules/typescript/lib/tsc.js");
const options = ["--strict", "--module", "nodenext", "--target", "es2023", "--skipLibCheck"];
for (const [name, text] of Object.entries(programs))
  writeFileSync(path.join(folder, `${name.replace(" ", "-")}.mts`), text);

writeFileSync(
  path.join(folder, "plugin.mts"),
  `import { definePlugin, defineRule } from "pylayout/config";\n${plugin}`,
);
time("plugin.mts", ["--declaration", "--emitDeclarationOnly"]);
rmSync(path.join(folder, "plugin.mts"));

const taken = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
for (let round = 0; round < 5; round++) {
  for (const name of Object.keys(programs)) taken[name].push(time(`${name.replace(" ", "-")}.mts`));
}
console.log(`${process.version}, ${cpus()[0]?.model ?? "unknown processor"}, medians of 5 rounds, rounds interleaved`);
for (const [name, times] of Object.entries(taken)) {
  console.log(`${name.padEnd(10)} ${median(times, "cpu")} ms CPU, ${median(times, "wall")} ms`);
}

function time(file, mode = ["--noEmit"]) {
  const start = performance.now();
  // CPU time of a child is known once it has ended: /usr/bin/env time is not everywhere, so it tells itself.
  const program = `process.on("exit", () => { const { user, system } = process.cpuUsage(); process.stderr.write(String((user + system) / 1000)); });
process.argv.splice(1, 1, ${JSON.stringify(tsc)}); require(${JSON.stringify(tsc)});`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", program, "tsc", ...mode, ...options, file], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NODE_EXTRA_CA_CERTS: "" },
  });
  if (status !== 0) throw new Error(stdout + stderr);
  return { wall: performance.now() - start, cpu: Number(stderr) };
}

function median(times, key) {
  const sorted = times.map((one) => one[key]).sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)]);
}
