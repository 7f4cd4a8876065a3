// Builds the command wherever npm runs `prepare`: after npm ci, before npm pack, and for installations from git.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

const root = path.dirname(import.meta.dirname);

if (!isInstalled()) {
  // `npm install -g git+...` hands its own --global and --prefix down to the preparation of the clone, so that the
  // tools are installed elsewhere: install them here.
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_config_(global|prefix|location|install_links)$/i.test(name)),
  );
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"], {
    cwd: root,
    env: environment,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}
await import("./build.mjs");

function isInstalled() {
  try {
    createRequire(import.meta.url).resolve("esbuild");
    return true;
  } catch {
    return false;
  }
}
