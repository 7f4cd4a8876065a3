// Makes the skeleton of a rule package of pylayout itself: npm run new-rule <name>
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { houseRule } from "../packages/cli/src/new/house-rule.ts";
import { requireRuleName } from "../packages/cli/src/new/package-name.ts";

const root = path.join(import.meta.dirname, "..");
const { version } = JSON.parse(readFileSync(path.join(root, "packages/cli/package.json"), "utf8")) as {
  version: string;
};

try {
  const name = requireRuleName(process.argv[2] ?? "");
  const folder = path.join(root, "rules", name);
  if (existsSync(folder)) throw new Error(`rules/${name} exists already`);
  for (const [file, text] of Object.entries(houseRule(name, version))) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  console.log(
    `made rules/${name}; add it to tsconfig.json, packages/cli (package.json, src/builtin-rules.ts), run npm install, npm run schema`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
