import { entriesBelow, type BaselineOutcome, type FileTree } from "@pylayout/core";
import { count } from "./text.ts";
import type { World } from "./world.ts";

/** What the baseline hid, and what it need no longer hold. */
export function baselineHints({ known, stale }: BaselineOutcome, file: string): string[] {
  const [first] = stale;
  const entries = count(stale.length, "entry of", "entries of");
  return [
    ...(known.length === 0 ? [] : [`${count(known.length, "finding")} agreed on in ${file} not shown`]),
    ...(first === undefined
      ? []
      : [
          `${entries} ${file} found nothing any more (${first.rule} in ${first.path === "" ? "." : first.path}): ` +
            "pylayout baseline --prune takes stale ones out",
        ]),
  ];
}

/** Globs of the configuration that match nothing, and so are likely misspelt. */
export async function globHints({ config, tree }: World): Promise<string[]> {
  const unmatched = await config.unmatchedGlobs(pathsOf(tree));
  return unmatched.map(
    ({ glob, origin }) => `${origin.source}, ${origin.entry}: "${glob}" matches no file or directory`,
  );
}

function* pathsOf(tree: FileTree): Generator<string> {
  for (const { path } of entriesBelow(tree.root)) yield path;
}
