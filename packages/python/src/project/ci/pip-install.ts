import type { FileTree } from "@pylayout/core";
import { textFile } from "../../config-file/index.ts";
import { resolvePath } from "./shell-path.ts";

/** Options of `pip install` that take a value; `-e` and `-r` are read apart. */
const VALUES = new Set(
  (
    "-c --constraint -t --target -i --index-url --extra-index-url -f --find-links --platform --python-version --prefix --root --src " +
    "--upgrade-strategy --config-settings --global-option --cache-dir --trusted-host --progress-bar --group --python -p --build " +
    "--only-binary --no-binary --timeout --retries --log --extra --resolution"
  ).split(" "),
);

/** What `pip install` puts in from the tree itself. */
export interface LocalInstalls {
  /** Projects of the tree; null stands for any. */
  readonly directories: (string | null)[];
  /** An argument cannot be read, so that nothing follows from what is absent. */
  unknown: boolean;
}

export function localInstalls(tree: FileTree, args: readonly string[], cwd: string | null): LocalInstalls {
  const found: LocalInstalls = { directories: [], unknown: false };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const [option, inline] = splitOption(arg);
    if (option === "-e" || option === "--editable") addLocal(found, tree, inline ?? args[++i] ?? "", cwd);
    else if (option === "-r" || option === "--requirement") addFile(found, tree, inline ?? args[++i] ?? "", cwd, 0);
    else if (VALUES.has(arg)) i++;
    else if (!arg.startsWith("-")) addLocal(found, tree, arg, cwd);
  }
  return found;
}

function splitOption(arg: string): [string, string?] {
  const long = /^(--\w[\w-]*)=(.*)$/.exec(arg);
  if (long) return [long[1] ?? "", long[2] ?? ""];
  const short = /^(-[er])(.+)$/.exec(arg);
  return short ? [short[1] ?? "", short[2] ?? ""] : [arg];
}

/** A requirement: the project's directory, a built distribution, or something from an index. */
function addLocal(found: LocalInstalls, tree: FileTree, requirement: string, cwd: string | null): void {
  const text = requirement
    .trim()
    .replace(/^file:(?:\/\/)?(?=\.)/, "")
    .replace(/^[\w.-]+\s*@\s*(?=\.)/, "");
  if (/^(?:git\+|hg\+)|:\/\//.test(text)) return;
  if (/\.(?:whl|tar\.gz|zip)\b|^dist\//.test(text)) {
    found.directories.push(null);
    return;
  }
  const path = text.replace(/\[[^\]]*\]$/, "");
  const directory = cwd === null ? null : resolvePath(cwd, path);
  if (directory === null && /[$`]/.test(path)) found.unknown = true;
  const isLocal = path === "." || /[/\\]/.test(path);
  if (!isLocal) return;
  if (directory === null || tree.follow(directory)?.kind === "directory") found.directories.push(directory);
}

function addFile(found: LocalInstalls, tree: FileTree, name: string, cwd: string | null, depth: number): void {
  const path = cwd === null ? null : resolvePath(cwd, name);
  const text = path === null || depth > 3 ? undefined : textFile(tree, path);
  if (path === null || text === undefined) {
    found.unknown = true;
    return;
  }
  if (path.endsWith("pyproject.toml")) return;
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  for (const raw of text.split("\n")) {
    const line = raw.replace(/(?:^|\s)#.*$/, "").trim();
    const option = /^(-r|--requirement|-e|--editable)[\s=]*(.+)$/.exec(line);
    const isFile = option?.[1] === "-r" || option?.[1] === "--requirement";
    // pip resolves `-r` beside the file that holds it, and `-e .` in its own working directory.
    if (isFile) addFile(found, tree, option[2] ?? "", folder, depth + 1);
    else if (option) addLocal(found, tree, option[2] ?? "", cwd);
    else if (line !== "" && !line.startsWith("-")) addLocal(found, tree, line.split(";")[0] ?? "", cwd);
  }
}
