import type { ImportMode } from "../simulate/collection-run.ts";
import { isOwnOption, optionArity } from "./pytest-options.ts";

/** What pytest makes of its arguments, as far as collection depends on it. */
export interface CommandLine {
  paths: string[];
  importMode: ImportMode | null;
  /** A wrong value, such as `--import-mode=x`; pytest exits with 4. */
  error: string | null;
  configFile: string | null;
  rootdir: string | null;
  confcutdir: string | null;
  ignore: string[];
  ignoreGlob: string[];
  plugins: string[];
  overrides: Map<string, string>;
  doctestModules: boolean;
  doctestIgnoreImportErrors: boolean;
  keepDuplicates: boolean;
  noConftest: boolean;
  pyargs: boolean;
  collectInVirtualenv: boolean;
  continueOnErrors: boolean;
  /** Options that pytest itself does not have: a plugin's, or an error. */
  foreign: string[];
}

export function emptyCommandLine(): CommandLine {
  return {
    paths: [],
    importMode: null,
    error: null,
    configFile: null,
    rootdir: null,
    confcutdir: null,
    ignore: [],
    ignoreGlob: [],
    plugins: [],
    overrides: new Map(),
    doctestModules: false,
    doctestIgnoreImportErrors: false,
    keepDuplicates: false,
    noConftest: false,
    pyargs: false,
    collectInVirtualenv: false,
    continueOnErrors: false,
    foreign: [],
  };
}

/** Reads arguments into `line`; later ones win, lists grow. `exists` tells a path from the value of an unknown option. */
export function readArguments(line: CommandLine, args: readonly string[], exists: (path: string) => boolean): void {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (arg === "--") {
      line.paths.push(...args.slice(i + 1));
      return;
    }
    if (!arg.startsWith("-") || arg === "-") {
      line.paths.push(arg);
      continue;
    }
    const { name, inline } = splitOption(arg);
    const arity = optionArity(name);
    if (!isOwnOption(name)) {
      line.foreign.push(name);
      const next = args[i + 1];
      const mayTake = inline === null && next !== undefined && !next.startsWith("-");
      if (mayTake && (arity === "plugin-value" || !exists(next))) i++;
      continue;
    }
    const takesNext = inline === null && arity === "value";
    const value = takesNext ? (args[++i] ?? null) : inline;
    applyOption(line, name, value);
  }
}

/** `--name=value`, `-pvalue`, bundles such as `-vv` and `-qs`. */
function splitOption(arg: string): { name: string; inline: string | null } {
  if (arg.startsWith("--")) {
    const equals = arg.indexOf("=");
    return equals < 0 ? { name: arg, inline: null } : { name: arg.slice(0, equals), inline: arg.slice(equals + 1) };
  }
  const name = arg.slice(0, 2);
  if (arg.length === 2) return { name, inline: null };
  const flags = /^-[vqslxVh]+/.exec(arg)?.[0];
  if (flags !== undefined && flags.length < arg.length) return splitOption(`-${arg.slice(flags.length)}`);
  return { name, inline: arg.slice(2) };
}

function applyOption(line: CommandLine, name: string, value: string | null): void {
  const text = value ?? "";
  switch (name) {
    case "--import-mode":
      if (text === "prepend" || text === "append" || text === "importlib") line.importMode = text;
      else line.error = `argument --import-mode: invalid choice: '${text}'`;
      break;
    case "-c":
    case "--config-file":
      line.configFile = text;
      break;
    case "--rootdir":
      line.rootdir = text;
      break;
    case "--confcutdir":
      line.confcutdir = text;
      break;
    case "--ignore":
      line.ignore.push(text);
      break;
    case "--ignore-glob":
      line.ignoreGlob.push(text);
      break;
    case "-p":
      line.plugins.push(text);
      break;
    case "-o":
    case "--override-ini": {
      const equals = text.indexOf("=");
      if (equals > 0) line.overrides.set(text.slice(0, equals), text.slice(equals + 1));
      break;
    }
    default:
      applyFlag(line, name);
  }
}

function applyFlag(line: CommandLine, name: string): void {
  if (name === "--doctest-modules") line.doctestModules = true;
  else if (name === "--doctest-ignore-import-errors") line.doctestIgnoreImportErrors = true;
  else if (name === "--keep-duplicates" || name === "--keepduplicates") line.keepDuplicates = true;
  else if (name === "--noconftest") line.noConftest = true;
  else if (name === "--pyargs") line.pyargs = true;
  else if (name === "--collect-in-virtualenv") line.collectInVirtualenv = true;
  else if (name === "--continue-on-collection-errors") line.continueOnErrors = true;
}
