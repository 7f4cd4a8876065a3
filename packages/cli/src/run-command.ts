import { nearestName, UsageError } from "@pylayout/core";
import { colorsFor } from "./colors.ts";
import { fitHelp } from "./fit-help.ts";
import { HELP } from "./help.ts";
import { terminalColumns, type Surroundings } from "./streams.ts";
import { printable } from "./text.ts";
import { VERSION } from "./version.ts";

type Command = (args: readonly string[], surroundings: Surroundings) => Promise<number>;

/** Each command is loaded when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  lint: async () => (await import("./commands/lint.ts")).lint,
  "merge-reports": async () => (await import("./commands/merge-reports.ts")).mergeReports,
  why: async () => (await import("./commands/why.ts")).why,
  collect: async () => (await import("./commands/collect.ts")).collect,
  wheel: async () => (await import("./commands/wheel.ts")).wheel,
  scan: async () => (await import("./commands/scan.ts")).scan,
  init: async () => (await import("./commands/init.ts")).init,
  tree: async () => (await import("./commands/tree.ts")).tree,
  rules: async () => (await import("./commands/rules.ts")).rules,
  "pre-push": async () => (await import("./commands/pre-push.ts")).prePush,
  config: async () => (await import("./commands/config.ts")).config,
  baseline: async () => (await import("./commands/baseline.ts")).baseline,
  new: async () => (await import("./commands/new.ts")).newPackage,
  clean: async () => (await import("./commands/clean.ts")).clean,
  explain: async () => (await import("./commands/explain.ts")).explain,
};

const ALIASES: Readonly<Partial<Record<string, string>>> = Object.assign(Object.create(null) as object, {
  rule: "explain",
  "--show-settings": "config",
});

/** Runs one command line and resolves to its exit code; never rejects. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    return await dispatch(args, surroundings);
  } catch (error) {
    surroundings.stderr.write(error instanceof UsageError ? usageText(error) : bugText(error));
    return 2;
  }
}

async function dispatch(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const [first, ...rest] = args;
  if (first === undefined || first === "--help" || first === "-h" || first === "help") {
    const topic = (first === "help" ? rest[0] : undefined) ?? "main";
    const known = ALIASES[topic] ?? topic;
    if (!Object.hasOwn(HELP, known)) throw unknownCommand(topic);
    printHelp(known, surroundings);
    return first === undefined ? 2 : 0;
  }
  if (first === "--version" || first === "-V") {
    surroundings.stdout.write(`pylayout ${VERSION}\n`);
    return 0;
  }
  const name = ALIASES[first] ?? first;
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) throw unknownCommand(first);
  const own = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
  if (own.includes("--help") || own.includes("-h")) {
    printHelp(name, surroundings);
    return 0;
  }
  return (await load())(rest, surroundings);
}

function printHelp(topic: string, { stdout, environment }: Surroundings): void {
  stdout.write(`${fitHelp(HELP[topic] ?? "", terminalColumns(stdout), colorsFor(stdout, environment))}\n`);
}

function unknownCommand(name: string): UsageError {
  const near = nearestName(name, [...Object.keys(COMMANDS), ...Object.keys(ALIASES)]);
  return new UsageError(`unknown command ${JSON.stringify(name)}`, {
    hint: near ? `did you mean pylayout ${near}?` : hintFor(name),
  });
}

/** What somebody means who names no command: one of other linters, a path, or an option that belongs behind a command. */
function hintFor(name: string): string {
  if (name === "check") return "did you mean pylayout lint?";
  if (name.startsWith("-")) return `options stand behind a command: pylayout lint ${name}`;
  if (/[./\\]/.test(name)) return `did you mean pylayout lint ${name}?`;
  return "pylayout --help lists the commands";
}

function usageText(error: UsageError): string {
  const lines = [error, ...error.also].flatMap((mistake) => [
    `pylayout: error: ${printable(mistake.message)}`,
    ...(mistake.hint === undefined ? [] : [`  ${printable(mistake.hint)}`]),
  ]);
  return `${lines.join("\n")}\n`;
}

function bugText(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `pylayout ${VERSION}: this is a bug in pylayout, please report it:\n${stack}\n`;
}
