import { manifestGlob, manifestGlobFiles, manifestPattern } from "../files/python-glob.ts";
import { joinPath } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";

/** Applies MANIFEST.in to a list of files (setuptools.command.egg_info.FileList); faulty lines do nothing, as there. */
export function applyManifestTemplate(files: ProjectFiles, text: string, listed: Set<string>): void {
  for (const line of templateLines(text)) applyLine(files, line.split(/\s+/), listed);
}

/** distutils' TextFile: comments stripped, backslash joins lines. */
function templateLines(text: string): string[] {
  const lines: string[] = [];
  let pending = "";
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const comment = /(?<!\\)#/.exec(raw);
    const line = (comment ? raw.slice(0, comment.index) : raw).replaceAll("\\#", "#").trim();
    if (line === "" && (comment || pending === "")) continue;
    if (line.endsWith("\\")) {
      pending += `${line.slice(0, -1).trim()} `;
      continue;
    }
    lines.push((pending + line).trim());
    pending = "";
  }
  if (pending.trim() !== "") lines.push(pending.trim());
  return lines.filter((line) => line !== "");
}

function applyLine(files: ProjectFiles, words: readonly string[], listed: Set<string>): void {
  const [action, ...rest] = words;
  const [directory = "", ...patterns] = rest;
  switch (action) {
    case "include":
      for (const pattern of rest) addAll(manifestGlobFiles(files, pattern, false), listed);
      return;
    case "exclude":
      for (const pattern of rest) remove(listed, pattern);
      return;
    case "global-include":
      for (const pattern of rest) includeEverywhere(files, pattern, listed);
      return;
    case "global-exclude":
      for (const pattern of rest) remove(listed, joinPath("**", pattern));
      return;
    case "recursive-include":
      for (const pattern of patterns) {
        addAll(manifestGlobFiles(files, joinPath(directory, "**", pattern), true), listed);
      }
      return;
    case "recursive-exclude":
      for (const pattern of patterns) remove(listed, joinPath(directory, "**", pattern));
      return;
    case "graft":
      if (rest.length === 1) graft(files, directory, listed);
      return;
    case "prune":
      if (rest.length === 1) remove(listed, joinPath(directory, "**"));
      return;
    default:
  }
}

function addAll(paths: readonly string[], listed: Set<string>): void {
  for (const path of paths) listed.add(path);
}

function remove(listed: Set<string>, pattern: string): void {
  const wanted = manifestPattern(pattern);
  for (const path of listed) if (wanted.test(path)) listed.delete(path);
}

function includeEverywhere(files: ProjectFiles, pattern: string, listed: Set<string>): void {
  const wanted = manifestPattern(joinPath("**", pattern));
  for (const path of files.filesBelow("")) if (wanted.test(path)) listed.add(path);
}

function graft(files: ProjectFiles, pattern: string, listed: Set<string>): void {
  for (const directory of manifestGlob(files, pattern)) {
    if (!files.isDirectory(directory)) continue;
    for (const path of files.filesBelow(directory)) listed.add(path);
  }
}
