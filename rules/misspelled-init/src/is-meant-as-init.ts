import type { FileEntry } from "@pylayout/core";
import { isImportableName, type PackageNode } from "@pylayout/python";

/** Slips of the keyboard behind two underscores on each side. */
const LETTERS = new Set("init int ini nit inti niit iint iinit innit inint initt iniit".split(" "));
const SUFFIXES = new Set([",py", ".p", "py", ".ppy", ".pyy", ".yp", "..py"]);
/** Directories whose files are samples. */
const SAMPLES = new Set(["data", "fixtures", "testdata", "resources", "templates", "static", "snapshots"]);

/** The file of a directory without `__init__.py` that was meant to be it; the first by name. */
export function misspelledInitIn({ directory, path }: PackageNode): FileEntry | undefined {
  if (directory.children.has("__init__.py") || !isImportableName(directory.name)) return undefined;
  if (path.split("/").some((name) => SAMPLES.has(name))) return undefined;
  const files = [...directory.children.values()].filter((entry) => entry.kind === "file");
  return files.filter(({ name }) => isMeantAsInit(name)).sort((a, b) => (a.name < b.name ? -1 : 1))[0];
}

/**
 * Letter case and blanks aside, `__init__.py` with one slip: an underscore or a letter left out, doubled or swapped, or the
 * suffix. Names that somebody may have chosen (`_init.py`, `__unit__.py`, `__init__.pyi`) are none.
 */
function isMeantAsInit(name: string): boolean {
  if (name.trim().toLowerCase() === "__init__.py") return true;
  if (name.startsWith("__init__") && SUFFIXES.has(name.slice("__init__".length))) return true;
  const [, left = "", letters = "", right = ""] = /^(_+)([a-z]+)(_+)\.py$/.exec(name) ?? [];
  if (letters === "init") return left.length <= 3 && right.length <= 3;
  return left.length === 2 && right.length === 2 && LETTERS.has(letters);
}
