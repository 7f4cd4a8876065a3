import type { Report } from "@pylayout/core";
import {
  canonicalVersion,
  isSameVersion,
  versionsOf,
  type Project,
  type ReleaseFacts,
  type StatedFact,
  type SupportedPythons,
} from "@pylayout/python";
import type { texts } from "./texts.ts";

type Contradiction = Report<typeof texts> & { readonly fact: StatedFact };

/** Statements that cannot all be true, or that PyPI does not accept. */
export function contradictions(
  { versions, addresses, classifiers, changelog }: ReleaseFacts,
  revision: string | undefined,
  pythons: SupportedPythons,
  wantsChangelog: boolean,
): Contradiction[] {
  const [release, ...others] = versions;
  return [
    ...(release ? versionFaults(release, revision) : []),
    ...(release ? others.flatMap((other) => disagreement(release, other)) : []),
    ...addresses.map((fact): Contradiction => {
      return { messageId: "address", data: { requirement: fact.value }, severity: "error", subject: fact.value, fact };
    }),
    ...classifiers.flatMap((fact) => excludedPython(fact, pythons)),
    ...(release && changelog && wantsChangelog && !isMentioned(changelog.text, release.value)
      ? [unmentioned(changelog.path, release.value)]
      : []),
  ];
}

function versionFaults(fact: StatedFact, revision: string | undefined): Contradiction[] {
  const { value: version } = fact;
  const canonical = canonicalVersion(version);
  if (canonical === undefined) return [{ messageId: "noVersion", data: { version }, severity: "error", fact }];
  if (canonical.includes("+")) return [{ messageId: "local", data: { version }, severity: "error", fact }];
  const tag = versionInTag(revision ?? "");
  if (tag === undefined || revision === undefined || isSameVersion(tag, version)) return [];
  const name = revision.replace(/^refs\/tags\//, "");
  return [{ messageId: "tag", data: { tag: name, version }, severity: "error", subject: name, fact }];
}

/** Tags such as v1.2.0, 1.2.0 and name-1.2.0; undefined for branches, object ids and whatever else names a commit. */
function versionInTag(revision: string): string | undefined {
  const version = splitTag(revision)?.version;
  return version !== undefined && canonicalVersion(version) !== undefined ? version : undefined;
}

/** The name in front of a tag's version, "" where there is none. */
function splitTag(revision: string): { readonly name: string; readonly version: string } | undefined {
  const tag = revision.replace(/^refs\/tags\//, "");
  const found = /(?:^|[-_@/])v?(\d+\.\d[\w.+-]*)$/.exec(tag);
  const name = tag.slice(0, found?.index ?? 0);
  const isName = name === "" || /^[A-Za-z][\w.@/-]*$/.test(name);
  return found?.[1] === undefined || !isName ? undefined : { name, version: found[1] };
}

/** In a repository of several distributions a tag speaks of the one that it names, and one without a name of that at the root. */
export function speaksOf(revision: string, { name, path }: Pick<Project, "name" | "path">): boolean {
  const tagged = normalised(splitTag(revision)?.name ?? "");
  if (tagged === "") return path === "";
  return tagged === normalised(name ?? "") || tagged === normalised(path.slice(path.lastIndexOf("/") + 1));
}

/** As PEP 503 compares names of distributions. */
function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_.@/]+/g, "-");
}

function disagreement(release: StatedFact, other: StatedFact): Contradiction[] {
  if (isSameVersion(release.value, other.value)) return [];
  const place = `${release.path}:${release.line}`;
  const data = { path: other.path, other: other.value, version: release.value, place };
  return [{ messageId: "versions", data, subject: other.path, fact: other }];
}

function excludedPython(
  fact: StatedFact,
  { versions, declared, reason, unchecked }: SupportedPythons,
): Contradiction[] {
  const isRange = declared && reason?.text.includes("python") === true && !reason.text.includes("Programming Language");
  const isKnown = /^3\.(?:[89]|1[0-4])$/.test(fact.value);
  if (
    !isRange ||
    !isKnown ||
    versionsOf(versions).some((known) => known === fact.value) ||
    unchecked.includes(fact.value)
  ) {
    return [];
  }
  return [{ messageId: "classifier", data: { python: fact.value }, subject: fact.value, fact }];
}

function isMentioned(text: string, version: string): boolean {
  if (/\.?dev\d*$/.test(version)) return true;
  const written = version.replace(/^v/, "").replace(/[.+*?^$()[\]{}|\\]/g, "\\$&");
  if (new RegExp(`(?<![\\w.])v?${written}(?![\\w]|\\.\\d)`).test(text)) return true;
  const words = new Set(text.match(/\d[\w.+-]{0,40}/g));
  return [...words].some((word) => isSameVersion(word.replace(/[.+-]+$/, ""), version));
}

function unmentioned(path: string, version: string): Contradiction {
  return { messageId: "changelog", data: { path, version }, subject: version, fact: { value: version, path, line: 0 } };
}
