import path from "node:path";
import ts from "typescript";

const folder = path.join(import.meta.dirname, "programs");

export interface CompileError {
  /** The word that the error points at. */
  readonly at: string;
  readonly text: string;
}

/** Type-checks modules as those of an author, with pylayout's own sources; gives the errors of each, by name. */
export function compilePrograms(modules: ReadonlyMap<string, string>): ReadonlyMap<string, readonly CompileError[]> {
  const fileOf = (name: string): string => path.join(folder, `${name.replace(/\W+/g, "-")}.mts`);
  const programs = new Map([...modules].map(([name, text]) => [fileOf(name), text]));
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
  return new Map([...modules.keys()].map((name) => [name, errorsIn(program, fileOf(name))]));
}

function errorsIn(program: ts.Program, file: string): CompileError[] {
  const source = program.getSourceFile(file);
  return ts.getPreEmitDiagnostics(program, source).map(({ start = 0, length = 0, messageText }) => {
    return {
      at: source?.text.slice(start, start + length) ?? "",
      text: ts.flattenDiagnosticMessageText(messageText, "\n"),
    };
  });
}
