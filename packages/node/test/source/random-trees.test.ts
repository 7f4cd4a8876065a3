import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildFileTree } from "@pylayout/core";
import { diskSource, worktreeSource } from "@pylayout/node";
import { entriesOf, leavesOf, type Sandbox, sandbox } from "../git-sandbox.ts";
import { Random } from "../random.ts";

const names = ["a", "b", "lib", "build", "x.py", "y.pyc", "data.txt", "a b", "é", "[x]", "#h", "!n", "b.egg-info", "A"];
const globs = [
  "*",
  "*.py",
  "*.py[co]",
  "?",
  "**",
  "b*",
  "*b",
  "[ab]",
  "[!a]",
  "l?b",
  "**/a",
  "a/**",
  "**/b/**",
  "a/**/b",
];
const oddities = [
  "\\#h",
  "\\!n",
  "a b",
  "a\\ b",
  "lib  ",
  "lib\\ ",
  "# comment",
  "",
  "\\[x\\]",
  "[[]x]",
  "[",
  "a//b",
  "//a",
  "é",
  "?.py",
  "***",
  "/",
];

function randomPattern(random: Random): string {
  if (random.chance(0.15)) return random.pick(oddities);
  const parts = Array.from({ length: 1 + random.below(2) }, () => random.pick(random.chance(0.5) ? names : globs));
  const body = (random.chance(0.3) ? "/" : "") + parts.join("/") + (random.chance(0.3) ? "/" : "");
  return (random.chance(0.3) ? "!" : "") + body;
}

function randomPatterns(random: Random): string {
  const lines = Array.from({ length: 1 + random.below(6) }, () => randomPattern(random));
  return lines.join(random.chance(0.1) ? "\r\n" : "\n") + (random.chance(0.8) ? "\n" : "");
}

function randomFiles(random: Random, prefix: string, depth: number, files: Record<string, string>): void {
  if (random.chance(depth === 0 ? 0.8 : 0.35)) files[`${prefix}.gitignore`] = randomPatterns(random);
  const here = new Set(Array.from({ length: 2 + random.below(5) }, () => random.pick(names)));
  for (const name of here) {
    if (depth < 4 && random.chance(0.5)) randomFiles(random, `${prefix}${name}/`, depth + 1, files);
    else files[prefix + name] = name;
  }
}

function randomRepository(seed: number): Sandbox {
  const random = new Random(seed);
  const made = sandbox();
  const files: Record<string, string> = { "keep.py": "" };
  randomFiles(random, "", 0, files);
  made.write(files);
  made.write({
    ".git/info/exclude": random.chance(0.5) ? randomPatterns(random) : "",
    "../excludes": randomPatterns(random),
  });
  if (random.chance(0.5)) made.git("config", "core.excludesFile", join(dirname(made.root), "excludes"));
  const tracked = Object.keys(files).filter(() => random.chance(0.2));
  if (tracked.length > 0) made.git("add", "-f", "--", ...tracked.map((path) => `:(literal)${path}`));
  return made;
}

function listed(made: Sandbox, ...options: string[]): string[] {
  const output = made.git("ls-files", "-z", ...options);
  return [...new Set(output.split("\0").filter((path) => path !== ""))].sort();
}

describe("random trees with random ignore files are listed as git lists them", () => {
  test.each(Array.from({ length: 40 }, (_, index) => index + 1))("seed %i", (seed) => {
    const made = randomRepository(seed);
    const expected = listed(made, "--cached", "--others", "--exclude-standard");
    const tracked = new Set(listed(made, "--cached"));

    const worktree = buildFileTree(worktreeSource(made.root));
    expect(leavesOf(worktree)).toEqual(expected);
    for (const entry of entriesOf(worktree)) {
      if (entry.kind === "file")
        expect([entry.path, entry.status]).toEqual([entry.path, tracked.has(entry.path) ? "tracked" : "untracked"]);
    }

    const disk = buildFileTree(diskSource(made.root));
    const notIgnored = entriesOf(disk).filter((entry) => entry.kind === "file" && entry.status !== "ignored");
    expect(notIgnored.map((entry) => entry.path).sort()).toEqual(expected);

    const ignored = entriesOf(disk).filter((entry) => entry.kind === "file" && entry.status === "ignored");
    const paths = ignored.map((entry) => entry.path);
    expect(paths.map((path) => [path, reasonOf(worktree.absence(path))])).toEqual(gitReasons(made, paths));
  });
});

function reasonOf(absence: ReturnType<ReturnType<typeof buildFileTree>["absence"]>): string | undefined {
  return absence?.reason === "ignored"
    ? `${absence.patternFile}:${absence.line}:${absence.pattern.trimEnd()}`
    : absence?.reason;
}

/** `git check-ignore -v`: source, line, pattern. */
function gitReasons(made: Sandbox, paths: readonly string[]): [string, string][] {
  if (paths.length === 0) return [];
  const fields = made
    .gitBytes(["check-ignore", "-v", "--no-index", "-z", "--stdin"], paths.join("\0") + "\0")
    .toString("utf8")
    .split("\0");
  return paths.map((_, index) => {
    const [source = "", line = "", pattern = "", path = ""] = fields.slice(index * 4, index * 4 + 4);
    return [path, `${source}:${line}:${pattern.trimEnd()}`];
  });
}
