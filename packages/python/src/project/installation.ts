import type { Evidence } from "../model/python-model.ts";
import type { CiFacts } from "./ci/ci-facts.ts";
import type { CiJob, InstallStep } from "./ci/ci-job.ts";

export interface Installation {
  readonly value: boolean;
  readonly evidence: Evidence | null;
  /** A step names the project's own directory; false where some installation only may bring it in. */
  readonly isNamed: boolean;
}

/**
 * Whether the project is installed when its tests run. Installed unless CI was read in full, starts pytest itself, and in
 * every such job nothing installs the project.
 */
export function judgeInstallation(ci: CiFacts, project: string, installable: boolean, setting: unknown): Installation {
  if (typeof setting === "boolean") {
    return {
      value: setting,
      evidence: { path: "", line: 0, text: `installed = ${String(setting)}` },
      isNamed: setting,
    };
  }
  if (!installable) return { value: false, evidence: null, isNamed: false };
  const jobs = ci.jobs.filter((job) => job.pytest.some(({ cwd }) => isNear(cwd, project)));
  const bare = jobs.filter((job) => !job.installs.some((step) => installs(step, project)));
  const isProven = ci.complete && jobs.length > 0 && bare.length === jobs.length && !jobs.some(isUnclear);
  if (isProven) return { value: false, evidence: jobs[0]?.pytest[0]?.evidence ?? null, isNamed: false };
  const isNamed = ci.jobs.some((job) => job.installs.some((step) => step.directory === project && !step.skipsProject));
  return { value: true, evidence: installEvidence([...jobs, ...ci.jobs], project), isNamed };
}

/** The step that says most clearly that tests run on the installed project: tox and nox before the others. */
function installEvidence(jobs: readonly CiJob[], project: string): Evidence | null {
  const isTest = ({ text }: Evidence) => /\b(?:tox|nox|pytest)\b/.test(text);
  const withPytest = jobs.filter((job) => job.pytest.length > 0);
  const steps = [...withPytest, ...jobs].flatMap((job) => job.installs.filter((step) => installs(step, project)));
  const step = withPytest.length > 0 ? steps[0] : (steps.find(({ evidence }) => isTest(evidence)) ?? steps[0]);
  return step?.evidence ?? null;
}

function isUnclear(job: CiJob): boolean {
  return job.opaque.length > 0 || job.pytest.some(({ known }) => !known);
}

/** Installing any project of the repository may bring in this one, as a dependency of a workspace. */
function installs({ directory, skipsProject }: InstallStep, project: string): boolean {
  if (skipsProject && directory === project) return false;
  return directory === null || directory === project || project !== "";
}

/** pytest may be started above the project or inside it. */
function isNear(cwd: string, project: string): boolean {
  return (
    cwd === project || cwd === "" || project === "" || cwd.startsWith(`${project}/`) || project.startsWith(`${cwd}/`)
  );
}
