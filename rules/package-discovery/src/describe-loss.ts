import type { FileTree, Note, Report } from "@pylayout/core";
import {
  dottedName,
  sourceRange,
  type AbsentModule,
  type Distribution,
  type Project,
  type WheelReason,
} from "@pylayout/python";
import { buildPlace } from "./build-place.ts";
import type { LostGroup } from "./lost-groups.ts";
import type { texts } from "./texts.ts";

type Loss = Report<typeof texts> & { readonly notes: readonly Note[] };

/** Modules that one setting keeps out. An import from shipped tests alone is no certain failure for users. */
export function describeLost(tree: FileTree, project: Project, group: LostGroup): Loss {
  const { module, path, isDirectory, members, importers } = group;
  const why = members[0]?.why;
  const [importer] = importers;
  const isBare = isDirectory && tree.get(`${path}/__init__.py`) === undefined;
  const common = {
    ...placeOf(tree, project, group, why),
    subject: module,
    related: importers.slice(0, 3).map((place) => ({ ...place, message: `imports ${place.module}` })),
    notes: [...(why ? [whyNote(why)] : []), ...countNote(members.length)],
    ...(isBare
      ? { cause: `unshipped ${path}`, owner: "missing-init" }
      : { cause: `unshipped ${path}`, owner: "package-discovery" }),
  };
  if (!importer) {
    const parent = module.slice(0, Math.max(0, module.lastIndexOf("."))) || "its neighbour";
    return { messageId: "missing", data: { module, parent }, severity: "warning", ...common };
  }
  const data = { module, importer: `${importer.path}:${importer.line}` };
  return { messageId: "missingImported", data, severity: importer.isTest ? "warning" : "error", ...common };
}

/** In an archive: where the import stands, for nothing says why the module is not there. */
export function describeAbsent(
  tree: FileTree,
  project: Project,
  { module, importedBy, isReached }: AbsentModule,
): Report<typeof texts> {
  const [importer] = importedBy;
  const { path, line } = importer ?? { path: project.path, line: 0 };
  return {
    messageId: "missingImported",
    data: { module, importer: `${path}:${line}` },
    severity: isReached ? "error" : "warning",
    path,
    kind: "file",
    range: sourceRange(tree, path, Math.max(line, 1), 0),
    subject: module,
    related: importedBy.slice(0, 3).map((place) => ({ ...place, message: `imports ${module}` })),
    help: "add the module to the build, and make the archive anew",
  };
}

function placeOf(tree: FileTree, project: Project, group: LostGroup, why: WheelReason | undefined) {
  if (why && why.line > 0 && tree.get(why.path)?.kind === "file") return buildPlace(tree, project, why.path, why.line);
  return { path: group.path, kind: group.isDirectory ? ("directory" as const) : ("file" as const) };
}

function whyNote({ path, line, key, text }: WheelReason): Note {
  const place = path === "" ? key : line > 0 ? `${path}:${line}` : path;
  return { label: "why", text: `${text} (${place}${key === "" || path === "" ? "" : `, ${key}`})` };
}

function countNote(modules: number): Note[] {
  return modules < 2 ? [] : [{ label: "lost", text: `${modules} modules` }];
}

/** How the wheel of `python -m build` differs from the one that `pip install .` builds. */
export function describeViaSdist(
  tree: FileTree,
  project: Project,
  { viaSdist, lostViaSdist }: Distribution,
  wanted: "modules" | "all",
): Loss[] {
  const place = buildPlace(tree, project, sdistFile(tree, project), 0);
  const via = viaSdist.wheel ?? viaSdist.sdist;
  if (via.outcome === "error") {
    const { path, line, text } = via.reason;
    const at = viaSdist.wheel ? place : buildPlace(tree, project, path, line);
    return [{ messageId: "failsViaSdist", data: { reason: text }, ...at, notes: [] }];
  }
  const isModule = (path: string) => path.endsWith(".py");
  const { onlyDirect, imported } = lostViaSdist;
  const losses: Loss[] = [];
  const lost = onlyDirect.filter((path) => wanted === "all" || isModule(path));
  const [first] = imported;
  const notes = [{ label: "note", text: "python -m build makes the wheel from the source distribution" }];
  if (first) {
    const [module, places] = first;
    const importer = `${places[0]?.path ?? ""}:${places[0]?.line ?? 0}`;
    losses.push({ messageId: "lostViaSdist", data: { names: module, importer }, ...place, subject: module, notes });
  } else if (lost.length > 0) {
    const data = { names: namesOf(lost) };
    losses.push({ messageId: "differsViaSdist", data, ...place, severity: "warning", subject: lost[0] ?? "", notes });
  }
  return losses;
}

/** The file that most often decides what a source distribution holds. */
function sdistFile(tree: FileTree, { path }: Project): string {
  const manifest = path === "" ? "MANIFEST.in" : `${path}/MANIFEST.in`;
  return tree.get(manifest)?.kind === "file" ? manifest : "";
}

function namesOf(paths: readonly string[]): string {
  const names = paths.map((path) => (path.endsWith(".py") ? dottedName(path) : path));
  const [first = "", second] = names;
  if (second === undefined) return first;
  return names.length === 2 ? `${first} and ${second}` : `${first} and ${names.length - 1} more`;
}
