import type { FileTree, Note, ReportPlace } from "@pylayout/core";
import type { AffectedModule, RootCause } from "../model/python-model.ts";
import { versionsOf } from "../versions/version-set.ts";
import { sourceRange } from "./source-position.ts";

/** What every report on a root cause holds: its place, blast radius and chain. A rule adds its own words. */
export function causeReport(tree: FileTree, cause: RootCause): ReportPlace & { readonly notes: readonly Note[] } {
  const shown = cause.affects.find((module) => module.disguisedBy === null) ?? cause.affects[0];
  return {
    path: cause.path,
    kind: "file",
    ...(cause.line > 0 ? { range: sourceRange(tree, cause.path, cause.line, cause.column) } : {}),
    anchor: { path: cause.path, line: Math.max(cause.line, 1) },
    cause: cause.id,
    owner: cause.owner,
    pythons: versionsOf(cause.pythons),
    worlds: cause.worlds,
    affects: cause.affects.map((module) => module.path),
    related: (shown?.chain ?? []).map(({ path, line }, i, chain) => {
      const next = chain[i + 1];
      return { path, line, message: next ? `imports ${next.module}` : "fails here" };
    }),
    notes: [...chainNote(shown), ...aloneNote(cause)],
    subject: cause.id.replace(`${cause.path}:${cause.line}`, cause.path),
  };
}

function chainNote(module: AffectedModule | undefined): Note[] {
  if (module === undefined || module.chain.length < 2) return [];
  return [{ label: "path", text: module.chain.map(({ path, line }) => `${path}:${line}`).join(" > ") }];
}

function aloneNote(cause: RootCause): Note[] {
  const n = cause.failsAlone.length;
  if (n === 0) return [];
  const modules = n === 1 ? "1 more fails when run alone" : `${n} more fail when run alone`;
  return [{ label: "alone", text: `${modules}: ${cause.failsAlone.slice(0, 3).join(", ")}${n > 3 ? ", ..." : ""}` }];
}
