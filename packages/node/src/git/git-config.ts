import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import ignore from "ignore";
import { environmentVariable } from "../disk/observations.ts";
import { readIfPresent } from "../disk/read-if-present.ts";
import { type ConfigLine, parseGitConfig } from "./parse-git-config.ts";
import type { Repository } from "./repository.ts";

const MAX_INCLUDE_DEPTH = 10;

const systemFiles = ["/etc/gitconfig", "/usr/local/etc/gitconfig", "/opt/homebrew/etc/gitconfig"];

/** git's settings for one repository, read without a git process. The user's and the system's files are read only when asked for. */
export class GitConfig {
  readonly #repository: Repository;
  #local: readonly ConfigLine[] | undefined;
  #all: readonly ConfigLine[] | undefined;

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** The last value that the repository's own configuration gives. */
  local(key: string): string | undefined {
    return lastValue(this.#localLines(), key);
  }

  localKeys(): readonly string[] {
    return this.#localLines().map((line) => line.key);
  }

  /** The last value in git's order: system, user, repository, environment. */
  get(key: string): string | undefined {
    this.#all ??= [...this.#outerLines(), ...this.#localLines(), ...environmentLines()];
    return lastValue(this.#all, key);
  }

  isTrue(key: string): boolean {
    return /^(true|yes|on|1)$/i.test(this.get(key) ?? "");
  }

  #localLines(): readonly ConfigLine[] {
    this.#local ??= [
      ...this.#file(join(this.#repository.commonDir, "config")),
      ...this.#file(join(this.#repository.gitDir, "config.worktree")),
    ];
    return this.#local;
  }

  #outerLines(): ConfigLine[] {
    const systemFile = environmentVariable("GIT_CONFIG_SYSTEM");
    const globalFile = environmentVariable("GIT_CONFIG_GLOBAL");
    const system = systemFile === undefined ? systemFiles : [systemFile];
    const global =
      globalFile === undefined
        ? [join(userConfigDirectory(), "config"), join(homeDirectory(), ".gitconfig")]
        : [globalFile];
    return [...(environmentVariable("GIT_CONFIG_NOSYSTEM") === undefined ? system : []), ...global].flatMap((path) =>
      this.#file(path),
    );
  }

  #file(path: string, depth = 0): ConfigLine[] {
    const text = readIfPresent(path)?.toString("utf8");
    if (text === undefined || depth > MAX_INCLUDE_DEPTH) return [];
    return parseGitConfig(text).flatMap((line) => {
      if (!this.#includes(line.key, path)) return [line];
      return this.#file(resolve(dirname(path), expandHome(line.value)), depth + 1);
    });
  }

  /** git-config(1), "Includes": plain ones, and those conditional on the repository's place. */
  #includes(key: string, path: string): boolean {
    if (key === "include.path") return true;
    const condition = /^includeif\.gitdir(\/i)?:(.+)\.path$/s.exec(key);
    if (!condition) return false;
    let pattern = expandHome(condition[2] ?? "");
    if (pattern.startsWith("./")) pattern = join(dirname(path), pattern.slice(2)) + (pattern.endsWith("/") ? "/" : "");
    if (!pattern.startsWith("/")) pattern = `/**/${pattern}`;
    if (pattern.endsWith("/")) pattern += "**";
    const matcher = ignore({ ignorecase: condition[1] !== undefined }).add(pattern);
    return matcher.ignores(this.#repository.gitDir.slice(1));
  }
}

/** git goes by HOME alone; on Windows it sets that itself. */
function homeDirectory(): string {
  return environmentVariable("HOME") ?? homedir();
}

/** `~/` as git expands it. */
export function expandHome(path: string): string {
  return path === "~" || path.startsWith("~/")
    ? join(homeDirectory(), path.slice(1)) + (path.endsWith("/") ? "/" : "")
    : path;
}

/** git(1): `$XDG_CONFIG_HOME/git`, else `~/.config/git`. */
export function userConfigDirectory(): string {
  const base = environmentVariable("XDG_CONFIG_HOME");
  return join(base === undefined || base === "" ? join(homeDirectory(), ".config") : base, "git");
}

/** git-config(1), GIT_CONFIG_COUNT. */
function environmentLines(): ConfigLine[] {
  const lines: ConfigLine[] = [];
  const count = Number(environmentVariable("GIT_CONFIG_COUNT") ?? 0);
  for (let index = 0; index < count && index < 1000; index++) {
    const key = environmentVariable(`GIT_CONFIG_KEY_${index}`);
    const value = environmentVariable(`GIT_CONFIG_VALUE_${index}`);
    if (key !== undefined && value !== undefined) lines.push({ key: normalKey(key), value });
  }
  return lines;
}

function normalKey(key: string): string {
  return key.replaceAll(/^[^.]*|[^.]*$/g, (part) => part.toLowerCase());
}

function lastValue(lines: readonly ConfigLine[], key: string): string | undefined {
  return lines.findLast((line) => line.key === key)?.value;
}
