import { execFile } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CacheSandbox, temporaryFolder, waitForClock } from "./cache-sandbox.ts";

const FILES = {
  "pyproject.toml": '[project]\nname = "acme"\nrequires-python = ">=3.9"\n[tool.pytest.ini_options]\n',
  "acme/__init__.py": "",
  "acme/core.py": "import acme.missing\n",
  "tests/test_core.py": "import acme.core\n",
};

/** A project whose first run was kept. */
async function keptProject(): Promise<CacheSandbox> {
  const project = new CacheSandbox(FILES);
  await waitForClock();
  const first = await project.lint();
  expect(first).toMatchObject({ code: 1, isReplayed: false });
  return project;
}

function entries(project: CacheSandbox, directory = project.at(".pylayout_cache")): string[] {
  return readdirSync(directory).filter((name) => name.endsWith(".run"));
}

function onlyEntry(project: CacheSandbox): string {
  const [entry, ...others] = entries(project);
  expect(others).toEqual([]);
  return project.at(".pylayout_cache", entry!);
}

describe("a kept run", () => {
  it("is repeated word for word while nothing changes", async () => {
    const project = await keptProject();
    const again = await project.lint();
    expect(again.isReplayed).toBe(true);
    expect(again).toMatchObject({ ...(await project.lintAnew()), isReplayed: true });
  });

  it.each([
    [
      "another file",
      (project: CacheSandbox) => {
        project.write("acme/missing.py", "");
      },
    ],
    [
      "a file's text",
      (project: CacheSandbox) => {
        project.write("acme/core.py", "import acme.absent_\n");
      },
    ],
    [
      "the configuration",
      (project: CacheSandbox) => {
        project.write("pyproject.toml", "[tool.pylayout]\nextends = []\n");
      },
    ],
    [
      "what git ignores",
      (project: CacheSandbox) => {
        project.write(".gitignore", "tests/\n");
      },
    ],
    ["a variable", (project: CacheSandbox) => (project.environment = { ...project.environment, FORCE_COLOR: "1" })],
  ])("is not repeated after a change of %s", async (_, change) => {
    const project = await keptProject();
    change(project);
    const after = await project.lint();
    expect(after).toEqual(await project.lintAnew());
  });

  it("belongs to its arguments, and to its build", async () => {
    const project = await keptProject();
    expect((await project.lint("--quiet")).isReplayed).toBe(false);
    expect((await project.lint()).isReplayed).toBe(true);
    expect((await project.lintAnew()).isReplayed).toBe(false);
    project.build = "a later build";
    expect(await project.lint()).toEqual(await project.lintAnew());
    expect((await project.lint()).isReplayed).toBe(true);
  });

  it("is neither used nor made with --no-cache, --stats, --fix, or an output file", async () => {
    const project = new CacheSandbox(FILES);
    await waitForClock();
    await project.lint("--no-cache");
    expect(existsSync(project.at(".pylayout_cache"))).toBe(false);
    await project.lint("--stats");
    await project.lint("--format", "json=report.json");
    await project.lint("--fix");
    expect(existsSync(project.at(".pylayout_cache"))).toBe(false);
  });

  it("is not kept where git had to be asked", async () => {
    const project = new CacheSandbox(FILES);
    project.git("init", "--quiet");
    project.git("add", "--all");
    project.git("commit", "--quiet", "--message", "all");
    await waitForClock();
    await project.lint("--source", "HEAD");
    expect(entries(project)).toEqual([]);
    await project.lint("--source", "index");
    expect(entries(project)).toHaveLength(1);
  });
});

describe("the cache's directory", () => {
  it("is no part of the project, and says so to git and to backup tools", async () => {
    const project = await keptProject();
    project.git("init", "--quiet");
    project.git("add", "--all");
    expect(readFileSync(project.at(".git/index"), "latin1")).not.toContain(".pylayout_cache");
    expect(readFileSync(project.at(".pylayout_cache/CACHEDIR.TAG"), "latin1")).toMatch(
      /^Signature: 8a477f597d28d172789f06886806bc55\n/,
    );
    const disk = await project.lintAnew("--source", "disk", "--format", "json");
    expect((JSON.parse(disk.stdout) as { summary: object }).summary).toMatchObject({ files: 4 });
  });

  it("is bounded", async () => {
    const project = await keptProject();
    for (let limit = 0; limit < 20; limit++) await project.lint("--max-warnings", String(limit));
    expect(entries(project)).toHaveLength(16);
    expect((await project.lint("--max-warnings", "19")).isReplayed).toBe(true);
  });

  it("is bounded in bytes: the oldest goes first", async () => {
    const project = await keptProject();
    const sizes = { "older.run": 200, "newer.run": 100 };
    for (const [place, [name, megabytes]] of Object.entries(sizes).entries()) {
      const file = project.at(".pylayout_cache", name);
      project.write(`.pylayout_cache/${name}`, "");
      truncateSync(file, megabytes * 2 ** 20);
      utimesSync(file, new Date(2020, 1, place), new Date(2020, 1, place));
    }
    await project.lint("--quiet");
    expect(entries(project)).toHaveLength(3);
    expect(entries(project)).toContain("newer.run");
  });

  it("may lie elsewhere, but not among other things", async () => {
    const project = new CacheSandbox(FILES);
    await waitForClock();
    const location = path.join(temporaryFolder(), "cache");
    await project.lint("--cache-location", location);
    expect((await project.lint("--cache-location", location)).isReplayed).toBe(true);
    expect(existsSync(project.at(".pylayout_cache"))).toBe(false);
    const wrong = await project.lint("--cache-location", "acme");
    expect(wrong).toMatchObject({ code: 2, stdout: "" });
    expect(wrong.stderr).toContain("holds other things than a cache");
    expect(readdirSync(project.at("acme")).sort()).toEqual(["__init__.py", "core.py"]);
  });

  it("is done without, silently, where it cannot be made", async () => {
    const project = new CacheSandbox({ ...FILES, ".pylayout_cache": "a file\n" });
    await waitForClock();
    for (let runs = 0; runs < 2; runs++) {
      const { isReplayed, ...outcome } = await project.lint();
      expect({ ...outcome, isReplayed }).toEqual(await project.lintAnew());
    }
  });

  it("is done without where the root is an archive", async () => {
    const project = new CacheSandbox({ "broken.whl": "no zip" });
    const { code, stderr } = await project.lint("broken.whl");
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^pylayout: error: broken\.whl/)]);
  });

  it("is never a link out of the project", async () => {
    const outside = temporaryFolder();
    const project = new CacheSandbox(FILES);
    symlinkSync(outside, project.at(".pylayout_cache"));
    symlinkSync(outside, project.at("elsewhere"));
    await waitForClock();
    await project.lint();
    await project.lint("--cache-location", "elsewhere/cache");
    expect(readdirSync(outside)).toEqual([]);
  });

  it("is found by a root that is named by a link", async () => {
    const project = new CacheSandbox(FILES);
    const other = new CacheSandbox({});
    symlinkSync(project.root, other.at("link"));
    await waitForClock();
    await other.lint("link");
    expect((await other.lint("link")).isReplayed).toBe(true);
  });

  it("is removed by clean, and nothing else is", async () => {
    const project = await keptProject();
    const { runCommand } = await import("../src/run-command.ts");
    const written: string[] = [];
    const stdout = { write: (text: string | Uint8Array) => written.push(String(text)) };
    const clean = () =>
      runCommand(["clean"], {
        cwd: project.root,
        environment: {},
        stdin: () => Promise.resolve(""),
        stdout,
        stderr: stdout,
      });
    expect(await clean()).toBe(0);
    expect(existsSync(project.at(".pylayout_cache"))).toBe(false);
    mkdirSync(project.at(".pylayout_cache"));
    writeFileSync(project.at(".pylayout_cache/notes.txt"), "mine");
    expect(await clean()).toBe(0);
    expect(written).toEqual([`removed the cache of ${project.root}\n`, `no cache: ${project.root}\n`]);
    expect(existsSync(project.at(".pylayout_cache/notes.txt"))).toBe(true);
  });
});

describe("runs at the same time", () => {
  const bin = path.join(import.meta.dirname, "../bin/pylayout.js");
  const start = (project: CacheSandbox, ...args: readonly string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
      execFile(
        process.execPath,
        [bin, ...args],
        { cwd: project.root, env: project.environment },
        (error, ...output) => {
          done({ code: error ? Number(error.code) : 0, stdout: output[0], stderr: output[1] });
        },
      );
    });

  it("all print what a run without a cache prints, whatever the others write, read or remove", async () => {
    const project = new CacheSandbox(FILES);
    const commands = [["--format", "json"], ["--format", "json"], []];
    for (const gone of ["none.py", "acme/core.py"]) {
      rmSync(project.at(gone), { force: true });
      const alone = await Promise.all(commands.map((args) => start(project, "lint", "--no-cache", ...args)));
      await waitForClock();
      for (let round = 0; round < 2; round++) {
        const runs = [...commands, ...commands].map((args) => start(project, "lint", ...args));
        const cleaning = round === 1 ? start(project, "clean") : undefined;
        expect(await Promise.all(runs)).toEqual([...alone, ...alone]);
        await cleaning;
      }
    }
    await start(project, "lint");
    const left = readdirSync(project.at(".pylayout_cache")).filter((name) => name.endsWith(".tmp"));
    expect(left).toEqual([]);
  }, 120_000);
});

describe("what is in the cache is believed only if this user's pylayout wrote it", () => {
  it("not when it was damaged anywhere", async () => {
    const project = await keptProject();
    const whole = readFileSync(onlyEntry(project));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = Buffer.from(whole);
        damaged[at] = whole[at]! ^ flip;
        writeFileSync(onlyEntry(project), damaged);
        return !project.hasKept();
      }),
    );
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        writeFileSync(onlyEntry(project), whole);
        truncateSync(onlyEntry(project), length);
        return !project.hasKept();
      }),
    );
    // Put back as it was, it is another file all the same.
    writeFileSync(onlyEntry(project), whole);
    expect(project.hasKept()).toBe(false);
    writeFileSync(onlyEntry(project), "something else\n".repeat(100));
    const rebuilt = await project.lint();
    expect(rebuilt).toEqual(await project.lintAnew());
    expect((await project.lint()).isReplayed).toBe(true);
  });

  it("not when another user wrote it: what comes with a repository proves nothing", async () => {
    const project = await keptProject();
    project.environment = { ...project.environment, XDG_CACHE_HOME: temporaryFolder() };
    expect(await project.lint()).toEqual(await project.lintAnew());
    expect((await project.lint()).isReplayed).toBe(true);
  });

  it("not when it was damaged without a trace, or is of an earlier form", async () => {
    const project = await keptProject();
    const entry = onlyEntry(project);
    const whole = readFileSync(entry);
    /** Writes other bytes, and lets the voucher name the file as it is then. */
    const lose = (bytes: Buffer) => {
      writeFileSync(entry, bytes);
      const { size, mtimeMs, ctimeMs, ino } = statSync(entry);
      writeFileSync(voucher, JSON.stringify({ ...vouched, identity: [size, mtimeMs, ctimeMs, ino] }));
    };
    const vouchers = readdirSync(path.join(project.home, "pylayout/kept")).map((name) =>
      path.join(project.home, "pylayout/kept", name),
    );
    const voucher = vouchers.find((file) => readFileSync(file, "utf8").includes(JSON.stringify(entry)))!;
    const vouched = JSON.parse(readFileSync(voucher, "utf8")) as object;
    lose(whole);
    const told = project.kept();
    expect(told).toContain("acme");
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = Buffer.from(whole);
        damaged[at] = whole[at]! ^ flip;
        lose(damaged);
        const printed = project.kept();
        // What is only compared with the disk may be damaged where the disk is not looked at.
        return printed === undefined || printed === told;
      }),
    );
    lose(Buffer.concat([Buffer.from("pylayout run 01\n"), whole.subarray(16)]));
    expect(project.hasKept()).toBe(false);
    for (let length = 0; length < 60; length++) {
      lose(whole.subarray(0, length));
      expect(project.hasKept()).toBe(false);
    }
    for (const text of ["", "{", "null", JSON.stringify({ ...vouched, identity: [] })]) {
      writeFileSync(voucher, text);
      expect(project.hasKept()).toBe(false);
    }
    lose(whole);
    chmodSync(voucher, 0o644);
    expect(project.hasKept()).toBe(process.platform === "win32");
    chmodSync(voucher, 0o600);
    expect(project.hasKept()).toBe(true);
    if (process.getuid?.() !== 0) return;
    chownSync(voucher, 1, 1);
    expect(project.hasKept()).toBe(false);
  });

  it("not when the voucher itself could have come with the repository", async () => {
    const project = new CacheSandbox(FILES);
    project.git("init", "--quiet");
    await waitForClock();
    await project.lint();
    expect(project.hasKept()).toBe(true);
    cpSync(project.home, project.at(".cache"), { recursive: true, preserveTimestamps: true });
    project.environment = { ...project.environment, XDG_CACHE_HOME: project.at(".cache") };
    expect(project.hasKept()).toBe(false);
    rmSync(project.at(".pylayout_cache"), { recursive: true });
    await waitForClock();
    await project.lint();
    expect((await project.lint()).isReplayed).toBe(false);
  });

  it("by vouchers that are bounded", async () => {
    const project = await keptProject();
    const vouchers = path.join(project.home, "pylayout/kept");
    for (let other = 0; other < 600; other++) writeFileSync(path.join(vouchers, `${other}.kept`), "");
    await waitForClock();
    await project.lint("--quiet");
    expect(readdirSync(vouchers)).toHaveLength(256);
    expect((await project.lint("--quiet")).isReplayed).toBe(true);
  });

  it("not when it lies in git", async () => {
    const project = await keptProject();
    project.git("init", "--quiet");
    project.git("add", "--all");
    project.git("add", "--force", ".pylayout_cache");
    for (let runs = 0; runs < 3; runs++) {
      await waitForClock();
      expect(await project.lint()).toEqual(await project.lintAnew());
    }
  });

  it("not in a copy of the project", async () => {
    const project = await keptProject();
    const copy = new CacheSandbox({});
    rmSync(copy.root, { recursive: true });
    cpSync(project.root, copy.root, { recursive: true, preserveTimestamps: true });
    copy.environment = project.environment;
    expect((await copy.lint()).isReplayed).toBe(false);
  });
});
