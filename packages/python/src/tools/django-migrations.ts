import type { Evidence, Project, PythonModel } from "../model/python-model.ts";
import { lineAt } from "../project/project-config.ts";
import type { Expression, Statement } from "../source/tree/nodes.ts";
import { textFile } from "../config-file/index.ts";

const SETTINGS = /(?:^|\/)(?:settings[^/]*\.py|settings\/[^/]+\.py|[^/]*settings\.py)$/;

/**
 * Directories called `migrations` of the apps that a settings module names literally in INSTALLED_APPS, with that place.
 * Empty where MIGRATION_MODULES moves migrations elsewhere.
 */
export function djangoMigrations(project: Project, model: PythonModel): ReadonlyMap<string, Evidence> {
  const found = new Map<string, Evidence>();
  for (const { path } of project.modules) {
    if (!SETTINGS.test(path)) continue;
    const text = textFile(model.tree, path) ?? "";
    if (text.includes("MIGRATION_MODULES")) return new Map();
    if (!text.includes("INSTALLED_APPS")) continue;
    for (const { name, start } of installedApps(model.source(path)?.tree().body ?? [])) {
      const app = appDirectory(project, name);
      const evidence = { path, line: lineAt(text, start), text: `INSTALLED_APPS names "${name}"` };
      if (app !== undefined && !found.has(`${app}/migrations`)) found.set(`${app}/migrations`, evidence);
    }
  }
  return found;
}

interface InstalledApp {
  readonly name: string;
  readonly start: number;
}

/** The literal strings that module-level statements put into INSTALLED_APPS; what is computed is left out. */
function installedApps(body: readonly Statement[]): readonly InstalledApp[] {
  return body.flatMap((statement) => {
    if (statement.type === "Assign") return statement.targets.some(isInstalledApps) ? strings(statement.value) : [];
    if (statement.type === "AugAssign") return isInstalledApps(statement.target) ? strings(statement.value) : [];
    if (statement.type === "AnnAssign" && statement.value && isInstalledApps(statement.target)) {
      return strings(statement.value);
    }
    return [];
  });
}

function isInstalledApps(target: Expression): boolean {
  return target.type === "Name" && target.id === "INSTALLED_APPS";
}

function strings(node: Expression): readonly InstalledApp[] {
  switch (node.type) {
    case "String":
      return node.value === null ? [] : [{ name: node.value, start: node.start }];
    case "List":
    case "Tuple":
      return node.items.flatMap(strings);
    case "Operation":
      return node.operators.every((operator) => operator === "+") ? node.operands.flatMap(strings) : [];
    default:
      return [];
  }
}

/** An app is named by its package or by an AppConfig class in a module of it ("shop.apps.ShopConfig"). */
function appDirectory(project: Project, name: string): string | undefined {
  const parts = name.split(".");
  const packageName = /^[A-Z]/.test(parts.at(-1) ?? "") ? parts.slice(0, -2).join(".") : name;
  return project.packages.find((node) => node.moduleName === packageName)?.path;
}
