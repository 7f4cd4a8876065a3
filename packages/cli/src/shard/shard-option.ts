import { UsageError, type Shard } from "@pylayout/core";
import type { Output } from "../outputs.ts";

const MERGED = "give it to pylayout merge-reports";

/** Options that mean nothing for a part of a run, with what to do instead. */
const REFUSED: Readonly<Record<string, string>> = {
  fix: "fixes are made by a run without --shard",
  "unsafe-fixes": "fixes are made by a run without --shard",
  diff: "patches are made by a run without --shard",
  baseline: "a baseline is compared with by a run without --shard",
  quiet: MERGED,
  statistics: MERGED,
  "exit-zero": MERGED,
  "max-warnings": MERGED,
  "show-files": "leave --shard out",
};

/**
 * Reads `--shard I/N`.
 * @throws UsageError for anything else, and for options that do not go with it
 */
export function parseShard(text: string | undefined, options: Readonly<Record<string, unknown>>): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index = 0, count = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > count) {
    throw new UsageError(`--shard takes I/N with I from 1 to N, not ${JSON.stringify(text)}`, {
      hint: "--shard 1/3, --shard 2/3 and --shard 3/3 are a whole run",
    });
  }
  const refused = Object.keys(REFUSED).find((name) => options[name] !== undefined && options[name] !== false);
  if (refused !== undefined) {
    const hint = REFUSED[refused];
    throw new UsageError(`--${refused} does not go with --shard`, hint === undefined ? {} : { hint });
  }
  return { index, count };
}

/** Where the shard's report goes: `--format shard=FILE`, `--output-file FILE`, else standard output. */
export function shardOutput(outputs: readonly Output[]): Output {
  const other = outputs.find(({ format }) => format !== "shard");
  const [output, ...more] = outputs;
  if (other === undefined && output && more.length === 0) return output;
  throw new UsageError(`--shard writes one report, in the format shard${other ? `, not ${other.format}` : ""}`, {
    hint: "pylayout merge-reports makes every other format of all shards",
  });
}
