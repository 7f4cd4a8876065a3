import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const folder = path.join(import.meta.dirname, "programs");

const HEAD = `import { defineConfig, definePlugin, defineRule } from "pylayout/config";
const noLegacy = defineRule({
  meta: {
    name: "no-legacy",
    type: "suggestion",
    severity: "warning",
    docs: { description: "Reports directories of some names" },
    messages: { found: "{{name}} is {{ age }} years old", other: "no placeholders" },
    schema: { type: "object", properties: { names: { enum: ["old", "older"] } }, additionalProperties: false },
    defaultOptions: { names: "old" },
  },
  create: () => ({
    directory(node, { options, report }) {
      if (node.directory.name === options.names) report({ messageId: "found", data: { name: node.path, age: 3 } });
    },
  }),
});
const acme = definePlugin({ meta: { name: "acme" }, rules: { "no-legacy": noLegacy } });
export default defineConfig({
  extends: ["recommended"],
  plugins: { acme },
  rules: { "missing-init": { imported: "error" }, "acme/no-legacy": ["warn", { names: "older" }] },
});
`;

/** Each is the program above with one change, and what the compiler says of the changed place. */
const MISTAKES: Readonly<Record<string, readonly [from: string, to: string, at: string, says: RegExp]>> = {
  "a rule's name": ['"missing-init"', '"missing-int"', '"missing-int"', /"missing-int"' does not exist in type/],
  "a rule's name in a plugin": [
    '"acme/no-legacy"',
    '"acme/no-legcy"',
    '"acme/no-legcy"',
    /"acme\/no-legcy"' does not exist in type/,
  ],
  "the key of an option": ["{ names: ", "{ nmaes: ", "nmaes", /'nmaes' does not exist/],
  "the value of an option": [
    '"older" }]',
    '"oldest" }]',
    '"acme/no-legacy"',
    /'"oldest"' is not assignable to type '"old" \| "older"/,
  ],
  "the value of a built-in option": ['"error" }', '"fatal" }', '"missing-init"', /'"fatal"' is not assignable/],
  "a message id": [
    'messageId: "found"',
    'messageId: "fuond"',
    "messageId",
    /"fuond"' is not assignable to type '"found" \| "other"'/,
  ],
  "a placeholder": [", age: 3", ", agee: 3", "agee", /'agee' does not exist in type/],
  "a placeholder left out": [", age: 3", "", "data", /'age' is missing/],
  "a node type": ["directory(node", "directry(node", "({", /directry.* has no properties in common with type/],
};

const fileOf = (name: string): string => path.join(folder, `${name.replace(/\W+/g, "-")}.ts`);
const programs = new Map(
  [["right", HEAD], ...Object.entries(MISTAKES).map(([name, [from, to]]) => [name, change(from, to)] as const)].map(
    ([name, text]) => [fileOf(name), text] as const,
  ),
);

describe("the compiler of an author", () => {
  const errors = compile();

  it("takes what is right", () => {
    expect(errors.get(fileOf("right"))).toEqual([]);
  });

  it.each(Object.entries(MISTAKES))("refuses %s", (name, [, , at, says]) => {
    const found = errors.get(fileOf(name)) ?? [];
    const placed = found.find((one) => one.at.split("\n")[0] === at);
    expect(placed?.text, JSON.stringify(found)).toMatch(says);
  });
});

/** The program with the last of these texts replaced. */
function change(from: string, to: string): string {
  const at = HEAD.lastIndexOf(from);
  if (at < 0) throw new Error(`the program holds no ${from}`);
  return HEAD.slice(0, at) + to + HEAD.slice(at + from.length);
}

interface Found {
  /** The word that the error points at. */
  readonly at: string;
  readonly text: string;
}

function compile(): Map<string, readonly Found[]> {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ["source"],
    types: ["node"],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => programs.has(path.normalize(file)) || disk.fileExists(file),
    readFile: (file) => programs.get(path.normalize(file)) ?? disk.readFile(file),
    getSourceFile(file, ...rest) {
      const text = programs.get(path.normalize(file));
      if (text === undefined) return disk.getSourceFile(file, ...rest);
      return ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
    },
  };
  const program = ts.createProgram([...programs.keys()], options, host);
  return new Map([...programs.keys()].map((file) => [file, errorsIn(program, file)]));
}

function errorsIn(program: ts.Program, file: string): Found[] {
  const source = program.getSourceFile(file);
  return ts.getPreEmitDiagnostics(program, source).map(({ start = 0, length = 0, messageText }) => {
    return {
      at: source?.text.slice(start, start + length) ?? "",
      text: ts.flattenDiagnosticMessageText(messageText, "\n"),
    };
  });
}
