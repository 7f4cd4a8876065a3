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
  /** Neither a command nor pytest's `testpaths` says what is collected together: the whole project is only assumed. */
  readonly isAssumed: boolean;
}

export interface SessionSigns {
  readonly tree: FileTree;
  /** Directory of the project. */
  readonly project: string;
  /** Groups of falling authority: the first one with a command that can be read counts. */
  readonly commands: readonly (readonly TestCommand[])[];
  /** Whether CI may start the tests in a way that cannot be read. */
  readonly hidden: boolean;
  readonly importMode: ImportMode | null;
}

/**
 * The sessions of a project in order of authority, each once. Where no command can be read, plain `pytest` is assumed if
 * pytest is configured, or if nothing speaks of another way; else there is none.
 */
export function testSessions(signs: SessionSigns): readonly TestSession[] {
  for (const group of signs.commands) {
    const sessions = readableSessions(signs, group);
    if (sessions.length > 0) return sessions;
  }
  const commands = signs.commands.flat();
  const module = commands.length > 0 && commands.every((command) => command.module);
  const invocation = { ...DEFAULT_INVOCATION, cwd: signs.project, module };
  const plan = planFor(signs, invocation);
  const config = plan.inifile === null ? null : readIniFile(signs.tree, plan.inifile, PYTEST_VERSION);
  const isConfigured = config !== null && config.kind !== "none";
  const isAssumed = config?.kind !== "values" || !config.values.has("testpaths");
  return isConfigured || (commands.length === 0 && !signs.hidden)
    ? [{ invocation, evidence: null, plan, isAssumed }]
    : [];
}

function readableSessions(signs: SessionSigns, commands: readonly TestCommand[]): readonly TestSession[] {
  const sessions = new Map<string, TestSession>();
  for (const { evidence, known, args, cwd, module, pythonPath, environmentOptions } of commands) {
    if (!known) continue;
    const invocation = { args, cwd, module, pythonPath, environmentOptions };
    const plan = planFor(signs, invocation);
    const key = JSON.stringify([cwd, module, pythonPath, { ...plan, foreignOptions: [] }]);
    if (!sessions.has(key) && !namesAbsentPath(plan))
      sessions.set(key, { invocation, evidence, plan, isAssumed: false });
  }
  return [...sessions.values()];
}

function planFor({ tree, importMode }: SessionSigns, invocation: PytestInvocation): SessionPlan {
  return planSession({ tree, pytest: PYTEST_VERSION, invocation, importMode });
}

/** A word that is neither a path of the tree nor a known option's value: a plugin's option, or a generated directory. */
function namesAbsentPath({ missingArgument }: SessionPlan): boolean {
  return missingArgument !== null;
}
