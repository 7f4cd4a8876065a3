import type { Layout } from "./layouts/layout.ts";

type Files = Map<string, string>;
type Mutation = readonly [
  name: string,
  apply: (files: Files, pick: (from: readonly string[]) => string | undefined) => void,
];

const drop = (files: Files, path: string | undefined): void => {
  if (path !== undefined) files.delete(path);
};

const mutations: readonly Mutation[] = [
  [
    "drops a marker",
    (files, pick) => {
      drop(files, pick([...files.keys()].filter((path) => path.endsWith("/__init__.py"))));
    },
  ],
  [
    "drops a module",
    (files, pick) => {
      drop(files, pick([...files.keys()].filter((path) => path.endsWith(".py"))));
    },
  ],
  [
    "moves a directory",
    (files, pick) => {
      move(files, pick(directoriesOf(files)), pick(["moved", "tests", "src", "lib/x"]));
    },
  ],
  [
    "adds an ignored name",
    (files, pick) => {
      append(files, ".gitignore", `${pick(["sub/", "*.json", "/demo/gap", "a.py", "**/deep/"]) ?? ""}\n`);
    },
  ],
  [
    "adds a manifest line",
    (files, pick) => {
      append(
        files,
        "MANIFEST.in",
        `${pick(["graft demo", "prune demo/sub", "global-exclude *.py", "include demo/x.txt"]) ?? ""}\n`,
      );
    },
  ],
  [
    "adds a root module",
    (files, pick) => {
      append(files, pick(["extra.py", "conftest.py", "setup_helper.py", "tasks.py"]) ?? "x.py", "");
    },
  ],
  [
    "adds a root package",
    (files, pick) => {
      append(files, `${pick(["extra", "tests", "tools", "_private", "benchmarks"]) ?? "x"}/__init__.py`, "");
    },
  ],
  [
    "adds data",
    (files, pick) => {
      append(files, `${pick(directoriesOf(files)) ?? "demo"}/added.json`, "");
    },
  ],
  [
    "renames to stub",
    (files, pick) => {
      rename(files, pick([...files.keys()].filter((path) => path.endsWith(".py"))));
    },
  ],
];

/** Layouts made from others by one or two small changes, the same ones each time. */
export function mutatedLayouts(layouts: readonly Layout[], each: number): Layout[] {
  const random = generator(20_240_607);
  return layouts.flatMap((base) => Array.from({ length: each }, (_, i) => mutate(base, i, random)));
}

function mutate(base: Layout, round: number, random: () => number): Layout {
  const files: Files = new Map(Object.entries(base.files));
  const pick = (from: readonly string[]): string | undefined => from[Math.floor(random() * from.length)];
  const names: string[] = [];
  for (let i = 0; i <= random() * 2; i++) {
    const [name, apply] = mutations[Math.floor(random() * mutations.length)]!;
    apply(files, pick);
    names.push(name);
  }
  return {
    ...base,
    id: `${base.id} #${round + 1} ${names.join(", ")}`,
    files: Object.fromEntries(files),
    git: base.git ?? files.has(".gitignore"),
  };
}

function directoriesOf(files: Files): string[] {
  const directories = [...files.keys()].map((path) => path.split("/").slice(0, -1).join("/"));
  return [...new Set(directories.filter((path) => path !== ""))].sort();
}

function move(files: Files, from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined) return;
  const target = `${to}/${from.slice(from.lastIndexOf("/") + 1)}`;
  if (target === from || target.startsWith(`${from}/`)) return;
  for (const [path, text] of [...files]) {
    if (!path.startsWith(`${from}/`)) continue;
    files.delete(path);
    files.set(target + path.slice(from.length), text);
  }
}

function append(files: Files, path: string, text: string): void {
  files.set(path, (files.get(path) ?? "") + text);
}

function rename(files: Files, path: string | undefined): void {
  const text = path === undefined ? undefined : files.get(path);
  if (path === undefined || text === undefined || path === "setup.py") return;
  files.delete(path);
  files.set(`${path}i`, text);
}

/** mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
