// Compares the readers of Python sources with CPython on everything at hand, and prints what is counted: every file, once by
// content, below the libraries of the interpreters (each under its own) and below the directories given (each under the newest
// interpreter that parses it).
//
//   PYLAYOUT_PYTHONS=/path/python3.8:/path/python3.13 \
//     node scripts/run-typescript.mjs scripts/sources/compare-with-cpython.ts imports [--part K/N] [DIRECTORY...]
import { parseArgs } from "node:util";
import { compareBindings, compareNames } from "../../packages/python/test/source/compare-bindings.ts";
import { compareImports } from "../../packages/python/test/source/compare-imports.ts";
import { distinctFiles, interpreters, type Interpreter } from "../../packages/python/test/source/pythons.ts";
import { markdownTable } from "../collection/write-section.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { part: { type: "string" } } });
const [what = "imports", ...directories] = positionals;
const [part = 1, parts = 1] = (values.part ?? "1/1").split("/").map(Number);
const pythons = interpreters();

const reasons = new Map<string, number>();

interface Counted {
  readonly refused: readonly string[];
  readonly row: readonly (string | number)[];
  readonly differing: readonly string[];
}

const KINDS: Readonly<
  Record<string, { head: readonly string[]; compare: (python: Interpreter, files: string[]) => Counted }>
> = {
  imports: {
    head: ["files", "not parsed", "imports", "different"],
    compare: (python, files) => {
      const { parsed, refused, imports, differing } = compareImports(python, files);
      return { refused, differing, row: [parsed.length, refused.length, imports, differing.length] };
    },
  },
  bindings: {
    head: ["files", "names", "cannot know", "star imports", "vague", "wrong"],
    compare: (python, files) => {
      const { files: compared, refused, names, unknown, starred, wrong, vague } = compareBindings(python, files);
      for (const [reason, count] of unknown) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
      for (const each of vague) if (process.env.PYLAYOUT_VAGUE) console.log(`vague ${python.version} ${each}`);
      const opaque = [...unknown.values()].reduce((sum, count) => sum + count, 0);
      return { refused, differing: wrong, row: [compared, names, opaque, starred, vague.length, wrong.length] };
    },
  },
};

function compareImported(): void {
  const compared = pythons.map((python) => ({ python, ...compareNames(python) }));
  const rows = compared.map(({ python, modules, names, unknown, wrong }) => {
    return [python.version, modules, names, unknown, wrong.length];
  });
  console.log(markdownTable(["Python", "modules", "names", "cannot know", "wrong"], rows));
  for (const { python, wrong } of compared) for (const each of wrong) console.log(`${python.version} ${each}`);
}

function compareAll({ compare, head }: NonNullable<(typeof KINDS)[string]>): void {
  const seen = new Set<string>();
  const mine = (files: string[]): string[] => files.filter((_, i) => i % parts === part - 1);
  const rows: (readonly (string | number)[])[] = [];
  const differing: string[] = [];
  let refused: string[] = [];
  const count = (python: Interpreter, name: string, files: string[]): void => {
    const counted = compare(python, files);
    rows.push([python.version, name, ...counted.row]);
    differing.push(...counted.differing.map((each) => `${python.version} ${each}`));
    refused = [...counted.refused];
  };
  const left: string[] = [];
  for (const python of pythons) {
    count(python, "its own", mine(distinctFiles([python.library], seen)));
    left.push(...refused);
  }
  refused = [...left, ...mine(distinctFiles(directories, seen))];
  for (const python of pythons.toReversed()) count(python, "others", refused);
  const sums = head.map((_, i) => rows.reduce((sum, row) => sum + Number(row[i + 2]), 0));
  console.log(markdownTable(["Python", "library", ...head], [...rows, ["all", "", ...sums]]));
  for (const each of differing) console.log(each);
  console.log(`${String(refused.length)} files that none of these parses`);
  process.exitCode = differing.length > 0 ? 1 : 0;
}

const kind = KINDS[what];
if (pythons.length === 0) throw new Error("no Python from 3.8 to 3.14: set PYLAYOUT_PYTHONS");
if (what === "names") compareImported();
else if (kind) compareAll(kind);
else throw new Error(`${what}: one of ${["names", ...Object.keys(KINDS)].join(", ")}`);
if (reasons.size > 0)
  console.log(
    [...reasons]
      .sort((a, b) => b[1] - a[1])
      .map(([why, n]) => `${n} ${why}`)
      .join("\n"),
  );
