import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { Entry, FileTree } from "@pylayout/core";

/** A temporary directory that a test may fill, with git at hand; removed when the test is over. */
export interface Sandbox {
  readonly root: string;
  readonly write: (files: Readonly<Record<string, string | Buffer>>) => void;
  /** Runs git in the root and returns what it printed. */
  readonly git: (...command: string[]) => string;
  readonly gitBytes: (command: readonly string[], input?: string | Buffer) => Buffer;
}

const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid", "-c", "protocol.file.allow=always"];

export function sandbox(options: { readonly git?: boolean } = {}): Sandbox {
  const outer = realpathSync(mkdtempSync(join(tmpdir(), "pylayout-node-")));
  const root = join(outer, "project");
  mkdirSync(root);
  onTestFinished(() => {
    rmSync(outer, { recursive: true, force: true });
  });
  isolateGit(outer);
  const gitBytes = (command: readonly string[], input?: string | Buffer): Buffer =>
    execFileSync("git", [...identity, ...command], {
      cwd: root,
      stdio: ["pipe", "pipe", "pipe"],
      maxBuffer: 1 << 28,
      ...(input === undefined ? {} : { input }),
    });
  const made: Sandbox = {
    root,
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), content);
      }
    },
    git: (...command) => gitBytes(command).toString("utf8"),
    gitBytes,
  };
  if (options.git ?? true) made.git("init", "-q", "-b", "main");
  return made;
}

/** Neither the machine's nor the user's git configuration may decide a test. */
function isolateGit(outer: string): void {
  setEnvironment("GIT_CONFIG_NOSYSTEM", "1");
  setEnvironment("GIT_CONFIG_GLOBAL", join(outer, "gitconfig"));
  setEnvironment("XDG_CONFIG_HOME", join(outer, "config"));
}

/** Sets a variable for the rest of the running test. */
export function setEnvironment(name: string, value: string): void {
  const before = process.env[name];
  process.env[name] = value;
  onTestFinished(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before;
  });
}

/** A UsageError whose message contains a text. */
export function usageError(text = ""): Error {
  const message: unknown = expect.stringContaining(text);
  return expect.objectContaining({ name: "UsageError", message }) as Error;
}

/** Every entry but the root, parents first. */
export function entriesOf(tree: FileTree): Entry[] {
  const all: Entry[] = [];
  const visit = (entry: Entry): void => {
    if (entry.path !== "") all.push(entry);
    if (entry.kind === "directory") entry.children.forEach(visit);
  };
  visit(tree.root);
  return all;
}

/** Paths of everything that is not a directory, sorted. */
export function leavesOf(tree: FileTree): string[] {
  return entriesOf(tree)
    .filter((entry) => entry.kind !== "directory")
    .map((entry) => entry.path)
    .sort();
}
