import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import type { RandomSource } from "../simulate/random-source.ts";

/** One change of a repository's files, which can be taken back. */
export interface Mutation {
  readonly kind: string;
  /** What was done to which files. */
  readonly what: string;
  /** The path that changed. */
  readonly path: string;
  undo(): void;
}

type Change = (place: Place) => Omit<Mutation, "kind"> | undefined;

interface Place {
  readonly root: string;
  readonly random: RandomSource;
  /** A Python file that a test run imports, relative to the root. */
  readonly file: string;
  /** All files that a test run imports. */
  readonly loaded: readonly string[];
}

const KINDS: Readonly<Record<string, Change>> = {
  "delete a module": (place) => (isInit(place.file) ? undefined : remove(place, place.file)),
  "delete an __init__": (place) => {
    const init = path.posix.join(path.posix.dirname(place.file), "__init__.py");
    return existsSync(path.join(place.root, init)) ? remove(place, init) : undefined;
  },
  "add an __init__": (place) => {
    const init = path.posix.join(path.posix.dirname(place.file), "__init__.py");
    return existsSync(path.join(place.root, init)) || init === "__init__.py" ? undefined : write(place, init, "");
  },
  "rename a module": (place) =>
    isInit(place.file) ? undefined : move(place, place.file, place.file.replace(/\.py$/, "_moved.py")),
  "change letter case": (place) => {
    const base = path.posix.basename(place.file);
    if (isInit(place.file)) return undefined;
    const renamed = base.charAt(0).toUpperCase() + base.slice(1);
    return renamed === base
      ? undefined
      : move(place, place.file, path.posix.join(path.posix.dirname(place.file), renamed));
  },
  "move a module": (place) => {
    const target = path.posix.join(
      path.posix.dirname(place.random.pick(place.loaded)),
      path.posix.basename(place.file),
    );
    return isInit(place.file) || existsSync(path.join(place.root, target))
      ? undefined
      : move(place, place.file, target);
  },
  "copy a module elsewhere": (place) => {
    const target = path.posix.join(
      path.posix.dirname(place.random.pick(place.loaded)),
      path.posix.basename(place.file),
    );
    if (isInit(place.file) || existsSync(path.join(place.root, target))) return undefined;
    return write(place, target, read(place, place.file));
  },
  "re-encode to UTF-16": (place) =>
    rewrite(place, (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])),
  "re-encode to Latin-1": (place) => rewrite(place, (text) => Buffer.from(`${text}\nCITY = "Z\u00fcrich"\n`, "latin1")),
  "break the syntax": (place) =>
    rewriteLine(place, (line) =>
      place.random.pick([`${line}\ndef broken(:`, `${line}\nx = (1,`, `${line}\n  y = 1`, `${line}\nprint "old"`]),
    ),
  "use newer syntax": (place) =>
    rewriteLine(place, (line) =>
      place.random.pick([
        `${line}\ntype Alias = int`,
        `${line}\ndef generic[T](x: T) -> T: return x`,
        `${line}\nclass Generic[T]: pass`,
        `${line}\nMESSAGE = f"{'\\n'.join(['a'])}"`,
        `${line}\ntry: pass\nexcept* OSError: pass`,
      ]),
    ),
  "remove a name": (place) =>
    rewrite(place, (text) => {
      const names = [...text.matchAll(/^(?:def|class) (\w+)|^([A-Za-z]\w*) *=(?!=)/gm)];
      if (names.length === 0) return undefined;
      const { index, 0: whole } = place.random.pick(names);
      const name = /\w+(?= *=$)|\w+$/.exec(whole)?.[0] ?? "";
      const renamed = whole.replace(new RegExp(`\\b${name}\\b`), `${name}_gone`);
      return text.slice(0, index) + renamed + text.slice(index + whole.length);
    }),
  "misspell an import": (place) =>
    rewrite(place, (text) => {
      const imports = [...text.matchAll(/^(?:from \.*[\w.]+ import \w+|import [\w.]+)$/gm)];
      if (imports.length === 0) return undefined;
      const { index, 0: whole } = place.random.pick(imports);
      return `${text.slice(0, index)}${whole}x${text.slice(index + whole.length)}`;
    }),
  "misspell a module": (place) =>
    rewrite(place, (text) => {
      const imports = [...text.matchAll(/^from \.*\w[\w.]*(?= import )/gm)];
      if (imports.length === 0) return undefined;
      const { index, 0: whole } = place.random.pick(imports);
      return `${text.slice(0, index)}${whole}x${text.slice(index + whole.length)}`;
    }),
  "import what is not there": (place) =>
    rewriteLine(
      place,
      (line) => `${line}\n${place.random.pick(["import not_installed_anywhere", "from . import nowhere"])}`,
    ),
  "raise at the top": (place) =>
    rewriteLine(
      place,
      (line) => `${line}\nraise ${place.random.pick(["ImportError", "RuntimeError", "SystemExit"])}("no")`,
    ),
  "import in a circle": (place) => {
    const other = dottedName(place.random.pick(place.loaded));
    return rewriteLine(place, (line) => `${line}\nimport ${other}\nfrom ${other} import *`);
  },
};

export const MUTATION_KINDS = Object.keys(KINDS);

/** Changes one of the files that tests import; tries kinds and files until one fits. */
export function mutateRepository(root: string, loaded: readonly string[], random: RandomSource): Mutation {
  for (;;) {
    const kind = random.pick(MUTATION_KINDS);
    const change = KINDS[kind]?.({ root, random, loaded, file: random.pick(loaded) });
    if (change !== undefined) return { kind, ...change };
  }
}

type Done = Omit<Mutation, "kind"> | undefined;

function isInit(file: string): boolean {
  return file.endsWith("__init__.py");
}

function read({ root }: Place, file: string): Buffer {
  return readFileSync(path.join(root, file));
}

function remove({ root }: Place, file: string): Done {
  const whole = path.join(root, file);
  const bytes = readFileSync(whole);
  rmSync(whole);
  return {
    what: `delete ${file}`,
    path: file,
    undo: () => {
      writeFileSync(whole, bytes);
    },
  };
}

function write({ root }: Place, file: string, content: string | Buffer): Done {
  const whole = path.join(root, file);
  writeFileSync(whole, content);
  return {
    what: `create ${file}`,
    path: file,
    undo: () => {
      rmSync(whole);
    },
  };
}

function move({ root }: Place, from: string, to: string): Done {
  const [source, target] = [path.join(root, from), path.join(root, to)];
  mkdirSync(path.dirname(target), { recursive: true });
  renameSync(source, target);
  return {
    what: `move ${from} to ${to}`,
    path: from,
    undo: () => {
      mkdirSync(path.dirname(source), { recursive: true });
      renameSync(target, source);
      if (readdirSync(path.dirname(target)).length === 0) rmdirSync(path.dirname(target));
    },
  };
}

function rewrite({ root, file }: Place, edit: (text: string) => string | Buffer | undefined): Done {
  const whole = path.join(root, file);
  const bytes = readFileSync(whole);
  const text = bytes.toString("utf8");
  const edited = edit(text);
  if (edited === undefined || text.trim() === "") return undefined;
  writeFileSync(whole, edited);
  return {
    what: `edit ${file}: ${describe(text, edited)}`,
    path: file,
    undo: () => {
      writeFileSync(whole, bytes);
    },
  };
}

/** Edits after a line that ends a plain statement at the top of a module. */
function rewriteLine(place: Place, edit: (line: string) => string): Done {
  return rewrite(place, (text) => {
    const lines = text.split("\n");
    const fits = lines.flatMap((line, i) => {
      const isPlain = /^(?:import [\w.]+|from [\w.]+ import \w+|[A-Za-z_]\w* = (?:\w+|"[^"\\]*"))$/.test(line);
      return isPlain && !line.includes("__future__") && !/^[\s)\]}.+]/.test(lines[i + 1] ?? "") ? [i] : [];
    });
    if (fits.length === 0) return undefined;
    const at = place.random.pick(fits);
    return lines.map((line, i) => (i === at ? edit(line) : line)).join("\n");
  });
}

/** The first line that differs. */
function describe(before: string, after: string | Buffer): string {
  if (typeof after !== "string") return "re-encoded";
  const old = before.split("\n");
  const lines = after.split("\n");
  const at = lines.findIndex((line, i) => line !== old[i]);
  return `line ${at + 1}: ${(lines[at] ?? "").slice(0, 80)}`;
}

function dottedName(file: string): string {
  return file
    .replace(/^(?:src|lib)\//, "")
    .replace(/(?:\/__init__)?\.py$/, "")
    .replaceAll("/", ".");
}
