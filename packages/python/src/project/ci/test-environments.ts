import type { FileTree } from "@pylayout/core";
import type { CiJob } from "./ci-job.ts";
import { noxSessions } from "./nox-sessions.ts";
import { toxEnvironments } from "./tox-environments.ts";

const memory = new WeakMap<FileTree, Map<string, readonly CiJob[]>>();

/** The environments of tox and the sessions of nox that a directory configures; read once. */
export function testEnvironments(tree: FileTree, directory: string): readonly CiJob[] {
  let known = memory.get(tree);
  if (known === undefined) memory.set(tree, (known = new Map<string, readonly CiJob[]>()));
  let found = known.get(directory);
  if (found === undefined) {
    found = [...toxEnvironments(tree, directory), ...noxSessions(tree, directory)];
    known.set(directory, found);
  }
  return found;
}
