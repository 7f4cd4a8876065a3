import { execFileSync } from "node:child_process";
import { cpus, loadavg, release, totalmem } from "node:os";

/** The machine without its name: what a figure must be read with. */
export function describeMachine() {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} x ${cpu?.model.trim() ?? "unknown CPU"}, ${memory} GB, ${process.platform} ${release()}, load ${loadavg()[0].toFixed(1)} at the start`;
}

/** The commit that was measured, and whether the files differ from it. */
export function describeCommit(directory) {
  const git = (...command) => execFileSync("git", ["-C", directory, ...command], { encoding: "utf8" }).trim();
  try {
    const changed = git("status", "--porcelain", "--untracked-files=no") === "" ? "" : " with changes";
    return `commit ${git("rev-parse", "--short", "HEAD")}${changed}`;
  } catch {
    return "no commit";
  }
}

/** A Node by its path, or by the version that npm is to give; throws where it is none. */
export function describeNode(named) {
  const isVersion = /^\d+(?:\.\d+)*$/.test(named);
  const program = isVersion ? nodeOfVersion(named) : named;
  const version = execFileSync(program, ["-p", "process.versions.node"], { encoding: "utf8" }).trim();
  return { program, version };
}

function nodeOfVersion(version) {
  const command = ["exec", "--yes", `--package=node@${version}`, "--", "node", "-p", "process.execPath"];
  return execFileSync("npm", command, { encoding: "utf8" }).trim();
}
