import type { RandomSource } from "../random-source.ts";

/** A project while it is being generated. */
export interface Draft {
  readonly random: RandomSource;
  readonly files: Record<string, string>;
  /** Dotted names of its modules, seen from their roots. */
  readonly names: readonly string[];
  /** "" or "src/": where its packages lie. */
  readonly root: string;
  /** Lines of `[pytest]`. */
  readonly options: string[];
  readonly args: string[];
  /** Directories that an install in place puts behind the standard library. */
  readonly installed: string[];
  cwd: string;
}

export type Surrounding = (draft: Draft) => void;

/** Directories with test modules, each "" or ending in a slash. */
export function testFolders({ files }: Draft): string[] {
  const found = Object.keys(files)
    .filter((path) => /(?:^|\/)test_\w+\.py$/.test(path))
    .map((path) => path.slice(0, path.lastIndexOf("/") + 1));
  return [...new Set(found)];
}

/** One of the test modules. */
export function testFile(draft: Draft): string {
  return draft.random.pick(Object.keys(draft.files).filter((path) => /(?:^|\/)test_\w+\.py$/.test(path)));
}

export function prepend({ files }: Draft, path: string, text: string): void {
  files[path] = `${text}\n${files[path] ?? ""}`;
}

export function append({ files }: Draft, path: string, text: string): void {
  files[path] = `${files[path] ?? ""}${text}\n`;
}
