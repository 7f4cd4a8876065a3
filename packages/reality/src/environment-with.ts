import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findPythons } from "./find-pythons.ts";

/**
 * An interpreter in which distributions are installed: a virtual environment of the newest Python that can be had,
 * made once and kept in the system's temporary directory. Undefined where there is no Python, or pip cannot get them.
 */
export function environmentWith(distributions: readonly string[]): string | undefined {
  const base = findPythons().at(-1);
  if (base === undefined) return undefined;
  const key = createHash("sha256")
    .update(JSON.stringify([base, distributions]))
    .digest("hex")
    .slice(0, 12);
  const folder = path.join(tmpdir(), `pylayout-reality-${key}`);
  const python = path.join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const done = path.join(folder, "pyvenv.cfg");
  if (existsSync(done) && succeeds(python, ["-c", "import pip"])) return python;
  const made =
    succeeds(base.executable, ["-m", "venv", folder]) &&
    succeeds(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...distributions]);
  if (!made) rmSync(folder, { recursive: true, force: true });
  return made ? python : undefined;
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore", timeout: 300_000 }).status === 0;
}
