import type { Buffer } from "node:buffer";
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, sep } from "node:path";

const LENGTH = 32;

/**
 * What only this user's pylayout on this machine knows: entries are sealed with it, so that none that came with a
 * repository is ever believed. Undefined where there is none yet.
 */
export function readUserSecret(environment: NodeJS.ProcessEnv): Buffer | undefined {
  const path = secretPath(environment);
  if (path === undefined) return undefined;
  try {
    const stat = lstatSync(path);
    // A checkout cannot make such a file.
    const isPrivate = process.platform === "win32" || (stat.mode & 0o077) === 0;
    const bytes = stat.isFile() && isPrivate ? readFileSync(path) : undefined;
    return bytes?.length === LENGTH ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** The same, made where there is none yet. */
export function makeUserSecret(environment: NodeJS.ProcessEnv): Buffer | undefined {
  const known = readUserSecret(environment);
  const path = secretPath(environment);
  if (known !== undefined || path === undefined) return known;
  try {
    const { randomBytes } = process.getBuiltinModule("node:crypto");
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.${randomBytes(6).toString("hex")}`;
    writeFileSync(draft, randomBytes(LENGTH), { flag: "wx", mode: 0o600 });
    renameSync(draft, path);
  } catch {
    return undefined;
  }
  // Another run may have made one at the same time: the last one counts.
  return readUserSecret(environment);
}

/** Whether the secret lies in the checkout that a directory belongs to, where a commit could put one. */
export function isSecretWithin(environment: NodeJS.ProcessEnv, project: string): boolean {
  const path = secretPath(environment);
  if (path === undefined) return false;
  const top = checkoutTop(project);
  return path.startsWith(top.endsWith(sep) ? top : top + sep);
}

/** XDG Base Directory Specification; %LOCALAPPDATA% on Windows. */
function secretPath(environment: NodeJS.ProcessEnv): string | undefined {
  const named = environment.XDG_CACHE_HOME ?? (process.platform === "win32" ? environment.LOCALAPPDATA : undefined);
  const home = environment.HOME ?? homedir();
  const base = named === undefined || named === "" ? home && join(home, ".cache") : named;
  return base === "" ? undefined : join(base, "pylayout", "secret");
}

/** The directory with `.git` above a place, else the place. */
function checkoutTop(place: string): string {
  for (let top = place; ; top = dirname(top)) {
    if (existsSync(join(top, ".git"))) return top;
    if (dirname(top) === top) return place;
  }
}
