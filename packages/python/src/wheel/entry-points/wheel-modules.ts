import type { FileTree } from "@pylayout/core";
import { readSource } from "../../source/read-source.ts";
import type { SourceFacts } from "../../source/source-facts.ts";
import { findTarget } from "../files/find-target.ts";
import type { WheelFile, WheelOk } from "../wheel-plan.ts";

/** What a dotted name is in the installed wheel. */
export type WheelModule =
  /** `source` is null where the build makes the file. */
  | { readonly kind: "module" | "package"; readonly target: string; readonly source: string | null }
  | { readonly kind: "namespace" | "extension" };

/** The modules of a planned wheel, by dotted name, as Python would find them in site-packages. */
export class WheelModules {
  readonly #tree: FileTree;
  readonly #files: readonly WheelFile[];
  readonly #directories = new Set<string>();
  readonly #extensions = new Set<string>();
  readonly #found = new Map<string, WheelModule | undefined>();
  readonly #reader: ((path: string) => SourceFacts | undefined) | undefined;
  #topLevel: ReadonlySet<string> | undefined;
  readonly #facts = new Map<string, SourceFacts | undefined>();

  /** `read` gives facts that somebody has read already, such as the project model's. */
  constructor(tree: FileTree, plan: WheelOk, read?: (path: string) => SourceFacts | undefined) {
    this.#tree = tree;
    this.#reader = read;
    this.#files = plan.files();
    for (const { target } of this.#files) {
      const extension = extensionPath(target);
      if (extension !== undefined) this.#extensions.add(extension);
      for (let at = target.lastIndexOf("/"); at > 0; at = target.lastIndexOf("/", at - 1)) {
        this.#directories.add(target.slice(0, at));
      }
    }
  }

  find(name: string): WheelModule | undefined {
    if (!this.#found.has(name)) this.#found.set(name, this.#lookUp(name));
    return this.#found.get(name);
  }

  #lookUp(name: string): WheelModule | undefined {
    const path = name.replaceAll(".", "/");
    for (const [kind, target] of [
      ["package", `${path}/__init__.py`],
      ["module", `${path}.py`],
    ] as const) {
      const file = findTarget(this.#files, target);
      if (file !== undefined) return { kind, target, source: file.source };
    }
    if (this.#extensions.has(path)) return { kind: "extension" };
    return this.#directories.has(path) ? { kind: "namespace" } : undefined;
  }

  /** Top-level names, of packages and modules. */
  topLevel(): ReadonlySet<string> {
    return (this.#topLevel ??= this.#topNames());
  }

  #topNames(): ReadonlySet<string> {
    const names = this.#files.filter(({ target }) => !target.includes(".data/"));
    return new Set(names.map(({ target }) => (target.split("/")[0] ?? "").replace(/\.pyi?$/, "")));
  }

  /** Whether an `__init__.py` looks for its modules elsewhere too (pkgutil, pkg_resources). */
  sharesPath(name: string): boolean {
    const module = this.find(name);
    if (module?.kind !== "package" || module.source === null) return false;
    return this.facts(module.source)?.events.some(({ kind }) => kind === "package-path") ?? false;
  }

  facts(source: string): SourceFacts | undefined {
    if (this.#reader) return this.#reader(source);
    if (!this.#facts.has(source)) this.#facts.set(source, this.#read(source));
    return this.#facts.get(source);
  }

  /** A source's bytes, one character a byte. */
  text(source: string): string | undefined {
    const entry = this.#tree.follow(source);
    return entry?.kind === "file" ? this.#tree.readLatin1(entry) : undefined;
  }

  #read(source: string): SourceFacts | undefined {
    const text = this.text(source);
    return text === undefined ? undefined : readSource(source, text);
  }
}

function extensionPath(target: string): string | undefined {
  return /^((?:[^/]*\/)*[^/.]+)\.(?:[^/]*\.)?(?:so|pyd)$/.exec(target)?.[1];
}
