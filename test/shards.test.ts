import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runBundle, runPylayout } from "./run-pylayout.ts";
import { git, temporaryProject } from "./temporary-project.ts";

const FORMATS = ["full", "concise", "json", "github", "gitlab", "junit", "sarif", "markdown", "checklist"];

/** A directory on disk with the given files, tracked by git. */
function repository(files: Readonly<Record<string, string>>): string {
  const outline = Object.entries(files).map(([name, text]) => {
    const [first = "", ...rest] = text.split("\n");
    return [`${name} | ${first}`, ...rest.map((line) => `  | ${line}`)].join("\n");
  });
  const root = temporaryProject(outline.join("\n"));
  git(root, "init", "--quiet");
  git(root, "add", "--all");
  return root;
}

/** Runs every shard and gives the names of their reports. */
async function runShards(root: string, count: number, ...args: readonly string[]): Promise<string[]> {
  const folder = temporaryProject("");
  const files = Array.from({ length: count }, (_, place) => path.join(folder, `${place + 1}.json`));
  for (const [place, file] of files.entries()) {
    const { stdout, ...rest } = await runPylayout(root, "lint", "--shard", `${place + 1}/${count}`, ...args);
    expect(rest).toEqual({ code: 0, stderr: "" });
    writeFileSync(file, stdout);
  }
  return files;
}

/** One run that writes every format: what it prints, what it writes, its exit code. */
async function everyFormat(root: string, ...args: readonly string[]): Promise<unknown> {
  const folder = temporaryProject("");
  const [last = "", ...others] = FORMATS;
  const formats = [...others.map((name) => `${name}=${path.join(folder, name)}`), last];
  const outcome = await runPylayout(root, ...args, ...formats.flatMap((format) => ["--format", format]));
  // Until the event loop has turned, each file that was written holds signals.
  await new Promise(setImmediate);
  return { ...outcome, files: Object.fromEntries(others.map((name) => [name, readFileSync(path.join(folder, name))])) };
}

const NAMES = ["alpha", "beta", "gamma", "delta"];
const FOLDERS = ["", "packages/alpha", "packages/beta", "packages/beta/inner", "libs/gamma", "tests/data"];

const SOURCES = [
  "import alpha.part.one\n",
  "from beta.part import two\n",
  "from gamma import missing\n",
  "import alpha.gone\n",
  "import os  # pylayout: disable=missing-init\n",
  "# pylayout: disable-file=test-import-resolvability, import-cycle -- later\nimport alpha.gone\n",
  "import alpha.gone  # pylayout: disable=test-import-resolvability, no-such-rule\n",
  "from helper import gone  # pylayout: disable=test-import-resolvability\n",
  "match 1:  # pylayout: disable=syntax-too-new\n    case 1: pass\n",
  "match = 1\nmatch match:\n    case 1: pass\n",
  "def broken(:\n",
  "from alpha import *\n__all__ = ['nothing']\n",
  "import alpha.hidden.deep\n",
  "x = 1\n",
];

const source = fc.constantFrom(...SOURCES);

/** The files of one project: a package with a part, its tests, its settings. */
const project = fc
  .record({
    name: fc.constantFrom(...NAMES),
    modules: fc.array(fc.tuple(fc.constantFrom("__init__", "core", "part/one", "part/two", "part/__init__"), source), {
      minLength: 1,
      maxLength: 4,
    }),
    tests: fc.array(fc.tuple(fc.constantFrom("test_a", "test_b", "conftest"), source), { minLength: 1, maxLength: 3 }),
    python: fc.constantFrom("", 'requires-python = ">=3.8"\n', 'requires-python = ">=3.10"\n'),
    pytest: fc.boolean(),
    built: fc.boolean(),
  })
  .map(({ name, modules, tests, python, pytest, built }) => ({
    "pyproject.toml": [
      built ? '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n' : "",
      `[project]\nname = "${name}"\nversion = "1"\n${python}`,
      pytest ? '[tool.pytest.ini_options]\ntestpaths = ["tests"]\n' : "",
    ].join(""),
    ...Object.fromEntries(modules.map(([at, text]) => [`src/${name}/${at}.py`, text])),
    "tests/helper.py": "x = 1\n",
    ...Object.fromEntries(tests.map(([at, text]) => [`tests/${at}.py`, text])),
  }));

const monorepo = fc
  .record({
    folders: fc.subarray(FOLDERS, { minLength: 1 }),
    projects: fc.array(project, { minLength: FOLDERS.length, maxLength: FOLDERS.length }),
    ignored: fc.constantFrom("", "hidden/\n", "src/alpha/part/\n"),
  })
  .map(({ folders, projects, ignored }) => {
    const files: Record<string, string> = { "README.md": "# all\n", "packages/README.md": "", ".gitignore": ignored };
    for (const [place, folder] of folders.entries()) {
      for (const [name, text] of Object.entries(projects[place] ?? {})) {
        files[folder === "" ? name : `${folder}/${name}`] = text;
      }
    }
    return files;
  });

const STRICT = ["--preset", "strict,pytest,packaging,release"];

it("all shards, merged, are the run without them, in every format", async () => {
  let [errors, suppressed, unused] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(
      monorepo,
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom([], STRICT, ["packages"], [...STRICT, "--python", "3.8-3.12"]),
      async (files, count, args) => {
        const root = repository(files);
        const reports = (await runShards(root, count, ...args)).reverse();
        const whole = await everyFormat(root, "lint", ...args);
        expect(await everyFormat(root, "merge-reports", ...reports)).toEqual(whole);
        const { stdout } = await runPylayout(root, "lint", "--format", "concise", ...args);
        if (stdout.includes(": error: ")) errors++;
        if (stdout.includes("nothing to silence")) unused++;
        if (reports.some((file) => readFileSync(file, "utf8").includes('"silencedBy":["'))) suppressed++;
      },
    ),
    { numRuns: 12 },
  );
  expect(Math.min(errors, suppressed, unused)).toBeGreaterThan(0);
}, 300_000);

const TWO = {
  "docs/index.md": "# docs\n",
  "one/pyproject.toml": '[project]\nname = "one"\nrequires-python = ">=3.9"\n[tool.pytest.ini_options]\n',
  "one/tests/test_a.py": "import missing_one.part\nfrom helper import gone\n",
  "one/tests/helper.py": "x = 1\n",
  "two/pyproject.toml": '[project]\nname = "two"\nrequires-python = ">=3.9"\n[tool.pytest.ini_options]\n',
  "two/tests/test_b.py": "from helper import gone\n",
  "two/tests/helper.py": "x = 1\n",
};

describe("merge-reports", () => {
  it("selects, counts and judges as lint does", async () => {
    const root = repository(TWO);
    const reports = await runShards(root, 2);
    for (const args of [
      ["--statistics"],
      ["--quiet", "--format", "json"],
      ["--max-warnings", "0"],
      ["-e", "--format=sarif"],
    ]) {
      const whole = await runPylayout(root, "lint", ...args);
      expect(await runPylayout(root, "merge-reports", ...args, ...reports)).toEqual(whole);
    }
    expect((await runPylayout(root, "lint")).code).toBe(1);
  });

  it("needs none of the files: only the reports", async () => {
    const root = repository(TWO);
    const reports = await runShards(root, 2);
    const whole = await runPylayout(root, "lint", "--format", "gitlab");
    const elsewhere = temporaryProject("");
    expect(await runPylayout(elsewhere, "merge-reports", "--format", "gitlab", ...reports)).toEqual(whole);
  });

  it("tells of a rule that threw what one run would tell", () => {
    const root = repository({
      ...TWO,
      "own.mjs": `export default { meta: { name: "own" }, rules: { bad: {
        meta: { name: "bad", type: "problem", severity: "error", docs: { description: "d" }, messages: { m: "m" } },
        create: () => ({ file({ path }, { report }) {
          if (path === "two/pyproject.toml") throw new Error("oh");
          report({ messageId: "m" });
        } }),
      } } };`,
      "pyproject.toml": '[tool.pylayout]\nplugins = ["./own.mjs"]\n[tool.pylayout.rules]\n"own/bad" = "on"\n',
    });
    const folder = temporaryProject("");
    const reports = ["1", "2", "3"].map((index) => path.join(folder, index));
    const codes = reports.map((file, place) => {
      const outcome = runBundle(root, "lint", "--shard", `${place + 1}/3`, "-o", file);
      expect(outcome.stdout).toBe("");
      return outcome.code;
    });
    expect(codes).toEqual([0, 0, 2]);
    for (const format of ["full", "json"]) {
      const whole = runBundle(root, "lint", "--format", format);
      expect(whole.code).toBe(2);
      expect(runBundle(root, "merge-reports", "--format", format, ...reports)).toEqual(whole);
    }
  });

  const fault = async (change: (files: string[]) => string[] | Promise<string[]>): Promise<string> => {
    const root = repository(TWO);
    const files = await change(await runShards(root, 2));
    const { code, stdout, stderr } = await runPylayout(path.dirname(files[0] ?? root), "merge-reports", ...files);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).not.toContain("bug");
    return stderr.replaceAll(/\/\S*\//g, "");
  };
  const edited = (file: string, edit: (text: string) => string) => {
    writeFileSync(file, edit(readFileSync(file, "utf8")));
  };
  const first = (edit: (text: string) => string) => (files: string[]) => {
    edited(files[0] ?? "", edit);
    return files;
  };
  /** A file that says what it likes, and seals it. */
  const other = (args: readonly string[], files: Readonly<Record<string, string>> = TWO, count = 2) => {
    return async ([one = ""]: string[]) => [one, (await runShards(repository(files), count, ...args))[1] ?? ""];
  };

  it.each<[string, (files: string[]) => string[] | Promise<string[]>, string]>([
    ["no report", () => [], "no report is named"],
    ["one that is missing", (files) => files.slice(1), "1 shard of 2 missing: 1"],
    ["one twice", (files) => [...files, ...files.slice(1)], "shard 2 of 2 is there twice: 2.json and 2.json"],
    ["no file", (files) => [...files, "none.json"], "none.json: cannot be read"],
    ["half a file", first((text) => text.slice(0, text.length / 2)), "1.json: is damaged: it is no JSON"],
    ["a changed one", first((text) => text.replace("helper", "helpers")), "1.json: is damaged: it is not as it was"],
    ["another JSON", first(() => "[1]"), "1.json: is no report of a shard"],
    ["a null", first(() => "null"), "1.json: is no report of a shard"],
    ["a later schema", first((text) => text.replace('"schema":1', '"schema":2')), "1.json: has schema 2, not 1"],
    ["other options", other(["--python", "3.9"]), "its configuration, or an option, is another one"],
    ["other paths", other(["docs"]), "other paths were asked for"],
    ["another source", other(["--source", "disk"]), "it has another --source"],
    ["other files", other([], { ...TWO, "three.py": "" }), "its files are other ones"],
    ["another count", other([], TWO, 3), "it is one of 3 shards, not of 2"],
  ])("is a usage error: %s", async (_, change, expected) => {
    expect(await fault(change)).toContain(expected);
  });
});

describe("--shard", () => {
  it.each([
    [["--shard", "0/2"], "--shard takes I/N with I from 1 to N"],
    [["--shard", "3/2"], "--shard takes I/N with I from 1 to N"],
    [["--shard", "1"], "--shard takes I/N with I from 1 to N"],
    [["--shard", "1/2", "--fix"], "--fix does not go with --shard\n  fixes are made by a run without --shard"],
    [["--shard", "1/2", "--diff"], "--diff does not go with --shard"],
    [["--shard", "1/2", "--baseline", "x"], "--baseline does not go with --shard"],
    [["--shard", "1/2", "--max-warnings", "0"], "give it to pylayout merge-reports"],
    [["--shard", "1/2", "--format", "json"], "--shard writes one report, in the format shard, not json"],
    [["--shard", "1/2", "one", "two"], "--shard cuts one root"],
    [["--format", "shard"], "the format shard is for lint --shard I/N"],
  ])("is a usage error: %s", async (args, expected) => {
    const { code, stdout, stderr } = await runPylayout(repository(TWO), "lint", ...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(expected);
  });

  it("does not go with a baseline of the project, unless that is left out", async () => {
    const root = repository(TWO);
    await runPylayout(root, "baseline");
    const refused = await runPylayout(root, "lint", "--shard", "1/2");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("pylayout-baseline.json: a baseline does not go with --shard");
    const reports = await runShards(root, 2, "--no-baseline");
    const whole = await runPylayout(root, "lint", "--no-baseline");
    expect(await runPylayout(root, "merge-reports", ...reports)).toEqual(whole);
  });

  it("looks only at the projects of its part", async () => {
    const root = repository(TWO);
    const [one = "", two = ""] = await runShards(root, 2);
    expect(readFileSync(one, "utf8")).not.toContain("two/tests");
    expect(readFileSync(two, "utf8")).not.toContain("one/tests");
  });
});
