import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { headCommit } from "@pylayout/node";
import { afterAll, expect, it } from "vitest";

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "pylayout-head-")));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function git(directory: string, ...args: string[]): string {
  const identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"];
  return execFileSync("git", [...identity, ...args], { cwd: directory, encoding: "utf8" }).trim();
}

it("is what git says, wherever git keeps it", () => {
  expect(headCommit(folder)).toBeUndefined();
  git(folder, "init", "--quiet", "--initial-branch=main");
  expect(headCommit(folder)).toBeUndefined();
  git(folder, "commit", "--quiet", "--allow-empty", "--message=one");
  const one = git(folder, "rev-parse", "HEAD");
  expect(headCommit(folder)).toBe(one);
  git(folder, "pack-refs", "--all");
  expect(headCommit(folder)).toBe(one);
  git(folder, "worktree", "add", "--quiet", "-b", "other", "linked");
  git(path.join(folder, "linked"), "commit", "--quiet", "--allow-empty", "--message=two");
  expect(headCommit(path.join(folder, "linked"))).toBe(git(folder, "rev-parse", "other"));
  expect(headCommit(folder)).toBe(one);
  git(folder, "checkout", "--quiet", "--detach", "other");
  expect(headCommit(folder)).toBe(git(folder, "rev-parse", "other"));
});
