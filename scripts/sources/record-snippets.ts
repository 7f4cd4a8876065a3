// Records which of the snippets of every construct in every place compile() of each interpreter accepts, for the test that has
// no Python at hand:
//
//   PYLAYOUT_PYTHONS=/path/python3.8:/path/python3.13 node scripts/run-typescript.mjs scripts/sources/record-snippets.ts
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acceptedBy, written } from "../../packages/python/test/source/compare-compiling.ts";
import { constructSnippets } from "../../packages/python/test/source/construct-snippets.ts";
import { interpreters } from "../../packages/python/test/source/pythons.ts";

const folder = mkdtempSync(join(tmpdir(), "pylayout-compile-"));
const pythons = interpreters();
const snippets = constructSnippets();
const accepted = pythons.map((python) => acceptedBy(python, written(folder, snippets)));
rmSync(folder, { recursive: true });
const verdicts = snippets.map((_, i) =>
  accepted
    .reduce((bits, each, python) => bits | (each[i] ? 1 << python : 0), 0)
    .toString(36)
    .padStart(2, "0"),
);
const record = { pythons: pythons.map(({ version }) => version), verdicts: verdicts.join("") };
const file = join(import.meta.dirname, "../../packages/python/test/source/snippet-verdicts.json");
writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
console.log(`${snippets.length} snippets, ${record.pythons.join(", ")}`);
