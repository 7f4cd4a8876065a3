import type { FileEntry } from "@pylayout/core";
import { causeReport, defineRule, type PackageNode, type PythonModel } from "@pylayout/python";

/** `foo.py` beside `foo/`: one of them is never imported (importlib's FileFinder: package, module, namespace portion). */
export const modulePackageClash = defineRule({
  meta: {
    name: "module-package-clash",
    type: "problem",
    severity: "warning",
    docs: {
      description: "Reports a module beside a directory of the same name, where one hides the other",
      explanation: `In one directory Python prefers a package with __init__.py, then a module, then a directory without
__init__.py. So foo/__init__.py hides foo.py, and foo.py hides everything in a foo/ without __init__.py.

An error where a test module needs, by any chain, what is hidden; a warning where foo.py ships and can
never be imported. A script (a shebang, or a guard on __name__) may be meant to be run by its path, and is left alone.`,
    },
    messages: {
      packageWins: "never imported: {{package}} hides it",
      nameHidden: "no {{name}}: {{package}} is imported instead of {{module}}",
      moduleWins: "nothing in it can be imported: {{module}} hides it",
    },
  },
  create: ({ model, tree }) => ({
    rootCause(cause, { report }) {
      if (cause.owner !== "module-package-clash" || cause.target === null || !cause.wanted) return;
      const { target, wanted } = cause;
      const place = causeReport(tree, cause);
      if (target.endsWith(".py")) {
        const name = wanted.name ?? wanted.module;
        const data = { name, package: `${target.slice(0, -3)}/__init__.py`, module: target };
        report({ ...place, messageId: "nameHidden", severity: "error", data, help: renameOne(target) });
      } else {
        const data = { module: `${target}.py` };
        report({
          ...place,
          path: target,
          kind: "directory",
          messageId: "moduleWins",
          severity: "error",
          data,
          help: renameOne(target),
        });
      }
    },
    package(node, { report }) {
      const module = hiddenModule(node, model);
      if (!module || node.project.rootCauses.some(({ target }) => target === module.path)) return;
      report({
        messageId: "packageWins",
        path: module.path,
        kind: "file",
        data: { package: `${node.path}/__init__.py` },
        help: renameOne(module.path),
      });
    },
  }),
});

/** The module beside a regular package, unless it is run by its path, or collected as a test in its own right. */
function hiddenModule(node: PackageNode, model: PythonModel): FileEntry | undefined {
  const { directory, packageKind, project } = node;
  if (packageKind !== "regular" || node.moduleName === null || !directory.children.has("__init__.py")) return undefined;
  const beside = directory.parent?.children.get(`${directory.name}.py`);
  if (beside?.kind !== "file" || isScript(beside, model) || loadsByPath(directory.children, beside.name, model))
    return undefined;
  if (project.tests.modules.some(({ path }) => path === beside.path)) return undefined;
  return project.buildBackend === null || project.ships(beside.path) === "yes" ? beside : undefined;
}

/** Empty, run by its path, or of unknown content. */
function isScript(file: FileEntry, model: PythonModel): boolean {
  const text = model.tree.readLatin1(file) ?? "";
  if (text.trim() === "" || text.startsWith("#!") || /^# \/\/\/ script\s*$/m.test(text)) return true;
  return /^if\s+__name__\s*==\s*["']__main__["']/m.test(text);
}

/** The package speaks of the file by name, as code does that loads it by its path. */
function loadsByPath(children: PackageNode["directory"]["children"], name: string, { tree }: PythonModel): boolean {
  const init = children.get("__init__.py");
  return init?.kind === "file" && (tree.readLatin1(init) ?? "").includes(name);
}

function renameOne(path: string): string {
  return `rename ${path}, or move what it holds into the other one`;
}
