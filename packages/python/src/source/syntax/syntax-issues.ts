import { ALL_VERSIONS, versionRange, type PythonVersion, type VersionSet } from "../../versions/version-set.ts";
import { checkScopes } from "./check-scopes.ts";
import type { ParsedSource } from "../parse/parse-source.ts";
import type { SyntaxIssue } from "../source-facts.ts";
import type { LineIndex } from "../text/line-index.ts";
import type { SourceFault } from "../tokens/source-fault.ts";
import { faultMessages } from "./fault-messages.ts";
import { FEATURES, type FeatureInfo } from "./feature-table.ts";
import { legacyFault } from "./legacy-f-string.ts";

/** What keeps a parsed source from compiling on some version, in order of the text. */
export function syntaxIssues(source: ParsedSource, lines: LineIndex): SyntaxIssue[] {
  if (source.tooComplex) return [];
  const found = [...versionIssues(source, lines)];
  const scopes = source.fault ? { fault: source.fault, features: [] } : checkScopes(source.body);
  for (const { feature, offset } of scopes.features) found.push(versionIssue(feature, offset, lines));
  const { fault } = scopes;
  if (fault) found.push({ offset: fault.offset, issue: faultIssue(fault, lines, source.text) });
  found.sort((a, b) => a.offset - b.offset);
  return found.map(({ issue }) => issue);
}

interface Found {
  readonly offset: number;
  readonly issue: SyntaxIssue;
}

function* versionIssues({ text, features }: ParsedSource, lines: LineIndex): Generator<Found> {
  let faultyUntil = -1;
  for (const use of features.toSorted((a, b) => a.offset - b.offset)) {
    if (use.feature !== "f-string") yield versionIssue(use.feature, use.offset, lines, use.message);
    else if (use.offset >= faultyUntil) {
      const fault = legacyFault(text, use.offset, use.end);
      if (fault) yield versionIssue(fault.feature, fault.offset, lines, fault.message);
      if (fault) faultyUntil = use.end;
    }
  }
}

function versionIssue(feature: string, offset: number, lines: LineIndex, message?: string): Found {
  const info = FEATURES[feature];
  if (!info) throw new Error(`unknown feature ${feature}`);
  const failsOn = failingVersions(info);
  const messages = messagesOf(info, failsOn, message);
  const issue: SyntaxIssue = {
    ...{ requires: info.requires, failsOn, feature, description: info.description, help: info.help },
    ...{ line: lines.line(offset), column: lines.column(offset), exception: "SyntaxError", messages },
    message: messages.at(-1)?.message ?? "invalid syntax",
  };
  return { offset, issue };
}

function messagesOf(info: FeatureInfo, failsOn: VersionSet, own: string | undefined): SyntaxIssue["messages"] {
  if (own !== undefined && info.messages.length === 1) return [{ on: failsOn, message: own }];
  return info.messages.map(([first, message], i) => {
    const next = info.messages[i + 1]?.[0];
    return { on: failsOn & between(first, next), message };
  });
}

function between(first: PythonVersion, next: PythonVersion | undefined): VersionSet {
  return versionRange(first) & ~(next ? versionRange(next) : 0);
}

function faultIssue(fault: SourceFault, lines: LineIndex, text: string): SyntaxIssue {
  const { offset, exception } = fault;
  const messages = faultMessages(fault, lines, text);
  const message = messages.at(-1)?.message ?? fault.message;
  return {
    ...{
      requires: null,
      failsOn: ALL_VERSIONS,
      feature: "invalid-syntax",
      description: fault.message,
      help: null,
      message,
    },
    ...{ line: lines.line(offset), column: lines.column(offset), exception, messages },
  };
}

function failingVersions(info: FeatureInfo): VersionSet {
  return refusingVersions(info) & versionRange("3.8", info.lastKnown ?? "3.14");
}

function refusingVersions({ requires, removedIn }: FeatureInfo): VersionSet {
  const tooOld = requires === null ? 0 : ALL_VERSIONS & ~versionRange(requires);
  if (!removedIn) return tooOld;
  return requires === null ? versionRange(removedIn) : tooOld & versionRange(removedIn);
}
