import type { Note } from "@pylayout/core";
import type { Project } from "../model/python-model.ts";
import { versionsOf } from "../versions/version-set.ts";

/** `supported  3.8 and later (pyproject.toml:15, requires-python = ">=3.8")`; none where nothing declares a range. */
export function supportedNote(project: Project): Note[] {
  const { versions, reason, declared } = project.pythons;
  const known = versionsOf(versions);
  if (!declared || known.length === 0) return [];
  const range = known.length === 1 ? known.join("") : `${known[0] ?? ""} to ${known.at(-1) ?? ""}`;
  const because = reason === null ? "" : ` (${reason.path}${reason.line > 0 ? `:${reason.line}` : ""}, ${reason.text})`;
  return [{ label: "supported", text: `${range}${because}` }];
}
