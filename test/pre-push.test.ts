import { describe, expect, it } from "vitest";
import { runPylayout, runPylayoutWith } from "./run-pylayout.ts";
import { git, temporaryProject } from "./temporary-project.ts";

const NONE = "0".repeat(40);

/** Three commits: broken, tagged v1; mended on main; and the working tree broken again. */
function history() {
  const root = temporaryProject(`
pyproject.toml | [tool.pytest.ini_options]
               | pythonpath = ["."]
app/
  __init__.py
tests/
  test_a.py | import app.gone
`);
  git(root, "init", "--quiet", "--initial-branch=main");
  git(root, "add", ".");
  git(root, "commit", "--quiet", "-m", "broken");
  git(root, "tag", "-a", "v1", "-m", "one");
  git(root, "rm", "--quiet", "tests/test_a.py");
  git(root, "commit", "--quiet", "-m", "mended");
  const id = (name: string) => git(root, "rev-parse", name).trim();
  return { root, tag: id("v1"), main: id("main") };
}

describe("pylayout pre-push", () => {
  it("judges the annotated tag that is pushed, not the working tree", async () => {
    const { root, tag } = history();
    const stdin = `refs/tags/v1 ${tag} refs/tags/v1 ${NONE}\n`;
    const { code, stdout } = await runPylayoutWith({ cwd: root, stdin }, "pre-push", "--format", "concise");
    expect(stdout).toContain("tests/test_a.py:1:1: error: no module app.gone");
    expect(code).toBe(1);
  });

  it("judges every revision once, and leaves out refs that are deleted", async () => {
    const { root, tag, main } = history();
    const stdin = `refs/heads/main ${main} refs/heads/main ${NONE}
refs/heads/also ${main} refs/heads/also ${NONE}
(delete) ${NONE} refs/heads/old ${main}
refs/tags/v1 ${tag} refs/tags/v1 ${NONE}
`;
    const { code, stdout } = await runPylayoutWith({ cwd: root, stdin }, "pre-push");
    expect(stdout).toMatch(
      /^refs\/heads\/main, refs\/heads\/also\nNo problems[^]*\nrefs\/tags\/v1\n1 of 1 test module /,
    );
    expect(code).toBe(1);
  });

  it("takes what pre-commit says", async () => {
    const { root, main } = history();
    const usual = { PRE_COMMIT_TO_REF: main, PRE_COMMIT_LOCAL_BRANCH: "refs/heads/main" };
    const mended = await runPylayoutWith({ cwd: root, environment: usual }, "pre-push");
    expect([mended.code, mended.stdout]).toEqual([0, expect.stringMatching(/^No problems/)]);
    const first = { PRE_COMMIT_LOCAL_BRANCH: "refs/tags/v1" };
    expect((await runPylayoutWith({ cwd: root, environment: first }, "pre-push")).code).toBe(1);
  });

  it("says so where nothing is pushed", async () => {
    const { root } = history();
    expect(await runPylayout(root, "pre-push")).toEqual({
      code: 0,
      stdout: "Nothing to check: no revision is pushed.\n",
      stderr: "",
    });
  });

  it("refuses other input", async () => {
    const { root } = history();
    const { code, stderr } = await runPylayoutWith({ cwd: root, stdin: "--upload-pack=x\n" }, "pre-push");
    expect([code, stderr]).toEqual([2, expect.stringContaining("not a line that git gives a pre-push hook")]);
    const given = await runPylayoutWith({ cwd: root }, "pre-push", "--source", "index");
    expect([given.code, given.stderr]).toEqual([2, expect.stringContaining("takes the source from git")]);
  });
});
