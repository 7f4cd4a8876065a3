import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = path.dirname(import.meta.dirname);

/** Which of our packages each kind of room may import, and whether its sources may touch Node's own modules. */
const arrows: Record<string, { readonly allowed: readonly string[]; readonly node: boolean }> = {
  "packages/core": { allowed: [], node: false },
  "packages/python": { allowed: ["packages/core"], node: false },
  "packages/node": { allowed: ["packages/core"], node: true },
  "packages/rule-tester": { allowed: ["packages/core", "packages/python"], node: true },
  "packages/reality": { allowed: [], node: true },
  "rules/*": { allowed: ["packages/core", "packages/python"], node: false },
  "configs/*": { allowed: [], node: false },
  "packages/cli": {
    allowed: ["packages/core", "packages/python", "packages/node", "packages/rule-tester", "rules/*", "configs/*"],
    node: true,
  },
};

/** Room that tests of any room may use besides their own. */
const testRooms = ["packages/core", "packages/python", "packages/rule-tester", "packages/node", "packages/reality"];

interface Room {
  readonly folder: string;
  readonly kind: string;
  readonly name: string;
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
}

interface Manifest {
  readonly name?: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
}

interface Imported {
  readonly file: string;
  readonly specifier: string;
}

const rooms = readRooms();
/** Tools that every room's tests may use. */
const rootTools = new Set(
  Object.keys((JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest).devDependencies ?? {}),
);
const byName = new Map(rooms.map((room) => [room.name, room]));

describe("the house", () => {
  it("has no unknown folder", () => {
    const folders = [...new Set(rooms.map((room) => room.kind))];
    expect(folders.filter((kind) => !(kind in arrows))).toEqual([]);
    const known = [
      "packages",
      "rules",
      "configs",
      "test",
      "scripts",
      "templates",
      "docs",
      "node_modules",
      "coverage",
      "dist",
    ];
    const unknown = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !known.includes(entry.name))
      .map((entry) => entry.name);
    expect(unknown).toEqual([]);
  });

  it("keeps every sub-folder of a room to sources, tests and documents", () => {
    const allowed = [
      "src",
      "assembly",
      "test",
      "bin",
      "bundle",
      "dist",
      "docs",
      "scripts",
      "node_modules",
      "schema",
      "templates",
    ];
    const strange = rooms.flatMap((room) =>
      readdirSync(path.join(root, room.folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !allowed.includes(entry.name))
        .map((entry) => `${room.folder}/${entry.name}`),
    );
    expect(strange).toEqual([]);
  });

  it("imports only along the allowed arrows, and only what it declares", () => {
    const problems = rooms.flatMap((room) => importsBelow(room, "src").flatMap((found) => sourceProblem(room, found)));
    expect(problems).toEqual([]);
  });

  it("lets tests import only test rooms, their own room and what is declared", () => {
    const problems = rooms.flatMap((room) => importsBelow(room, "test").flatMap((found) => testProblem(room, found)));
    expect(problems).toEqual([]);
  });

  it("declares only arrows that are allowed", () => {
    const problems = rooms.flatMap((room) =>
      [...room.dependencies].flatMap((name) => {
        const target = byName.get(name);
        return target && !mayImport(room, target) ? [`${room.folder}/package.json depends on ${name}`] : [];
      }),
    );
    expect(problems).toEqual([]);
  });

  it("asks the disk and the environment only where a kept run takes note of the answers", () => {
    // What writes, executes modules (after which no run is kept), or looks closer at a file that was noted.
    const others = [
      "archive/",
      "cache/",
      "edit/",
      "modules/",
      "git/staged-stat.ts",
      "git/read-tracked.ts",
      "git/git-process.ts",
    ];
    const asks = sourcesBelow("packages/node").filter(({ text }) => /"node:fs"|process\.env\b/.test(text));
    const unnoted = asks.filter(({ file }) => !["disk/", ...others].some((place) => file.startsWith(place)));
    expect(unnoted.map(({ file }) => file)).toEqual([]);
    expect(asks.map(({ file }) => file)).toContain("disk/list-names.ts");
    // Other commands, compiled code, what output goes to, and whether the root may be read: no report depends on these.
    const ofCommand = sourcesBelow("packages/cli").filter(({ text }) => text.includes('"node:fs"'));
    expect(ofCommand.map(({ file }) => file).sort()).toEqual([
      "cached-script.ts",
      "commands/baseline.ts",
      "commands/init.ts",
      "kept-code.ts",
      "quick-output.ts",
      "world.ts",
    ]);
  });

  it("keeps ARCHITECTURE.md within 100 lines", () => {
    const lines = readFileSync(path.join(root, "ARCHITECTURE.md"), "utf8").trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(100);
  });
});

function readRooms(): Room[] {
  return ["packages", "rules", "configs"].flatMap((shelf) =>
    readdirSync(path.join(root, shelf), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => readRoom(shelf, entry.name)),
  );
}

function readRoom(shelf: string, name: string): Room {
  const folder = `${shelf}/${name}`;
  const file = path.join(root, folder, "package.json");
  const manifest = (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}) as Manifest;
  return {
    folder,
    kind: shelf === "packages" ? folder : `${shelf}/*`,
    name: manifest.name ?? folder,
    dependencies: new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })),
    devDependencies: new Set(Object.keys(manifest.devDependencies ?? {})),
  };
}

function sourcesBelow(folder: string): { readonly file: string; readonly text: string }[] {
  const start = path.join(root, folder, "src");
  return readdirSync(start, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => ({ file: name.split(path.sep).join("/"), text: readFileSync(path.join(start, name), "utf8") }));
}

function importsBelow(room: Room, part: string): Imported[] {
  const start = path.join(root, room.folder, part);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name))
    .flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
      return importedFiles.map(({ fileName }) => ({ file: path.relative(root, file), specifier: fileName }));
    });
}

function sourceProblem(room: Room, { file, specifier }: Imported): string[] {
  const complain = (why: string) => [`${file} imports "${specifier}": ${why}`];
  if (specifier.startsWith(".")) return leavesRoom(room, file, specifier) ? complain("leaves its package") : [];
  if (isBuiltin(specifier)) return arrows[room.kind]?.node ? [] : complain("may not use Node's modules");
  const name = packageName(specifier);
  const target = byName.get(name);
  if (target === room) return complain("imports itself by name");
  if (target && !mayImport(room, target)) return complain(`${room.kind} may not import ${target.kind}`);
  const declared = room.dependencies.has(name) || (room.kind === "packages/cli" && room.devDependencies.has(name));
  return declared ? [] : complain("not declared in package.json");
}

function testProblem(room: Room, { file, specifier }: Imported): string[] {
  const complain = (why: string) => [`${file} imports "${specifier}": ${why}`];
  if (specifier.startsWith(".")) return leavesRoom(room, file, specifier) ? complain("leaves its package") : [];
  if (isBuiltin(specifier) || specifier === "vitest") return [];
  const target = byName.get(packageName(specifier));
  if (!target) {
    const name = packageName(specifier);
    const declared = room.dependencies.has(name) || room.devDependencies.has(name) || rootTools.has(name);
    return declared ? [] : complain("not declared in package.json");
  }
  const allowed = target === room || testRooms.includes(target.kind) || room.kind === "packages/cli";
  return allowed ? [] : complain(`tests of ${room.kind} may not import ${target.kind}`);
}

function mayImport(room: Room, target: Room): boolean {
  return arrows[room.kind]?.allowed.includes(target.kind) ?? false;
}

function leavesRoom(room: Room, file: string, specifier: string): boolean {
  return !path.posix.join(path.posix.dirname(file), specifier).startsWith(`${room.folder}/`);
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith("node:") || builtinModules.includes(specifier);
}

function packageName(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
