import type { FileTree } from "@pylayout/core";
import type { Evidence } from "../model/python-model.ts";
import { readIniFile } from "../pytest/ini-file.ts";
import { DEFAULT_INVOCATION, type PytestInvocation } from "../pytest/pytest-invocation.ts";
import { planSession, type SessionPlan } from "../pytest/session-plan.ts";
import type { ImportMode } from "../simulate/collection-run.ts";
import type { TestCommand } from "./ci/ci-job.ts";
import { PYTEST_VERSION } from "./test-files.ts";

/** One way in which the tests are started, and what pytest decides before its first import. */
export interface TestSession {
  readonly invocation: PytestInvocation;
  /** The command that starts it; null where `pytest` in the project's directory is assumed. */
  readonly evidence: Evidence | null;
  readonly plan: SessionPlan;
}

export interface SessionSigns {
  readonly tree: FileTree;
  /** Directory of the project. */
  readonly project: string;
  readonly commands: readonly TestCommand[];
  /** Whether CI may start the tests in a way that cannot be read. */
  readonly hidden: boolean;
  readonly importMode: ImportMode | null;
}

/**
 * The sessions of a project in order of authority, each once. Where no command can be read, plain `pytest` is assumed if
 * pytest is configured, or if nothing speaks of another way; else there is none.
 */
export function testSessions({ tree, project, commands, hidden, importMode }: SessionSigns): readonly TestSession[] {
  const sessions = new Map<string, TestSession>();
  const plan = (invocation: PytestInvocation) => planSession({ tree, pytest: PYTEST_VERSION, invocation, importMode });
  for (const { evidence, known, args, cwd, module, pythonPath, environmentOptions } of commands) {
    const invocation = { args, cwd, module, pythonPath, environmentOptions };
    const key = JSON.stringify(invocation);
    if (!known || sessions.has(key)) continue;
    const session = { invocation, evidence, plan: plan(invocation) };
    if (!namesAbsentPath(session.plan)) sessions.set(key, session);
  }
  if (sessions.size > 0) return [...sessions.values()];
  const module = commands.length > 0 && commands.every((command) => command.module);
  const invocation = { ...DEFAULT_INVOCATION, cwd: project, module };
  const assumed = plan(invocation);
  const isConfigured = assumed.inifile !== null && readIniFile(tree, assumed.inifile, PYTEST_VERSION).kind !== "none";
  return isConfigured || (commands.length === 0 && !hidden) ? [{ invocation, evidence: null, plan: assumed }] : [];
}

/** A word that is neither a path of the tree nor a known option's value: a plugin's option, or a generated directory. */
function namesAbsentPath({ abort }: SessionPlan): boolean {
  return abort?.message.startsWith("file or directory not found") ?? false;
}
