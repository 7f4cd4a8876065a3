import type { FileTree } from "@pylayout/core";
import { readSource } from "../../src/source/read-source.ts";
import type { SourceFacts } from "../../src/source/source-facts.ts";

/** Facts of a tree's sources, each read once. */
export function readSources(tree: FileTree): (path: string) => SourceFacts | undefined {
  const known = new Map<string, SourceFacts>();
  return (path) => {
    const facts = known.get(path);
    if (facts) return facts;
    const file = tree.follow(path);
    const text = file?.kind === "file" ? tree.readLatin1(file) : undefined;
    if (text === undefined) return undefined;
    const read = readSource(path, text);
    known.set(path, read);
    return read;
  };
}
