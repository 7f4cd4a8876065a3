import { existsSync, lstatSync, readFileSync, type Stats } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { FileIdentity } from "../disk/file-identity.ts";
import { shortName } from "./checksum.ts";

export const VOUCHER_SUFFIX = ".kept";

/**
 * What this user's pylayout says of a file that it wrote into a cache. It lies where no repository puts anything, and every
 * later change of the file changes its identity: none that came with a repository is ever believed.
 */
export interface Voucher {
  /** Absolute path of the file. */
  readonly path: string;
  readonly identity: FileIdentity;
}

/** Undefined where there is none for this path. */
export function readVoucher(environment: NodeJS.ProcessEnv, path: string): Voucher | undefined {
  const directory = vouchersDirectory(environment);
  if (directory === undefined) return undefined;
  try {
    const file = voucherFile(directory, path);
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (stat?.isFile() !== true || !isOwn(stat)) return undefined;
    const voucher = JSON.parse(readFileSync(file, "utf8")) as Voucher;
    return voucher.path === path ? voucher : undefined;
  } catch {
    return undefined;
  }
}

/** Neither another user nor a checkout can make such a file. */
function isOwn({ mode, uid }: Stats): boolean {
  return process.getuid === undefined || ((mode & 0o077) === 0 && uid === process.getuid());
}

/** Whether the vouchers lie in the checkout that a directory belongs to, where a commit could put one. */
export function areVouchersWithin(environment: NodeJS.ProcessEnv, project: string): boolean {
  const path = vouchersDirectory(environment);
  if (path === undefined) return false;
  const top = checkoutTop(project);
  return path.startsWith(top.endsWith(sep) ? top : top + sep);
}

/** Another path may have the same: a voucher says which it is for. */
export function voucherFile(directory: string, path: string): string {
  return join(directory, shortName(path) + VOUCHER_SUFFIX);
}

/** XDG Base Directory Specification; %LOCALAPPDATA% on Windows. */
export function vouchersDirectory(environment: NodeJS.ProcessEnv): string | undefined {
  const named = environment.XDG_CACHE_HOME ?? (process.platform === "win32" ? environment.LOCALAPPDATA : undefined);
  const home = environment.HOME ?? process.getBuiltinModule("node:os").homedir();
  const base = named === undefined || named === "" ? home && join(home, ".cache") : named;
  return base === "" ? undefined : join(base, "pylayout", "kept");
}

/** The directory with `.git` above a place, else the place. */
function checkoutTop(place: string): string {
  for (let top = place; ; top = dirname(top)) {
    if (existsSync(join(top, ".git"))) return top;
    if (dirname(top) === top) return place;
  }
}
