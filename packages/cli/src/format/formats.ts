import { nearestName, UsageError } from "@pylayout/core";
import { unknownFormat } from "../arguments.ts";
import type { Formatter } from "./formatter.ts";

/** Each format is loaded when it is asked for. */
const BUILTIN: Readonly<Record<string, () => Promise<Formatter>>> = {
  full: async () => (await import("./full.ts")).formatFull,
  concise: async () => (await import("./concise.ts")).formatConcise,
  json: async () => (await import("./json.ts")).formatJson,
  github: async () => (await import("./github.ts")).formatGithub,
  gitlab: async () => (await import("./gitlab.ts")).formatGitlab,
  junit: async () => (await import("./junit.ts")).formatJunit,
  sarif: async () => (await import("./sarif.ts")).formatSarif,
  checklist: async () => (await import("./checklist.ts")).formatChecklist,
  markdown: async () => (await import("./markdown.ts")).formatMarkdown,
};

export const FORMATS: readonly string[] = Object.keys(BUILTIN);

/**
 * The formatter of a name: one of pylayout's own, else a package, or a path that begins with a dot, seen from `directory`.
 * @throws UsageError where there is none, or it is no formatter.
 */
export async function openFormatter(name: string, directory: string): Promise<Formatter> {
  const load = Object.hasOwn(BUILTIN, name) ? BUILTIN[name] : undefined;
  if (load) return load();
  if (name === "shard") throw new UsageError("the format shard is for lint --shard I/N");
  if (nearestName(name, FORMATS) !== undefined) throw unknownFormat(name, FORMATS);
  const { loadFormatter } = await import("../packages.ts");
  const formatter = await loadFormatter(name, directory);
  if (formatter === undefined) throw unknownFormat(name, FORMATS);
  return formatter;
}
