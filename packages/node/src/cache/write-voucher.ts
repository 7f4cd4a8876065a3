import { mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { draftPath, evict } from "./cache-directory.ts";
import { VOUCHER_SUFFIX, voucherFile, vouchersDirectory, type Voucher } from "./voucher.ts";

/** As many as sixteen projects' full caches have entries. */
const BOUNDS = { suffix: VOUCHER_SUFFIX, files: 256, bytes: 1024 * 1024 };

/** The directory of the user's vouchers, made where it is missing; undefined where it cannot be. */
export function openVouchers(environment: NodeJS.ProcessEnv): string | undefined {
  const directory = vouchersDirectory(environment);
  try {
    if (directory !== undefined) mkdirSync(directory, { recursive: true, mode: 0o700 });
    return directory;
  } catch {
    return undefined;
  }
}

/** Writes a voucher in one step, since several runs may end at once. */
export function writeVoucher(directory: string, voucher: Voucher): void {
  const draft = draftPath(directory);
  writeFileSync(draft, JSON.stringify(voucher), { flag: "wx", mode: 0o600 });
  renameSync(draft, voucherFile(directory, voucher.path));
  // To ask for the age of each takes time: seldom, and then of many.
  if (readdirSync(directory).length >= 2 * BOUNDS.files) evict(directory, BOUNDS);
}
