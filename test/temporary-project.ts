import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseOutline } from "@pylayout/rule-tester";
import { afterAll } from "vitest";

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A directory on disk with the drawn files; removed after the tests of the file. */
export function temporaryProject(outline: string): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "pylayout-")));
  made.push(root);
  for (const [name, content] of Object.entries(parseOutline(outline))) {
    const file = path.join(root, name);
    mkdirSync(content === null ? file : path.dirname(file), { recursive: true });
    if (typeof content === "string") writeFileSync(file, content);
  }
  return root;
}

export function git(root: string, ...args: readonly string[]): string {
  const identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"];
  return execFileSync("git", [...identity, ...args], { cwd: root, encoding: "utf8" });
}
