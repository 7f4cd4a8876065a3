import type { FileTree } from "@pylayout/core";
import { isTestFile, type Project } from "@pylayout/python";
import { definesTests } from "./defines-tests.ts";

export interface MisnamedTest {
  readonly path: string;
  readonly patterns: readonly string[];
}

/** `tests_a.py`, `testa.py`, `Test_a.py`, `a_tests.py`, `a-test.py`. */
const LIKE_A_TEST = /^(?:tests?[-_a-z0-9]*|Test\w*|\w+[-_]tests?|\w+[a-z0-9]Tests?)\.py$/;

/** Modules with tests in a directory of collected ones that no session collects, nobody imports, and nobody runs as a script. */
export function misnamedTests(project: Project, tree: FileTree): readonly MisnamedTest[] {
  const { modules, tests } = project;
  const beside = new Set(tests.modules.filter(({ isConftest }) => !isConftest).map(({ file }) => file.parent.path));
  const collected = new Set(tests.modules.map(({ path }) => path));
  const plans = tests.sessions.map(({ plan }) => plan);
  return modules.flatMap(({ path, file }): MisnamedTest[] => {
    if (!LIKE_A_TEST.test(file.name) || collected.has(path) || !beside.has(file.parent.path)) return [];
    if (plans.some((plan) => plan.doctestModules || isTestFile(plan, path))) return [];
    if (!definesTests(tree, path) || isScript(tree.readLatin1(file) ?? "")) return [];
    const patterns = [...new Set(plans.flatMap(({ pythonFiles }) => pythonFiles))];
    return project.importersOf(path).length > 0 ? [] : [{ path, patterns }];
  });
}

function isScript(text: string): boolean {
  return text.startsWith("#!") || /^if\s+__name__\s*==\s*["']__main__["']/m.test(text);
}
