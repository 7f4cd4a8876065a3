import type { Evidence } from "../model/python-model.ts";
import { parsePythonSetting } from "../versions/python-setting.ts";
import type { NamedPythons, PythonDeclarations } from "../versions/supported-pythons.ts";
import type { CiJob } from "./ci/ci-job.ts";
import { classifiedPythons, requiresPython } from "./project-metadata.ts";
import type { ProjectConfig } from "./project-config.ts";

/** Where the Pythons of a project are declared. `jobs` are those of CI; `environments` those of tox and nox. */
export function pythonDeclarations(
  config: ProjectConfig,
  setting: unknown,
  jobs: () => readonly CiJob[],
  environments: () => readonly CiJob[],
): PythonDeclarations {
  return {
    setting: () => {
      const parsed = setting === undefined ? undefined : parsePythonSetting(setting);
      if (!parsed?.ok) return null;
      return { ...parsed, evidence: { path: "", line: 0, text: `python = ${JSON.stringify(setting)}` } };
    },
    requires: () => requiresPython(config),
    classifiers: () => classifiedPythons(config),
    ci: () => namedIn(testJobs(jobs()), "the CI matrix names Python"),
    tox: () => namedIn(environments(), "the environments name Python"),
  };
}

/** Jobs that run tests, by pytest or by a tool that reads the project's own configuration; all where none is seen to. */
function testJobs(jobs: readonly CiJob[]): readonly CiJob[] {
  const found = jobs.filter((job) => job.pytest.length > 0 || job.installs.length > 0);
  return found.length > 0 ? found : jobs;
}

function namedIn(jobs: readonly CiJob[], text: string): NamedPythons | null {
  const names = new Set<string>();
  let evidence: Evidence | undefined;
  for (const job of jobs) {
    for (const { version, line } of job.pythons) {
      names.add(version);
      evidence ??= { path: job.path, line, text };
    }
  }
  if (!evidence) return null;
  const sorted = [...names].sort((a, b) => Number(a.split(".")[1]) - Number(b.split(".")[1]));
  return { names: sorted, evidence: { ...evidence, text: `${text} ${sorted.join(", ")}` } };
}
