import { UsageError } from "@pylayout/core";
import { printable } from "../text.ts";
import type { Surroundings } from "../streams.ts";
import { lint } from "./lint.ts";

const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * `pylayout pre-push`: lints each revision that is being pushed, branches and tags alike. They are read from the lines that
 * git gives a pre-push hook on standard input (githooks(5)), or from what pre-commit
 * makes of them in its environment variables.
 */
export async function prePush(args: readonly string[], surroundings: Surroundings): Promise<number> {
  if (args.some((arg) => arg === "--source" || arg.startsWith("--source="))) {
    throw new UsageError("pre-push takes the source from git, not from --source", {
      hint: "pylayout lint --source REVISION lints one revision",
    });
  }
  const pushed = await pushedRevisions(surroundings);
  let code = 0;
  for (const [revision, refs] of pushed) {
    if (pushed.size > 1) surroundings.stdout.write(`${printable(refs.join(", "))}\n`);
    code = Math.max(code, await lint([...args, "--source", revision], surroundings));
  }
  if (pushed.size === 0) surroundings.stdout.write("Nothing to check: no revision is pushed.\n");
  return code;
}

/** The refs that are pushed, by the object they point to; deleted ones have none. */
async function pushedRevisions({ environment, stdin }: Surroundings): Promise<Map<string, string[]>> {
  // Where a push brings the first commit of a repository, pre-commit names the ref only.
  const ref = environment.PRE_COMMIT_LOCAL_BRANCH ?? "";
  const revision = environment.PRE_COMMIT_TO_REF ?? ref;
  if (revision !== "") return new Map([[revision, [ref]]]);
  const pushed = new Map<string, string[]>();
  for (const line of (await stdin()).split("\n")) {
    if (line.trim() === "") continue;
    const [ref, id, , remote] = line.split(" ");
    if (ref === undefined || id === undefined || remote === undefined || !OBJECT_ID.test(id)) {
      throw new UsageError(`not a line that git gives a pre-push hook: ${JSON.stringify(line)}`, {
        hint: "each is: local-ref local-object-id remote-ref remote-object-id",
      });
    }
    if (/^0+$/.test(id)) continue;
    // A tag is looked at under its name, which must agree with the version.
    const revision = ref.startsWith("refs/tags/") ? ref : id;
    pushed.set(revision, [...(pushed.get(revision) ?? []), ref]);
  }
  return pushed;
}
