import path from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { blocksOf } from "./doc-examples.ts";

const packageFolder = path.join(import.meta.dirname, "../packages/cli/src");
const examples = ["rule-types", "model-types", "api-types"].flatMap((page) => [
  ...blocksOf(`docs/${page}.md`, "ts").values(),
]);

const ENTRIES = ["index", "config", "rule-tester"];
const fileOf = (entry: string): string => path.join(packageFolder, `${entry}.ts`);
const program = ts.createProgram(ENTRIES.map(fileOf), {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ["source"],
  allowImportingTsExtensions: true,
  noEmit: true,
  types: [],
});
const checker = program.getTypeChecker();

it.each(ENTRIES)("every export of %s stands in an example that is run", (entry) => {
  const exported = exportsOf(entry);
  expect(exported.length).toBeGreaterThan(10);
  const shown = new Set(examples.flatMap(namesShown));
  expect(exported.filter((name) => !shown.has(name))).toEqual([]);
});

it("takes a name that is only imported for one that is not shown", () => {
  const program = 'import { a, type B } from "pylayout";\nimport { c } from "elsewhere";\na(c);\n';
  expect(namesShown(program)).toEqual(["a"]);
});

/** The names that a module of the public face exports. */
function exportsOf(entry: string): string[] {
  const source = program.getSourceFile(fileOf(entry));
  const symbol = source && checker.getSymbolAtLocation(source);
  return symbol ? checker.getExportsOfModule(symbol).map(({ name }) => name) : [];
}

/** The names that an example imports from pylayout and then uses. */
function namesShown(text: string): string[] {
  const source = ts.createSourceFile("example.ts", text, ts.ScriptTarget.ES2023);
  const imports = source.statements.filter(ts.isImportDeclaration);
  const rest = text.slice(imports.at(-1)?.end ?? 0);
  return imports
    .filter(({ moduleSpecifier: from }) => ts.isStringLiteral(from) && /^pylayout(\/|$)/.test(from.text))
    .flatMap(({ importClause }) => {
      const named = importClause?.namedBindings;
      return named && ts.isNamedImports(named) ? named.elements.map(({ name }) => name.text) : [];
    })
    .filter((name) => new RegExp(`\\b${name}\\b`).test(rest));
}
