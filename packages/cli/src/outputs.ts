import { UsageError } from "@pylayout/core";

/** One report to write: in which format, and to which file; null is standard output. */
export interface Output {
  readonly format: string;
  readonly file: string | null;
}

/**
 * What `--format NAME[=FILE]` and `--output-file` ask for. Of several formats without a file the last one is printed.
 * Where no format is chosen, GitHub Actions gets its annotations below the full report.
 */
export function parseOutputs(
  formats: readonly string[],
  outputFile: string | undefined,
  environment: NodeJS.ProcessEnv,
): Output[] {
  if (formats.length === 0) {
    const full = { format: "full", file: outputFile ?? null };
    const annotated = environment.GITHUB_ACTIONS === "true" && outputFile === undefined;
    return annotated ? [full, { format: "github", file: null }] : [full];
  }
  const outputs = formats.map(parseOutput);
  const last = outputs.at(-1);
  if (outputFile !== undefined && last) {
    if (last.file !== null)
      throw new UsageError("--output-file and --format NAME=FILE both name the last format's file");
    outputs.splice(-1, 1, { ...last, file: outputFile });
  }
  const printed = outputs.findLast(({ file }) => file === null);
  return outputs.filter((output) => output.file !== null || output === printed);
}

function parseOutput(text: string): Output {
  const split = text.indexOf("=");
  if (split < 0) return { format: text, file: null };
  const file = text.slice(split + 1);
  if (file !== "") return { format: text.slice(0, split), file };
  throw new UsageError(`--format ${text} names no file`, { hint: "write --format NAME=FILE, or NAME alone" });
}
