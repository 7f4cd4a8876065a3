import { closeSync, fstatSync, renameSync } from "node:fs";
import { hasChangeTime, identityOf } from "../disk/file-identity.ts";
import { writeEntry } from "./entry-file.ts";
import { writeVoucher } from "./write-voucher.ts";

/** A file that is written under another name first. */
export interface Draft {
  readonly file: number;
  readonly draft: string;
  readonly path: string;
  /** The directory of the user's vouchers. */
  readonly vouchers: string;
}

/** Writes content to a draft, gives it its name, vouches for it and closes it. Throws where the disk refuses. */
export function publishEntry({ file, draft, path, vouchers }: Draft, content: Buffer): void {
  writeEntry(file, content);
  renameSync(draft, path);
  // Of the file that was written, whatever lies at the path by now; and after the rename, which counts as a change.
  const identity = identityOf(fstatSync(file));
  closeSync(file);
  if (hasChangeTime(identity)) writeVoucher(vouchers, { path, identity });
}
