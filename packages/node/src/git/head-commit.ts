import { join } from "node:path";
import { readIfPresent } from "../disk/read-if-present.ts";
import { findRepository } from "./repository.ts";

/** The commit that is checked out at a directory; undefined outside git, and where git itself would have to be asked. */
export function headCommit(directory: string): string | undefined {
  const repository = findRepository(directory);
  if (repository === undefined) return undefined;
  const head = textOf(join(repository.gitDir, "HEAD"));
  const ref = /^ref: (\S+)$/.exec(head)?.[1];
  if (ref === undefined) return asCommit(head);
  const loose = asCommit(textOf(join(repository.commonDir, ref)));
  if (loose !== undefined) return loose;
  const packed = textOf(join(repository.commonDir, "packed-refs")).split("\n");
  return asCommit(packed.find((line) => line.endsWith(` ${ref}`))?.split(" ")[0] ?? "");
}

function textOf(file: string): string {
  return readIfPresent(file)?.toString("utf8").trim() ?? "";
}

function asCommit(text: string): string | undefined {
  return /^[0-9a-f]{40,64}$/.test(text) ? text : undefined;
}
