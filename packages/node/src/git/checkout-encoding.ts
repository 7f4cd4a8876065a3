import { Buffer } from "node:buffer";
import { byteString } from "../disk/byte-name.ts";
import { PatternFile } from "../ignore/pattern-file.ts";
import { encodeText } from "./encode-text.ts";

const ATTRIBUTE = /(?:^|\s)(?:working-tree-encoding=(\S+)|[-!]working-tree-encoding)(?=\s|$)/g;

interface AttributeFile {
  readonly patterns: PatternFile;
  /** By line; undefined unsets. */
  readonly encodings: ReadonlyMap<number, string | undefined>;
}

/** Gives blobs the encoding they have after a checkout: gitattributes(5), working-tree-encoding. */
export class CheckoutEncoding {
  readonly #paths: readonly string[];
  readonly #read: (path: string) => Buffer | undefined;
  #files: readonly AttributeFile[] | undefined;

  /** `paths`: all files of the source; `read` gives their blobs. */
  constructor(paths: readonly string[], read: (path: string) => Buffer | undefined) {
    this.#paths = paths;
    this.#read = read;
  }

  encode(path: string, content: Buffer): Buffer {
    const encoding = this.#encodingOf(path);
    if (encoding === undefined || /^utf-?8$/i.test(encoding)) return content;
    return encodeText(content.toString("utf8"), encoding) ?? content;
  }

  #encodingOf(path: string): string | undefined {
    this.#files ??= this.#attributeFiles();
    if (this.#files.length === 0) return undefined;
    const name = byteString(path);
    for (const { patterns, encodings } of this.#files) {
      const match = patterns.covers(name) ? patterns.match(name) : undefined;
      if (match) return encodings.get(match.line);
    }
    return undefined;
  }

  /** Deepest first. */
  #attributeFiles(): AttributeFile[] {
    const files = this.#paths.filter((path) => path === ".gitattributes" || path.endsWith("/.gitattributes"));
    files.sort((a, b) => b.split("/").length - a.split("/").length);
    return files.flatMap((path) => {
      const text = this.#read(path)?.toString("latin1") ?? "";
      if (!text.includes("working-tree-encoding")) return [];
      return [parseAttributes(byteString(path.slice(0, -".gitattributes".length)), text)];
    });
  }
}

function parseAttributes(base: string, text: string): AttributeFile {
  const encodings = new Map<number, string | undefined>();
  const patterns = text.split(/\r?\n/).map((line, index) => {
    const [, quoted, bare, attributes = ""] = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^\s#]\S*))\s(.*)$/.exec(line) ?? [];
    const last = [...attributes.matchAll(ATTRIBUTE)].at(-1);
    if (!last) return "";
    encodings.set(index + 1, last[1]);
    return quoted ?? bare ?? "";
  });
  return {
    patterns: new PatternFile(".gitattributes", base, Buffer.from(patterns.join("\n"), "latin1"), false),
    encodings,
  };
}
