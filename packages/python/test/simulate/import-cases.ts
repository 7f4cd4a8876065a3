import { readFileSync } from "node:fs";
import { buildFileTree, type FileTree, memorySource, type MemoryFile } from "@pylayout/core";
import { DEFAULT_INVOCATION, type PytestInvocation } from "../../src/pytest/pytest-invocation.ts";
import { splitWords } from "../../src/pytest/split-words.ts";
import type { PytestVersion } from "../../src/simulate/collection-run.ts";
import { isKnownVersion, type PythonVersion } from "../../src/versions/version-set.ts";

export interface TrueModule {
  readonly path: string;
  readonly outcome: "ok" | "error" | "skip";
  readonly module?: string | null;
  readonly type?: string;
  readonly msg?: string;
  readonly at?: string | null;
  readonly last?: string | null;
  readonly syntax?: string;
  /** It is another distribution that fails or lacks something. */
  readonly foreign?: boolean;
}

export interface TrueResult {
  readonly exit: number;
  readonly startup?: string;
  readonly rootdir?: string;
  readonly inifile?: string | null;
  readonly modules?: readonly TrueModule[];
  readonly conftest?: readonly TrueModule[];
  /** The project's files that were imported, where that was asked for. */
  readonly loaded?: readonly string[];
}

export interface ImportCase {
  readonly id: string;
  readonly title: string;
  readonly run: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly prepared?: Readonly<Record<string, string>>;
  readonly hex?: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly outcomes: readonly { readonly envs: readonly string[]; readonly result: TrueResult }[];
}

export function readImportCases(name = "import-cases.json"): readonly ImportCase[] {
  const text = readFileSync(new URL(`../data/${name}`, import.meta.url), "utf8");
  return (JSON.parse(text) as { cases: ImportCase[] }).cases;
}

const ROOT_NAME = "project";

export function caseTree(testCase: ImportCase): FileTree {
  const files: Record<string, MemoryFile> = {};
  for (const [path, text] of Object.entries({ ...testCase.files, ...testCase.prepared })) {
    files[path] = path.endsWith("/") ? null : text.replaceAll("{root}", `/${ROOT_NAME}`);
  }
  for (const [path, hex] of Object.entries(testCase.hex ?? {})) files[path] = new Uint8Array(Buffer.from(hex, "hex"));
  for (const [path, target] of Object.entries(testCase.links ?? {})) files[path] = { symlink: target };
  return buildFileTree(memorySource(files, { rootName: ROOT_NAME }));
}

export function caseInvocation({ run, cwd, env }: ImportCase): PytestInvocation {
  const [command, ...args] = splitWords(run) ?? [];
  const pythonPath = env?.PYTHONPATH?.split(":") ?? [];
  return {
    ...DEFAULT_INVOCATION,
    args,
    cwd: cwd ?? "",
    module: command === "mpytest",
    pythonPath: pythonPath.map((path) => path.replace("{root}", `/${ROOT_NAME}`)),
    environmentOptions: env?.PYTEST_ADDOPTS ?? "",
  };
}

/** "py3.8-pt8": pytest 8 is 8.3 there, the last one for that Python. */
export function readEnvironment(name: string): { python: PythonVersion; pytest: PytestVersion } {
  const match = /^py(3\.\d+)-pt([789])$/.exec(name);
  const python = match?.[1] ?? "";
  if (!isKnownVersion(python)) throw new Error(`unknown environment ${name}`);
  if (match?.[2] === "7") return { python, pytest: "7" };
  if (match?.[2] === "9") return { python, pytest: "9" };
  return { python, pytest: python === "3.8" ? "8.3" : "8" };
}
