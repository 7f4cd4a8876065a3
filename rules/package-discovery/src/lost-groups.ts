import {
  isTestPath,
  type Distribution,
  type MissingModule,
  type Project,
  type ShippedImport,
  type WheelOk,
} from "@pylayout/python";

/** Modules that one setting keeps out of the wheel, below one directory. */
export interface LostGroup {
  /** Dotted name of the topmost package or module of the group. */
  readonly module: string;
  /** That package's directory, or the module's file. */
  readonly path: string;
  readonly isDirectory: boolean;
  readonly members: readonly MissingModule[];
  /** Shipped code and entry points that need one of them, what is no test in front. */
  readonly importers: readonly (ShippedImport & { readonly module: string; readonly isTest: boolean })[];
}

/** One group for each setting and topmost directory of which nothing ships. */
export function lostGroups(project: Project, distribution: Distribution, plan: WheelOk): readonly LostGroup[] {
  const { missing, entryPoints } = distribution;
  const scripts = entryPoints.filter(({ status }) => status === "missing-module").map(({ entryPoint }) => entryPoint);
  const shipped = shippedDirectories(plan);
  const groups = new Map<string, { top: ReturnType<typeof topmost>; members: MissingModule[] }>();
  for (const lost of missing) {
    const top = topmost(lost, shipped);
    const key = `${lost.why.path}:${lost.why.line}:${top.path}`;
    const group = groups.get(key);
    if (group) group.members.push(lost);
    else groups.set(key, { top, members: [lost] });
  }
  return [...groups.values()].map(({ top, members }) => ({
    ...top,
    members,
    importers: members
      .flatMap(({ module, importedBy }) => [
        ...importedBy.map((place) => ({ ...place, module, isTest: isTestPath(belowProject(project, place.path)) })),
        ...scripts
          .filter((script) => script.module === module)
          .map(({ path, line }) => ({ path, line, module, isTest: false })),
      ])
      .sort((a, b) => Number(a.isTest) - Number(b.isTest)),
  }));
}

function belowProject({ path }: Project, file: string): string {
  return path === "" ? file : file.slice(path.length + 1);
}

/** Every directory of the tree at or below which something ships. */
function shippedDirectories(plan: WheelOk): ReadonlySet<string> {
  const directories = new Set<string>([""]);
  for (const { source } of plan.files()) {
    for (let at = parentOf(source ?? ""); at !== ""; at = parentOf(at)) directories.add(at);
  }
  return directories;
}

function topmost({ module, path }: MissingModule, shipped: ReadonlySet<string>) {
  const isInit = path.endsWith("/__init__.py");
  let [name, at] = [module, isInit ? parentOf(path) : path];
  let isDirectory = isInit;
  while (name.includes(".") && !shipped.has(parentOf(at))) {
    [name, at] = [name.slice(0, name.lastIndexOf(".")), parentOf(at)];
    isDirectory = true;
  }
  return { module: name, path: at, isDirectory };
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
