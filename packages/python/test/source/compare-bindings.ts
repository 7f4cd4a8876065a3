import { readSource, type Bindings } from "@pylayout/python";
import { readLatin1, reference, type Interpreter } from "./pythons.ts";

interface ReferenceBindings {
  readonly path: string;
  readonly ok: boolean;
  readonly completes: boolean;
  readonly names: readonly string[];
  readonly must: readonly string[];
  readonly may: readonly string[];
}

interface ReferenceNames {
  readonly path: string;
  readonly names: readonly string[];
  readonly submodules: readonly string[];
  readonly starred: readonly string[];
}

export interface BindingComparison {
  readonly files: number;
  readonly refused: readonly string[];
  /** Names that were compared. */
  readonly names: number;
  /** Files of which some names cannot be known, by the reason; those whose star imports are the only reason stand apart. */
  readonly unknown: ReadonlyMap<string, number>;
  readonly starred: number;
  /** "path: name: what", for names called absent that are bound, definite that may not be, or that nothing binds. */
  readonly wrong: readonly string[];
  /** Names that could be told more exactly. */
  readonly vague: readonly string[];
}

/** Compares what modules bind with what `ast` and `symtable` tell. */
export function compareBindings(interpreter: Interpreter, files: readonly string[]): BindingComparison {
  const refused: string[] = [];
  const wrong: string[] = [];
  const vague: string[] = [];
  const unknown = new Map<string, number>();
  let [compared, names, starred] = [0, 0, 0];
  for (const truth of reference<ReferenceBindings>(interpreter, "reference-bindings.py", files)) {
    if (!truth.ok) refused.push(truth.path);
    else {
      compared++;
      const bindings = readBindings(truth.path, interpreter);
      const { opaque, definite, possible, stars } = bindings;
      const reason = opaque?.startsWith("star import") ? null : opaque;
      if (reason !== null) unknown.set(reason, (unknown.get(reason) ?? 0) + 1);
      else if (stars.length > 0) starred++;
      if (!truth.completes) continue;
      const [must, may, all] = [new Set(truth.must), new Set(truth.may), new Set(truth.names)];
      names += all.size;
      for (const name of definite) if (!all.has(name)) wrong.push(`${truth.path}: ${name}: not bound`);
      for (const name of possible) if (!all.has(name)) vague.push(`${truth.path}: ${name}: not bound`);
      for (const name of all) {
        const is = bindings.state(name);
        const isWrong = (is === "absent" && may.has(name)) || (is === "definite" && !must.has(name));
        if (isWrong) wrong.push(`${truth.path}: ${name}: ${is}`);
        else if (is === "possible" && (must.has(name) || !may.has(name))) vague.push(`${truth.path}: ${name}`);
      }
    }
  }
  return { files: compared, refused, names, unknown, starred, wrong, vague };
}

export interface NameComparison {
  readonly modules: number;
  readonly names: number;
  /** Modules of which some names cannot be known. */
  readonly unknown: number;
  readonly wrong: readonly string[];
}

/** Compares what modules of the standard library bind with what they have once imported. */
export function compareNames(interpreter: Interpreter): NameComparison {
  const wrong: string[] = [];
  let [modules, count, unknown] = [0, 0, 0];
  for (const { path, names, submodules, starred } of reference<ReferenceNames>(interpreter, "reference-names.py", [])) {
    const bindings = readBindings(path, interpreter);
    const { opaque, definite } = bindings;
    modules++;
    count += names.length;
    if (opaque !== null && !opaque.startsWith("star import")) unknown++;
    const known = new Set([...submodules, ...starred]);
    for (const name of names) {
      if (bindings.state(name) === "absent" && !known.has(name)) wrong.push(`${path}: ${name}: absent`);
    }
    const has = new Set(names);
    for (const name of definite) if (!has.has(name)) wrong.push(`${path}: ${name}: definite`);
  }
  return { modules, names: count, unknown, wrong };
}

function readBindings(path: string, { bit }: Interpreter): Bindings {
  return readSource(path, readLatin1(path)).bindings(bit);
}
