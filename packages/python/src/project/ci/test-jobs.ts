import type { FileTree } from "@pylayout/core";
import type { CiCommand, CiJob } from "./ci-job.ts";
import { githubJobs } from "./github-workflows.ts";
import { gitlabJobs } from "./gitlab-jobs.ts";
import { layoutChecks, testRuns } from "./test-runs.ts";

/** A job of a CI service that runs tests, and when pylayout looks at the project. */
export interface TestJob {
  readonly job: CiJob;
  /** The first command that runs tests. */
  readonly tests: CiCommand;
  /** "elsewhere": in another job of the workflow, for which this one does not wait. */
  readonly check: "before" | "after" | "elsewhere" | "never";
  /** The job that holds the check of "after" and "elsewhere". */
  readonly checkedBy: CiJob | null;
}

/**
 * The jobs of GitHub and GitLab that run tests of this repository. Files that cannot be read, and a GitLab configuration that includes others,
 * give none: nothing follows from what they do not show.
 */
export function testJobs(tree: FileTree): readonly TestJob[] {
  const github = githubJobs(tree).filter((job) => job !== null);
  const gitlab = gitlabJobs(tree);
  const jobs = gitlab.includes(null) ? github : [...github, ...gitlab.filter((job) => job !== null)];
  const order = new JobOrder(tree, jobs);
  return jobs.flatMap((job) => {
    const [tests] = testRuns(tree, job);
    return tests && job.checksOut !== false ? [order.judge(job, tests)] : [];
  });
}

const actions = new WeakMap<FileTree, readonly string[]>();

/** The actions by which GitHub workflows let pylayout look at the project; read once. */
export function workflowActions(tree: FileTree): readonly string[] {
  let known = actions.get(tree);
  if (known === undefined) {
    const checks = githubJobs(tree).flatMap((job) => job?.layoutChecks ?? []);
    const texts = checks.map(({ evidence: { text } }) => text).filter((text) => text.startsWith("uses: "));
    actions.set(tree, (known = texts.map((text) => text.slice("uses: ".length))));
  }
  return known;
}

class JobOrder {
  readonly #tree: FileTree;
  readonly #jobs: readonly CiJob[];
  readonly #own = new Map<CiJob, readonly CiCommand[]>();

  constructor(tree: FileTree, jobs: readonly CiJob[]) {
    this.#tree = tree;
    this.#jobs = jobs;
  }

  judge(job: CiJob, tests: CiCommand): TestJob {
    const own = this.#checksOf(job);
    const before = own.some(({ order }) => order < tests.order) || this.#comesBehindCheck(job);
    if (before) return { job, tests, check: "before", checkedBy: null };
    if (own.length > 0) return { job, tests, check: "after", checkedBy: job };
    const other = this.#workflowOf(job).find((candidate) => this.#checks(candidate));
    return { job, tests, check: other ? "elsewhere" : "never", checkedBy: other ?? null };
  }

  #workflowOf({ path }: CiJob): readonly CiJob[] {
    return this.#jobs.filter((job) => job.path === path);
  }

  /** Whether a job that must end before this one checks, or one before the jobs that call its workflow. */
  #comesBehindCheck(job: CiJob, seen = new Set<CiJob>()): boolean {
    if (seen.has(job)) return false;
    seen.add(job);
    const workflow = this.#workflowOf(job);
    const needed = workflow.filter(({ name }) => job.needs?.includes(name) === true);
    if (needed.some((other) => this.#checks(other) || this.#comesBehindCheck(other, seen))) return true;
    const callers = this.#jobs.filter(({ calls }) => calls === job.path);
    return callers.length > 0 && callers.every((caller) => this.#comesBehindCheck(caller, seen));
  }

  #checks(job: CiJob): boolean {
    const called = this.#jobs.filter(({ path }) => path === job.calls);
    return [job, ...called].some((one) => this.#checksOf(one).length > 0);
  }

  #checksOf(job: CiJob): readonly CiCommand[] {
    let own = this.#own.get(job);
    if (own === undefined) this.#own.set(job, (own = layoutChecks(this.#tree, job)));
    return own;
  }
}
