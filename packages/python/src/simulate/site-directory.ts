import { joinPath } from "../pytest/tree-path.ts";
import { compareNames } from "../pytest/tree-path.ts";
import type { SearchEntry } from "../resolve/resolution.ts";
import { LoadedModule } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

/** `site.addsitedir`: the directory itself, then what the lines of its .pth files add. */
export function readSiteDirectory(
  sim: Simulation,
  path: string,
  location: string,
): { readonly entries: SearchEntry[]; readonly doubt: string | null } {
  const { tree } = sim.world;
  const directory = tree.follow(path);
  if (directory?.kind !== "directory") return { entries: [], doubt: null };
  const entries = [sim.entryAt(directory)];
  let doubt: string | null = null;
  for (const name of [...directory.children.keys()].sort(compareNames)) {
    const file = name.endsWith(".pth") ? tree.child(directory, name) : undefined;
    const text = file?.kind === "file" ? tree.readText(file) : undefined;
    for (const line of text?.split("\n") ?? []) {
      if (line.startsWith("#") || line.trim() === "") continue;
      if (/^import[ \t]/.test(line)) {
        if (!runLine(sim, line)) doubt ??= `${path}/${name} runs code that may add modules`;
        continue;
      }
      const target = pathOf(line.trimEnd(), path, location);
      const added = target === undefined ? undefined : tree.follow(target);
      if (added?.kind === "directory" && !entries.some((entry) => entry.directory === added))
        entries.push(sim.entryAt(added));
    }
  }
  return { entries, doubt };
}

function pathOf(line: string, from: string, location: string): string | undefined {
  if (line === location) return "";
  if (line.startsWith(`${location}/`)) return joinPath("", line.slice(location.length + 1));
  return line.startsWith("/") ? undefined : joinPath(from, line);
}

/** `import sys; sys.modules["name"] = ...`: the one line of code whose effect is plain. */
function runLine(sim: Simulation, line: string): boolean {
  const stub = /^import sys; *sys\.modules\[["']([\w.]+)["']\] *= *\w+ *$/.exec(line.trimEnd());
  const [, name] = stub ?? [];
  if (name === undefined) return false;
  sim.modules.set(name, new LoadedModule(name, "stub", { stub: "unknown" }));
  return true;
}
