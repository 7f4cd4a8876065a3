import path from "node:path";
import { writeWhole } from "@pylayout/node";
import { failureLines } from "./format/failure-lines.ts";
import { formatContext } from "./format/format-context.ts";
import { openFormatter } from "./format/formats.ts";
import type { Formatter } from "./format/formatter.ts";
import type { Output } from "./outputs.ts";
import type { Report } from "./report.ts";
import type { Surroundings } from "./streams.ts";

export interface OpenOutput extends Output {
  readonly formatter: Formatter;
}

/** Formats made for people, in which a name may stand at the beginning of a line. */
const TEXT_FORMATS = ["full", "concise", "checklist"];

const NO_TERMINAL = { isTTY: false };

/** Loads the formatters, so that a misspelt name is told before any work is done. */
export function openOutputs(outputs: readonly Output[], cwd: string): Promise<OpenOutput[]> {
  return Promise.all(
    outputs.map(async (output) => ({ ...output, formatter: await openFormatter(output.format, cwd) })),
  );
}

/** Whether an output on the screen says which rules threw. */
export function showsFailures(outputs: readonly Output[]): boolean {
  return outputs.some(({ format, file }) => format === "full" && file === null);
}

/** Writes a report in every format that was asked for; files are written whole or not at all. */
export async function writeOutputs(
  outputs: readonly OpenOutput[],
  report: Report,
  { cwd, stdout, environment }: Surroundings,
  repositoryPath?: string,
): Promise<void> {
  for (const { format, file, formatter } of outputs) {
    if (file === null) {
      const text = await formatter(report, formatContext(stdout, environment, report.root, repositoryPath));
      stdout.write(TEXT_FORMATS.includes(format) ? await textFor(environment, text) : text);
    } else {
      const text = await formatter(report, formatContext(NO_TERMINAL, {}, report.root, repositoryPath));
      writeWhole(path.resolve(cwd, file), text);
    }
  }
}

/** Says on standard error which rules threw, where no format says it on the screen. */
export async function writeFailures(
  reports: readonly Pick<Report, "failures">[],
  { stderr, environment }: Pick<Surroundings, "stderr" | "environment">,
): Promise<void> {
  const lines = reports.flatMap(({ failures }) => failureLines(failures));
  if (lines.length > 0) stderr.write(await textFor(environment, `${lines.join("\n")}\n`));
}

async function textFor(environment: NodeJS.ProcessEnv, text: string): Promise<string> {
  if (environment.GITHUB_ACTIONS !== "true") return text;
  return (await import("./format/github.ts")).withoutCommands(text);
}
