import { parseSource } from "../../source/parse/parse-source.ts";
import type { Expression, Statement } from "../../source/tree/nodes.ts";
import { joinPath } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { buildFails } from "../plan-stop.ts";
import type { TomlConfig } from "../project-config.ts";
import type { FlitModule } from "./flit.ts";

const VERSION_FILES = ["version.py", "_version.py", "__version__.py"];

/** flit reads version and description from the module where they are dynamic, and stops where it finds none. */
export function checkFlitMetadata(files: ProjectFiles, pyproject: TomlConfig, module: FlitModule): void {
  const legacy = !pyproject.has("project");
  const dynamic = legacy ? ["version", "description"] : (pyproject.strings("project", "dynamic") ?? []);
  const main = module.isPackage ? joinPath(module.path, "__init__.py") : module.path;
  const keys = legacy ? ["tool", "flit", "metadata"] : ["project", "dynamic"];
  const stop = (text: string): never => buildFails(pyproject.reason(keys, text));
  if (legacy && !allowsOldFlit(pyproject)) stop("flit_core 4 no longer reads [tool.flit.metadata]");
  if (dynamic.length > 0 && !files.isFile(main)) stop(`flit reads the version from ${main}, which does not exist`);
  const candidates = module.isPackage ? [main, ...VERSION_FILES.map((name) => joinPath(module.path, name))] : [main];
  const sources = candidates.filter((path) => files.isFile(path));
  if (dynamic.includes("description") && !describes(statements(files, main))) {
    stop(`flit reads the description from the docstring of ${main}, which has none`);
  }
  if (!dynamic.includes("version")) return;
  const bound = sources.some((path) => bindsVersion(statements(files, path), path === main));
  if (!bound) stop(`flit reads __version__ from ${main}, which does not bind it`);
}

function allowsOldFlit(pyproject: TomlConfig): boolean {
  const requires = pyproject.strings("build-system", "requires") ?? [];
  return requires.some((text) => /^\s*flit[-_]core\b/.test(text) && /(?:<=?|==|~=)\s*[0-4]/.test(text));
}

function statements(files: ProjectFiles, path: string): readonly Statement[] {
  const file = files.file(path);
  const text = file && files.tree.readLatin1(file);
  return text === undefined ? [] : parseSource(text).body;
}

/** A docstring, or, as flit imports the module where it sees none, whatever may assign one. */
function describes(body: readonly Statement[]): boolean {
  const [first] = body;
  if (first?.type === "Expression" && isText(first.value)) return true;
  return body.some((each) => mentions(each, "__doc__") && (each.type !== "Assign" || !isBlank(each.value)));
}

function isText(node: Expression): boolean {
  return node.type === "String" && !node.bytes && !isBlank(node);
}

function isBlank(node: Expression): boolean {
  return node.type === "String" && node.value?.trim() === "";
}

/** A literal assignment, which flit reads; in the module itself also anything that its import might bind. */
function bindsVersion(body: readonly Statement[], isMain: boolean): boolean {
  return body.some((statement) => {
    if (isMain && (mentions(statement, "__version__") || isStarImport(statement))) return true;
    if (statement.type !== "Assign" || statement.value.type !== "String") return false;
    return statement.targets.some((target) => target.type === "Name" && target.id === "__version__");
  });
}

function isStarImport(statement: Statement): boolean {
  return statement.type === "ImportFrom" && statement.names.some(({ name }) => name === "*");
}

function mentions(node: unknown, name: string): boolean {
  if (Array.isArray(node)) return node.some((each) => mentions(each, name));
  if (typeof node !== "object" || node === null) return node === name;
  return Object.values(node).some((each) => mentions(each, name));
}
