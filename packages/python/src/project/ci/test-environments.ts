import type { FileTree } from "@pylayout/core";
import type { CiJob } from "./ci-job.ts";
import { noxSessions } from "./nox-sessions.ts";
import { toxEnvironments } from "./tox-environments.ts";

/** The environments of tox and the sessions of nox that a directory configures. */
export function testEnvironments(tree: FileTree, directory: string): readonly CiJob[] {
  return [...toxEnvironments(tree, directory), ...noxSessions(tree, directory)];
}
