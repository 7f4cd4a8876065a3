import path from "node:path";
import { nameHint, UsageError, type FileTree } from "@pylayout/core";
import { findRoot } from "@pylayout/node";
import {
  formatVersions,
  parsePythonSetting,
  python,
  sourcePosition,
  versionSet,
  type CollectionRun,
  type CollectRequest,
} from "@pylayout/python";
import { chosenFormat, parseArguments, WORLD_OPTIONS, worldOptions } from "../arguments.ts";
import type { Surroundings } from "../streams.ts";
import { placeText } from "../collection-summary.ts";
import { printable } from "../text.ts";
import { openWorld } from "../world.ts";

const OPTIONS = {
  ...WORLD_OPTIONS,
  pytest: { type: "string" },
  installed: { type: "boolean" },
  "not-installed": { type: "boolean" },
  "import-mode": { type: "string" },
  module: { type: "boolean" },
  cwd: { type: "string" },
  pythonpath: { type: "string", multiple: true },
  "assume-missing": { type: "string", multiple: true },
} as const;

/** `pylayout collect [dir]`: what `pytest --collect-only` would do at module level, without running Python. */
export async function collect(args: readonly string[], { cwd, stdout }: Surroundings): Promise<number> {
  const split = args.indexOf("--");
  const own = split < 0 ? args : args.slice(0, split);
  const { values, positionals } = parseArguments("collect", own, OPTIONS);
  if (positionals.length > 1) {
    throw new UsageError("collect takes one directory", { hint: "arguments of pytest stand behind --" });
  }
  const { root } = findRoot(positionals[0] ?? ".", cwd);
  const { tree, config } = await openWorld(root, worldOptions({ ...values, python: undefined }));
  const model = python.createModel(tree, config.settings, (path) => config.settingsAt(path));
  const request = requestOf(values, split < 0 ? [] : args.slice(split + 1));
  const [project] = model.projects;
  const runs = (project?.tests.collect(request) ?? []).map((run) => countedFromOne(run, tree));
  const evidence = request.installed === undefined ? project?.tests.installed.evidence : undefined;
  const reason = evidence ? ` (${placeText(evidence)})` : "";
  const format = chosenFormat(values, ["full", "json"]);
  const data = runs.length === 1 ? { schema: 1, ...runs[0] } : { schema: 1, runs };
  const text = (): string => runs.map((run) => toText(run, reason)).join("\n");
  stdout.write(format === "json" ? `${JSON.stringify(data, null, 2)}\n` : text());
  return 0;
}

/** Columns in code points from 1, as in all reports. */
function countedFromOne(run: CollectionRun, tree: FileTree): CollectionRun {
  const place = (cause: Place | null): Place | null =>
    cause && { ...cause, column: sourcePosition(tree, cause.path, cause.line, cause.column).column };
  const { session, modules } = run;
  return {
    ...run,
    session: { ...session, cause: place(session.cause) },
    modules: modules.map((module) => ({ ...module, cause: place(module.cause) })),
  };
}

type Place = NonNullable<CollectionRun["session"]["cause"]>;
type Values = ReturnType<typeof parseArguments<typeof OPTIONS>>["values"];

function requestOf(values: Values, pytestArguments: readonly string[]): CollectRequest {
  if (values.installed && values["not-installed"]) {
    throw new UsageError("--installed and --not-installed exclude each other");
  }
  const pytest = choice("--pytest", values.pytest, ["7", "8", "8.3", "9"] as const);
  const importMode = choice("--import-mode", values["import-mode"], ["prepend", "append", "importlib"] as const);
  const missing = values["assume-missing"]?.flatMap((names) => names.split(","));
  return {
    ...(values.python === undefined ? {} : { versions: versionsOf(values.python) }),
    ...(pytest && { pytest }),
    ...(importMode && { importMode }),
    ...(values.installed && { installed: true }),
    ...(values["not-installed"] && { installed: false }),
    ...(missing && { assumeMissing: missing }),
    invocation: {
      ...(values.module && { module: true }),
      ...(values.cwd !== undefined && { cwd: path.posix.normalize(values.cwd).replace(/^\.$|\/$/, "") }),
      ...(values.pythonpath && { pythonPath: values.pythonpath.flatMap((paths) => paths.split(":")) }),
      ...(pytestArguments.length > 0 && { args: pytestArguments }),
    },
  };
}

function versionsOf(text: string): number {
  const parsed = parsePythonSetting(text);
  if (parsed.ok) return parsed.versions;
  throw new UsageError(parsed.message, { where: "--python" });
}

function choice<const T extends string>(option: string, value: string | undefined, known: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((name) => name === value);
  if (found !== undefined) return found;
  const hint = nameHint(value, known);
  throw new UsageError(
    `${option} takes one of ${known.join(", ")}, not ${JSON.stringify(value)}`,
    hint === undefined ? {} : { hint },
  );
}

function toText(run: CollectionRun, reason: string): string {
  const world = `${run.installed ? "installed" : "not installed"}${reason}`;
  const { session } = run;
  const lines = [
    `Python ${formatVersions(versionSet([run.python]))}, pytest ${run.pytest}, ${world}, import mode ${run.importMode}: ${sessionText(session)}`,
    ...(session.message === null ? [] : [`  ${session.message}`]),
    ...run.modules.flatMap((module) => [
      `  ${module.outcome.padEnd(13)} ${module.path} (${module.module})`,
      ...(module.exception === null
        ? []
        : [
            `                ${module.exception}: ${module.message ?? ""}${module.cause ? ` at ${module.cause.path}:${module.cause.line}` : ""}`,
          ]),
      ...(module.outcome === "unknown" && module.reason !== null ? [`                ${module.reason}`] : []),
    ]),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

function sessionText({ outcome, exit }: CollectionRun["session"]): string {
  return outcome === "ok" ? `collected${exit === 2 ? " with errors" : ""}, exit ${exit}` : `${outcome}, exit ${exit}`;
}
