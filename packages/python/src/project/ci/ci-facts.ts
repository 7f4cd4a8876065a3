import type { FileTree } from "@pylayout/core";
import type { CiJob } from "./ci-job.ts";
import { githubJobs } from "./github-workflows.ts";
import { gitlabJobs } from "./gitlab-jobs.ts";

/** Configuration of CI services that pylayout does not read. */
const OTHER_SERVICES = [
  ".circleci",
  ".travis.yml",
  "azure-pipelines.yml",
  ".azure-pipelines",
  "appveyor.yml",
  ".appveyor.yml",
  ".cirrus.yml",
  "Jenkinsfile",
  ".drone.yml",
  ".buildkite",
  "bitbucket-pipelines.yml",
  ".builds",
  ".woodpecker",
  "zuul.d",
  ".zuul.yaml",
];

/** What the CI services of a repository do. */
export interface CiFacts {
  readonly jobs: readonly CiJob[];
  /** False: some configuration cannot be read, so nothing follows from what is absent in `jobs`. */
  readonly complete: boolean;
}

const memory = new WeakMap<FileTree, CiFacts>();

export function ciFacts(tree: FileTree): CiFacts {
  const known = memory.get(tree);
  if (known) return known;
  const found = [...githubJobs(tree), ...gitlabJobs(tree)];
  const jobs = found.filter((job) => job !== null);
  const facts = { jobs, complete: jobs.length === found.length && !OTHER_SERVICES.some((name) => tree.get(name)) };
  memory.set(tree, facts);
  return facts;
}
