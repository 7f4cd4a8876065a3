import { execFile, execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { needs } from "@pylayout/reality";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocksOf } from "./doc-examples.ts";

const repository = path.join(import.meta.dirname, "..");
const work = realpathSync(mkdtempSync(path.join(tmpdir(), "pylayout-turborepo-")));

/** Turborepo's remote cache, as its OpenAPI description has it: artifacts by their hash. */
const artifacts = new Map<string, Buffer>();
const server = createServer((request, response) => {
  const [, hash = ""] = /^\/v8\/artifacts\/(\w+)/.exec(request.url ?? "") ?? [];
  const kept = artifacts.get(hash);
  const body: Buffer[] = [];
  request.on("data", (chunk: Buffer) => body.push(chunk));
  request.on("end", () => {
    if (request.method === "PUT") artifacts.set(hash, Buffer.concat(body));
    if (request.method === "GET" && hash === "status") response.end('{"status":"enabled"}');
    else if (request.method === "PUT" || request.method === "POST") response.end("{}");
    else response.writeHead(kept ? 200 : 404).end(request.method === "GET" ? kept : undefined);
  });
});

afterAll(() => {
  server.close();
  rmSync(work, { recursive: true, force: true });
});

const machines = { one: path.join(work, "one"), two: path.join(work, "two") };
const ready = needs("Turborepo", prepare());

describe.runIf(ready)("the recipe of docs/monorepos.md", () => {
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  });

  it("lints every project once, on whichever machine", async () => {
    const first = await layout("one");
    expect(first).toMatchObject({ code: 0, cached: "0 cached, 3 total" });
    expect(first.output).toContain("alpha:layout: No problems: 1 test module predicted to collect");
    expect(artifacts.size).toBe(3);
    const second = await layout("two");
    expect(second).toMatchObject({ code: 0, cached: "3 cached, 3 total" });
    expect(second.output).toContain("alpha:layout: No problems: 1 test module predicted to collect");
  });

  it("lints again what changed and what needs it", async () => {
    write("two", "packages/alpha/src/alpha/more.py", "import os\n");
    expect(await layout("two")).toMatchObject({ code: 0, cached: "1 cached, 3 total" });
  });

  it("fails where a project fails, each time", async () => {
    write("two", "packages/gamma/tests/test_gone.py", "import gamma.gone\n");
    for (let run = 0; run < 2; run++) {
      const { code, output, cached } = await layout("two");
      expect(output).toMatch(/gamma:layout: .*1 of 2 test modules will fail to collect/);
      expect([code, cached]).toEqual([1, "2 cached, 3 total"]);
    }
  });
});

/** Makes the monorepo on both machines; says why that cannot be done. */
function prepare(): string | undefined {
  execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", work], {
    cwd: path.join(repository, "packages/cli"),
    stdio: "ignore",
  });
  const [tarball = ""] = readdirSync(work).filter((name) => name.endsWith(".tgz"));
  const blocks = blocksOf("docs/monorepos.md");
  for (const [name, text] of blocks) {
    const pylayout = /"git\+https:[^"]*"/;
    if (name.endsWith(".json")) write("one", name, text.replace(pylayout, JSON.stringify(`file:../${tarball}`)));
  }
  write(
    "one",
    "packages/gamma/package.json",
    (blocks.get("packages/alpha/package.json") ?? "").replace("alpha", "gamma"),
  );
  write("one", ".gitignore", "node_modules/\n.turbo/\n");
  for (const name of ["alpha", "beta", "gamma"]) {
    const project = `[project]\nname = "${name}"\nversion = "1"\nrequires-python = ">=3.9"\n[tool.pytest.ini_options]\n`;
    write("one", `packages/${name}/pyproject.toml`, project);
    write("one", `packages/${name}/src/${name}/__init__.py`, "");
    write("one", `packages/${name}/tests/test_${name}.py`, "import os\n");
  }
  const install = ["install", "--no-audit", "--no-fund", "--prefer-offline"];
  const { status, stderr } = spawnSync("npm", install, { cwd: machines.one, encoding: "utf8" });
  if (status !== 0) return `turbo cannot be had: ${stderr.split("\n")[0] ?? ""}`;
  execFileSync("git", ["init", "--quiet"], { cwd: machines.one });
  execFileSync("git", ["add", "--all"], { cwd: machines.one });
  cpSync(machines.one, machines.two, { recursive: true, verbatimSymlinks: true });
  return undefined;
}

function write(machine: keyof typeof machines, name: string, text: string): void {
  const file = path.join(machines[machine], name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function layout(machine: keyof typeof machines) {
  const { port } = server.address() as AddressInfo;
  const env = {
    ...process.env,
    TURBO_API: `http://127.0.0.1:${port}`,
    TURBO_TOKEN: "token",
    TURBO_TEAM: "acme",
    TURBO_TELEMETRY_DISABLED: "1",
  };
  return new Promise<{ code: number; output: string; cached: string }>((resolve) => {
    execFile("npm", ["run", "layout"], { cwd: machines[machine], env }, (error, stdout, stderr) => {
      const output = stdout + stderr;
      resolve({ code: error ? Number(error.code) : 0, output, cached: /Cached: +(.*)/.exec(output)?.[1] ?? "" });
    });
  });
}
