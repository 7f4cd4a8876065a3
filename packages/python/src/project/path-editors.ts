import type { ModuleNode } from "../model/python-model.ts";
import { mayExecute } from "../source/may-execute.ts";
import type { SourceFacts } from "../source/source-facts.ts";
import type { SourceQuestion } from "../source/source-question.ts";

/** Looked for from "sys" on, which V8 finds fast. */
const SPEAKS_OF_PATH = /sys(?<=\bsys)(?:\s*\.\s*path\s*(?:[.[=]|\+=)|(?<=\bfrom\s+sys)\s+import\b)/;

/** What may stand between two words of one statement; there is one way only to match it, and comments are bounded. */
const GAP = String.raw`[\s\\]*(?:#[^\n]{0,300}\n[\s\\]*){0,9}`;

/** What a module has to execute that edits sys.path, by whatever name. */
const EDITS_BY_NAME = new RegExp(String.raw`\bsys${GAP}\.${GAP}path${GAP}(?:[.[=)]|\+=|as\b)|\baddsitedir\b`);
const RENAMES = new RegExp(String.raw`\bsys\b${GAP}as\b|\bfrom\b${GAP}sys\b${GAP}import\b`);

export interface PathEditor {
  readonly path: string;
  readonly facts: SourceFacts;
}

/** The modules that may change sys.path when they are imported, as far as their texts tell. */
export function pathEditors(
  modules: readonly ModuleNode[],
  source: (path: string) => SourceFacts | undefined,
): readonly PathEditor[] {
  return modules.flatMap(({ path }) => {
    const facts = source(path);
    return facts?.answer(MAY_EDIT_PATH) === true ? [{ path, facts }] : [];
  });
}

const MAY_EDIT_PATH: SourceQuestion = {
  topic: "path edits",
  ask: (facts, text) => SPEAKS_OF_PATH.test(text()) && mayExecute(facts, mayEdit),
};

function mayEdit(executed: string): boolean {
  return EDITS_BY_NAME.test(executed) || (executed.includes("path") && RENAMES.test(executed));
}
