import type { FileTree } from "@pylayout/core";

const FUNCTION = /^(?:async[ \t]+)?def[ \t]+test_\w*[ \t]*\(/m;
const CLASS =
  /^class[ \t]+(?:Test\w*|\w+[ \t]*\([^)\n]*TestCase[^)\n]*\))[^\n]*:[^]*?\n[ \t]+(?:async[ \t]+)?def[ \t]+test_/m;

/** Whether a module defines what pytest's defaults take for tests: functions, classes `Test...`, subclasses of TestCase. */
export function definesTests(tree: FileTree, path: string): boolean {
  const file = tree.follow(path);
  const text = file?.kind === "file" ? (tree.readLatin1(file) ?? "") : "";
  return FUNCTION.test(text) || CLASS.test(text);
}
