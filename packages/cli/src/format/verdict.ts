import { fixableCounts, type Message } from "@pylayout/core";
import type { Report } from "../report.ts";
import { count, printable } from "../text.ts";

/** "6 of 16 test modules will fail to collect on Python 3.8 to 3.11. One cause."; null where no test module fails. */
export function verdict(report: Report): string | null {
  const fatal = report.messages.filter((message) => message.severity === "error" && message.affects.length > 0);
  const failing = new Set(fatal.flatMap((message) => message.affects));
  if (failing.size === 0) return null;
  const total = Math.max(report.collection.testModules, failing.size);
  const noun = total === 1 ? "test module" : "test modules";
  const on = report.collection.failing === null ? "" : ` on Python ${report.collection.failing}`;
  return `${failing.size} of ${total} ${noun} will fail to collect${on}. ${causes(fatal)}.`;
}

function causes(fatal: readonly Message[]): string {
  const words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
  const n = new Set(fatal.map((message) => message.cause ?? message.fingerprint)).size;
  return `${words[n] ?? String(n)} ${n === 1 ? "cause" : "causes"}`;
}

/** What a run without findings proved, and no more than that. */
export function cleanVerdict(report: Report): string {
  const { testModules, unpredictable, failingModules, world, pytest, pythons } = report.collection;
  if (report.files === 0) return "Nothing to check: no files here.";
  if (report.agreed > 0) return `No new findings in ${count(report.files, "file")} (${report.source}).`;
  if (testModules === 0 || pytest === null) return `No problems in ${count(report.files, "file")} (${report.source}).`;
  if (failingModules > 0) {
    const verb = failingModules === 1 ? "test module is" : "test modules are";
    return `No findings shown, but ${failingModules} ${verb} predicted to fail: other paths or rules than these report it.`;
  }
  const proven = testModules - unpredictable;
  const context = [world, `pytest ${pytest}`].filter((part) => part !== null).join(", ");
  if (proven === 0) return `No problems found, but ${noneOf(testModules)} predictable (pylayout collect says why).`;
  const rest = unpredictable > 0 ? `; ${unpredictable} not predictable (pylayout collect)` : "";
  const on = pythons === "" ? "" : ` on ${pythons}`;
  return `No problems: ${count(proven, "test module")} predicted to collect${on} (${context})${rest}.`;
}

function noneOf(testModules: number): string {
  return testModules === 1 ? "the one test module is not" : `none of ${testModules} test modules is`;
}

/** "1 error, 1 warning (1 fixable with --fix). Checked: worktree, 85 files, pytest 9, installed (ci.yml:29)." */
export function closingLine(report: Report): string {
  const { pytest, world } = report.collection;
  const checked = [report.source, count(report.files, "file"), ...(pytest === null ? [] : [`pytest ${pytest}`]), world];
  const found = report.messages.length === 0 ? "No findings" : tally(report.messages);
  return `${found}${fixable(report)}. Checked: ${checked.filter((part) => part !== null).join(", ")}.`;
}

function fixable(report: Report): string {
  const { safe, unsafe } = fixableCounts(report.messages);
  const parts = [
    ...(safe > 0 ? [`${safe} fixable with --fix`] : []),
    ...(unsafe > 0 ? [`${unsafe} ${safe > 0 ? "more " : "fixable "}with --unsafe-fixes`] : []),
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** The command that follows up on the first failing test module. */
export function nextCommand(report: Report): string | null {
  const path = report.messages.find((message) => message.affects.length > 0)?.affects.at(-1);
  if (path === undefined || printable(path) !== path) return null;
  return `Trace one test: pylayout why ${shellWord(report.base === "" ? path : `${report.base}/${path}`)}`;
}

/** A path as one word of a POSIX shell. */
function shellWord(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** Counts, such as "1 error, 2 warnings". */
function tally(messages: readonly Message[]): string {
  const errors = messages.filter((message) => message.severity === "error").length;
  const warnings = messages.length - errors;
  return [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""]
    .filter((part) => part !== "")
    .join(", ");
}
