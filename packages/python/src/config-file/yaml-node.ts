/** A YAML value with its place. Scalars keep their text as written: `3.10` stays "3.10". */
export type YamlNode = YamlScalar | YamlSequence | YamlMapping | YamlUnknown;

export interface YamlScalar {
  readonly kind: "scalar";
  readonly text: string;
  /** False for a plain scalar, whose text may stand for a number, a boolean or null. */
  readonly quoted: boolean;
  /** 1-based line of its first character; of the first line of content for a block scalar. */
  readonly line: number;
}

interface YamlSequence {
  readonly kind: "sequence";
  readonly items: readonly YamlNode[];
  readonly line: number;
}

interface YamlMapping {
  readonly kind: "mapping";
  readonly entries: ReadonlyMap<string, YamlEntry>;
  readonly line: number;
}

export interface YamlEntry {
  readonly value: YamlNode;
  /** 1-based line of the key. */
  readonly line: number;
}

/** A value with an application's own tag (`!reference`): what it stands for is not in the text. */
interface YamlUnknown {
  readonly kind: "unknown";
  readonly line: number;
}

export class YamlError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

export function yamlEntry(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.kind === "mapping" ? node.entries.get(key) : undefined;
}

/** The value below a chain of mapping keys. */
export function yamlAt(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
  let at = node;
  for (const key of keys) at = yamlEntry(at, key)?.value;
  return at;
}

/** The scalars of a sequence, or the scalar itself: where tools accept both. */
export function yamlScalars(node: YamlNode | undefined): readonly YamlScalar[] {
  if (node?.kind === "scalar") return node.text === "" && !node.quoted ? [] : [node];
  if (node?.kind !== "sequence") return [];
  return node.items.flatMap((item) =>
    item.kind === "sequence" ? yamlScalars(item) : item.kind === "scalar" ? [item] : [],
  );
}
