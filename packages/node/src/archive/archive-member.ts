import type { Buffer } from "node:buffer";
import type { EntryProblem } from "@pylayout/core";

/** One member of an archive, its path checked. */
export type ArchiveMember = { readonly path: string } & (
  | { readonly kind: "directory" }
  | { readonly kind: "symlink"; readonly target: string }
  | {
      readonly kind: "file";
      readonly executable: boolean;
      /** Why it is listed without content. */
      readonly problem: EntryProblem | undefined;
      /** The content; undefined where it is damaged. */
      readonly read: () => Buffer | undefined;
    }
);
