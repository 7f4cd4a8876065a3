import { UsageError } from "@pylayout/core";

/** What a new package is called, and what its parts are called after that. */
export interface PackageName {
  /** As npm knows it: `pylayout-plugin-acme`, `@team/pylayout-plugin`. */
  readonly full: string;
  /** The directory that is made. */
  readonly directory: string;
  /** What stands before the names of its rules in a config: `acme`, `@team`. */
  readonly prefix: string;
}

const kebab = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** @throws UsageError for what cannot be a package of this kind. */
export function packageName(kind: "plugin" | "config" | "rule", given: string): PackageName {
  const [scope = "", own = ""] = given.startsWith("@") ? given.split(/\/(.*)/s) : ["", given];
  const start = `pylayout-${kind}`;
  const bare = own === start && scope !== "" ? "" : own.replace(new RegExp(`^${start}-`), "");
  const scoped = scope === "" || /^@[a-z0-9][a-z0-9._-]*$/.test(scope);
  if (!scoped || !(kebab.test(bare) || (bare === "" && own === start))) {
    const near = scope === "" ? nearName(bare) : undefined;
    throw new UsageError(`${JSON.stringify(given)} is no name for a ${kind}`, {
      hint: near === undefined ? "write it in lower case with hyphens: acme, @team/acme" : `did you mean ${near}?`,
    });
  }
  const directory = bare === "" ? start : `${start}-${bare}`;
  return {
    full: scope === "" ? directory : `${scope}/${directory}`,
    directory,
    prefix: [scope, bare].filter((part) => part !== "").join("/"),
  };
}

/** @throws UsageError for what is not in lower case with hyphens. */
export function requireRuleName(given: string): string {
  if (kebab.test(given)) return given;
  const near = nearName(given);
  throw new UsageError(`${JSON.stringify(given)} is no name for a rule`, {
    hint: near === undefined ? "write it in lower case with hyphens: no-legacy" : `did you mean ${near}?`,
  });
}

/** The same in lower case with hyphens, where that gives a name. */
function nearName(given: string): string | undefined {
  const near = given
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "");
  return kebab.test(near) ? near : undefined;
}

/** What a rule's constant is called: `noLegacy`. */
export function constantName(rule: string): string {
  return rule.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
