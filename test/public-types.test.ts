import path from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { blocksOf } from "./doc-examples.ts";

const packageFolder = path.join(import.meta.dirname, "../packages/cli/src");
const examples = ["rule-types", "model-types", "api-types"].flatMap((page) => [
  ...blocksOf(`docs/${page}.md`, "ts").values(),
]);

it.each(["index", "config", "rule-tester"])("every export of %s stands in an example that is run", (entry) => {
  const exported = exportsOf(path.join(packageFolder, `${entry}.ts`));
  expect(exported.length).toBeGreaterThan(10);
  const shown = new Set(examples.flatMap(namesShown));
  expect(exported.filter((name) => !shown.has(name))).toEqual([]);
});

it("takes a name that is only imported for one that is not shown", () => {
  const program = 'import { a, type B } from "pylayout";\nimport { c } from "elsewhere";\na(c);\n';
  expect(namesShown(program)).toEqual(["a"]);
});

function exportsOf(file: string): string[] {
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ["source"],
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  });
  const source = program.getSourceFile(file);
  const symbol = source && program.getTypeChecker().getSymbolAtLocation(source);
  return symbol
    ? program
        .getTypeChecker()
        .getExportsOfModule(symbol)
        .map(({ name }) => name)
    : [];
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
