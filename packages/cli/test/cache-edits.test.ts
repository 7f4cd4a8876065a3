import { chmodSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { CacheSandbox, waitForClock } from "./cache-sandbox.ts";

const FILES = {
  "pyproject.toml": '[project]\nname = "acme"\nrequires-python = ">=3.9"\n[tool.pytest.ini_options]\n',
  ".gitignore": "build/\n",
  "acme/__init__.py": "",
  "acme/core.py": "import acme.part.one\n",
  "acme/part/one.py": "import os\n",
  "tests/test_core.py": "import acme.part.one\n",
};

const PLACES = ["acme/core.py", "acme/part/one.py", "acme/part/two.py", "acme/part/__init__.py", "tests/test_core.py"];
/** Of equal size, so that only the times and the contents tell them apart. */
const SOURCES = [
  "import acme.part.one\n",
  "import acme.part.two\n",
  "import acme.gone.two\n",
  "def broken(:  #     \n",
];
const IGNORED = ["build/\n", "build/\ntwo.py\n", "*.py\n", "part/\n!part/one.py\n", ".pylayout_cache/\n"];
const CONFIGS = ["", "[tool.pylayout]\npython = '3.8'\n", "[tool.pylayout.rules]\nmissing-init = 'error'\n"];

type Edit = (project: CacheSandbox) => void;

const place = fc.constantFrom(...PLACES);
const edits: fc.Arbitrary<{ name: string; edit: Edit }> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(place, fc.constantFrom(...SOURCES), fc.boolean()).map(([at, text, keepTime]) => ({
      name: `write ${JSON.stringify(text)} to ${at}${keepTime ? ", and set its time back" : ""}`,
      edit: (project: CacheSandbox) => {
        putFile(project, at, text, keepTime);
      },
    })),
  },
  place.map((at) => ({
    name: `delete ${at}`,
    edit: (project: CacheSandbox) => {
      rmSync(project.at(at), { recursive: true, force: true });
    },
  })),
  fc.tuple(place, place).map(([from, to]) => ({
    name: `rename ${from} to ${to}`,
    edit: (project: CacheSandbox) => {
      rename(project, from, to);
    },
  })),
  fc.tuple(place, place).map(([at, target]) => ({
    name: `link ${at} to ${target}`,
    edit: (project: CacheSandbox) => {
      rmSync(project.at(at), { recursive: true, force: true });
      mkdirSync(path.dirname(project.at(at)), { recursive: true });
      symlinkSync(path.relative(path.dirname(at), target), project.at(at));
    },
  })),
  place.map((at) => ({
    name: `turn ${at} into a directory`,
    edit: (project: CacheSandbox) => {
      rmSync(project.at(at), { recursive: true, force: true });
      mkdirSync(project.at(at), { recursive: true });
    },
  })),
  fc.tuple(place, fc.constantFrom(0o644, 0o600, 0o755, 0o000)).map(([at, mode]) => ({
    name: `chmod ${mode.toString(8)} ${at}`,
    edit: (project: CacheSandbox) => {
      if (existsSync(project.at(at)))
        chmodSync(project.at(at), mode | (statSync(project.at(at)).isDirectory() ? 0o700 : 0));
    },
  })),
  fc.constantFrom(...IGNORED).map((text) => ({
    name: `ignore ${JSON.stringify(text)}`,
    edit: (project: CacheSandbox) => {
      project.write(".gitignore", text);
    },
  })),
  fc.constantFrom(...CONFIGS).map((text) => ({
    name: `configure ${JSON.stringify(text)}`,
    edit: (project: CacheSandbox) => {
      project.write("pyproject.toml", FILES["pyproject.toml"] + text);
    },
  })),
  fc
    .constantFrom(["add", "--all"], ["add", "--force", "."], ["rm", "-r", "--cached", "--quiet", "acme"])
    .map((args) => ({
      name: `git ${args.join(" ")}`,
      edit: (project: CacheSandbox) => {
        tryGit(project, args);
      },
    })),
  fc.constantFrom(["commit", "--quiet", "--allow-empty", "--message", "x"], ["stash", "--quiet"]).map((args) => ({
    name: `git ${args.join(" ")}`,
    edit: (project: CacheSandbox) => {
      tryGit(project, args);
    },
  })),
);

function putFile(project: CacheSandbox, at: string, text: string, keepTime: boolean): void {
  const before = lstatSync(project.at(at), { throwIfNoEntry: false });
  if (before?.isFile() === false) rmSync(project.at(at), { recursive: true });
  project.write(at, text, keepTime ? before?.mtime : undefined);
}

function rename(project: CacheSandbox, from: string, to: string): void {
  if (from === to || !existsSync(project.at(from))) return;
  rmSync(project.at(to), { recursive: true, force: true });
  mkdirSync(path.dirname(project.at(to)), { recursive: true });
  renameSync(project.at(from), project.at(to));
}

/** git may have nothing to do. */
function tryGit(project: CacheSandbox, args: readonly string[]): void {
  try {
    project.git(...args);
  } catch {
    // It says so with an exit code.
  }
}

const step = fc.record({
  edits: fc.array(edits, { minLength: 1, maxLength: 2 }),
  waits: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  source: fc.oneof({ weight: 6, arbitrary: fc.constant("worktree") }, fc.constant("disk"), fc.constant("index")),
});
const steps = fc.array(step, { minLength: 3, maxLength: 8 });

it("gives what a run without a cache gives, whatever was edited in between", async () => {
  let replays = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const project = new CacheSandbox(FILES);
      project.git("init", "--quiet");
      for (const { edits, waits, source } of sequence) {
        for (const { edit } of edits) edit(project);
        if (waits) await waitForClock();
        const args = ["--source", source, "--format", "json"];
        // The second one may repeat the first.
        for (let runs = 0; runs < 2; runs++) {
          const outcome = await project.lint(...args);
          if (outcome.isReplayed) replays++;
          expect({ ...outcome, isReplayed: false }).toEqual(await project.lintAnew(...args));
        }
      }
    }),
    { numRuns: 40 },
  );
  expect(replays).toBeGreaterThan(20);
}, 300_000);
