import { nameOf } from "../files/posix-path.ts";

/** The dotted name of a module by its path below an import root; a package's is that of its directory. */
export function dottedName(path: string): string {
  return path
    .replace(/(?:^|\/)__init__\.py$/, "")
    .replace(/\.py$/, "")
    .replaceAll("/", ".");
}

const TEST_DIRECTORIES = new Set(["test", "tests", "testing"]);

/** Whether a file is a test by its name or place; `path` is relative to the project. */
export function isTestPath(path: string): boolean {
  const name = nameOf(path);
  return (
    path.split("/").some((part) => TEST_DIRECTORIES.has(part)) ||
    name === "conftest.py" ||
    /^test_.*\.py$|_test\.py$/.test(name)
  );
}
