import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { environmentWith, needs } from "@pylayout/reality";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const repository = path.join(import.meta.dirname, "..");
const python = environmentWith(["pre-commit"]);
const work = realpathSync(mkdtempSync(path.join(tmpdir(), "pylayout-hooks-")));
const project = path.join(work, "project");
const environment = {
  ...process.env,
  PRE_COMMIT_HOME: path.join(work, "cache"),
  GIT_AUTHOR_NAME: "test",
  GIT_AUTHOR_EMAIL: "test@example.org",
  GIT_COMMITTER_NAME: "test",
  GIT_COMMITTER_EMAIL: "test@example.org",
};

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

/** The hooks of this very commit, installed by pre-commit into its own environment from a local clone. */
describe.runIf(needs("pre-commit's hooks", python ? undefined : "pre-commit cannot be installed"))("pre-commit", () => {
  beforeAll(() => {
    const clone = path.join(work, "pylayout");
    run(work, "git", "clone", "--quiet", repository, clone);
    const rev = run(clone, "git", "rev-parse", "HEAD").stdout.trim();
    cpSync(path.join(repository, "test/samples/incident"), project, { recursive: true });
    const hooks = ["pylayout", "pylayout-fix", "pylayout-pre-push"].map((id) => `      - id: ${id}\n`).join("");
    writeFileSync(
      path.join(project, ".pre-commit-config.yaml"),
      `repos:\n  - repo: ${clone}\n    rev: ${rev}\n    hooks:\n${hooks}`,
    );
    run(project, "git", "init", "--quiet", "--initial-branch=main");
    run(project, "git", "add", ".");
    preCommit("install", "--install-hooks", "--hook-type", "pre-commit", "--hook-type", "pre-push");
  });

  it("stops the commit of the incident, and says why", () => {
    const { status, stdout } = preCommit("run", "pylayout");
    expect(stdout).toContain("4 of 5 test modules will fail to collect on Python 3.8 to 3.11. One cause.");
    expect(status).toBe(1);
    expect(run(project, "git", "commit", "-m", "broken", { fails: true }).status).not.toBe(0);
  });

  it("fails where the fixing hook changed something, and not again", () => {
    const first = preCommit("run", "pylayout-fix");
    expect(first.status).toBe(1);
    expect(first.stdout).toContain("codesentinel/utils/__init__.py");
    expect(run(project, "git", "status", "--short").stdout).toContain("?? codesentinel/utils/__init__.py");
    run(project, "git", "add", ".");
    expect(preCommit("run", "pylayout-fix").stdout).not.toContain("created");
  });

  it("stops the push of a tag on a broken commit, and lets the mended one pass", () => {
    const remote = path.join(work, "remote.git");
    mkdirSync(remote);
    run(remote, "git", "init", "--quiet", "--bare");
    run(project, "git", "remote", "add", "origin", remote);
    run(project, "git", "commit", "--quiet", "--no-verify", "-m", "broken");
    run(project, "git", "tag", "-a", "v1", "-m", "one");
    const refused = run(project, "git", "push", "origin", "v1", { fails: true });
    expect(`${refused.stdout}${refused.stderr}`).toContain("backslash in an f-string expression (PEP 701)");
    expect(refused.status).not.toBe(0);
    expect(run(remote, "git", "tag").stdout).toBe("");

    const report = path.join(project, "codesentinel/cli/report.py");
    writeFileSync(report, "def render(lines):\n    return '\\n'.join(lines)\n");
    run(project, "git", "add", ".");
    expect(preCommit("run", "pylayout").stdout).toContain("Passed");
    run(project, "git", "commit", "--quiet", "-m", "mended");
    run(project, "git", "tag", "v2");
    run(project, "git", "push", "origin", "main", "v2");
    expect(run(remote, "git", "tag").stdout).toBe("v2\n");
  });
});

/** A preset in one package, which pre-commit installs beside pylayout, for three repositories without package.json. */
describe.runIf(needs("shared presets under pre-commit", python ? undefined : "pre-commit cannot be installed"))(
  "additional_dependencies",
  () => {
    it("bring one preset to three repositories", () => {
      const clone = path.join(work, "pylayout-shared");
      run(work, "git", "clone", "--quiet", repository, clone);
      const rev = run(clone, "git", "rev-parse", "HEAD").stdout.trim();
      const preset = path.join(work, "pylayout-config-team");
      mkdirSync(preset);
      writeFileSync(
        path.join(preset, "package.json"),
        '{ "name": "pylayout-config-team", "version": "1.0.0", "type": "module", "exports": "./index.js" }',
      );
      writeFileSync(
        path.join(preset, "index.js"),
        'export default { name: "team", rules: { "missing-init": { severity: "error", require: "always" } } };\n',
      );
      for (const name of ["alpha", "beta", "gamma"]) {
        const cwd = path.join(work, name);
        mkdirSync(path.join(cwd, "app/sub"), { recursive: true });
        writeFileSync(path.join(cwd, "pyproject.toml"), '[tool.pylayout]\nextends = ["pylayout-config-team"]\n');
        writeFileSync(path.join(cwd, "app/__init__.py"), "from app.sub import x\n");
        writeFileSync(path.join(cwd, "app/sub/x.py"), "");
        writeFileSync(
          path.join(cwd, ".pre-commit-config.yaml"),
          `repos:\n  - repo: ${clone}\n    rev: ${rev}\n    hooks:\n      - id: pylayout\n        additional_dependencies: ["${preset}"]\n`,
        );
        run(cwd, "git", "init", "--quiet");
        run(cwd, "git", "add", ".");
        const { stdout, status } = run(cwd, python ?? "", "-m", "pre_commit", "run", "pylayout", { fails: true });
        expect(stdout).toContain("app/sub: error: no __init__.py");
        expect(status).toBe(1);
      }
    });
  },
);

function preCommit(...args: readonly string[]) {
  return run(project, python ?? "", "-m", "pre_commit", ...args, { fails: true });
}

interface Allowed {
  readonly fails: boolean;
}

/** @throws where the command fails, unless that is allowed */
function run(cwd: string, command: string, ...rest: readonly (string | Allowed)[]) {
  const args = rest.filter((argument) => typeof argument === "string");
  const mayFail = rest.some((argument) => typeof argument !== "string" && argument.fails);
  const result = spawnSync(command, args, { cwd, encoding: "utf8", env: environment });
  if (result.status !== 0 && !mayFail)
    throw new Error(`${command} ${args.join(" ")}: ${result.stdout}${result.stderr}`);
  return result;
}
