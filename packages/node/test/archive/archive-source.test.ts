import { createHash } from "node:crypto";
import { Buffer } from "node:buffer";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { buildFileTree, UsageError, type FileTree } from "@pylayout/core";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archiveAt } from "../../src/archive/archive-name.ts";
import { archiveSource } from "../../src/archive/archive-source.ts";
import { findRoot } from "../../src/root/find-root.ts";
import { tarball, tarFile, zipFile } from "./make-archive.ts";

let folder = "";
beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), "pylayout-archive-")));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function open(name: string, bytes: Buffer, limits = {}): Promise<FileTree> {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return buildFileTree(await archiveSource(file, limits));
}

function textAt(tree: FileTree, at: string): string | undefined {
  const entry = tree.follow(at);
  return entry?.kind === "file" ? tree.readText(entry) : undefined;
}

async function faultOf(opened: Promise<unknown>): Promise<string> {
  const error = await opened.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UsageError);
  return (error as UsageError).message;
}

const wheel = "demo-1.0-py3-none-any.whl";

describe("a wheel", () => {
  test("is a tree of its members, stored or deflated", async () => {
    const tree = await open(
      wheel,
      zipFile([
        { name: "demo/__init__.py", content: "x = 1\n" },
        { name: "demo/a.py", content: "é", method: 0 },
        { name: "empty/" },
      ]),
    );
    expect([tree.source, tree.rootName, tree.fileCount]).toEqual(["archive", "demo-1.0-py3-none-any", 2]);
    expect([textAt(tree, "demo/__init__.py"), textAt(tree, "demo/a.py")]).toEqual(["x = 1\n", "é"]);
    expect(tree.get("empty")?.kind).toBe("directory");
    expect(tree.archive?.sha256?.("empty")).toBeUndefined();
    expect(tree.archive?.sha256?.("demo/__init__.py")).toBe(createHash("sha256").update("x = 1\n").digest("base64url"));
    expect(tree.archive).toMatchObject({ fileName: wheel, topDirectory: null });
  });

  test("keeps a single directory at its top", async () => {
    const tree = await open(wheel, zipFile([{ name: "demo/__init__.py" }]));
    expect(tree.get("demo/__init__.py")?.kind).toBe("file");
  });

  test("has links that lead nowhere outside", async () => {
    const tree = await open(wheel, zipFile([{ name: "a", content: "/etc/passwd", mode: 0o120777 }]));
    expect([tree.get("a")?.kind, tree.follow("a")]).toEqual(["symlink", undefined]);
  });
});

describe("a source distribution", () => {
  const members = [
    { name: "demo-1.0/", type: "5" },
    { name: "demo-1.0/pyproject.toml", content: "[project]\n" },
    { name: "demo-1.0/demo/a.py", content: "a" },
    { name: "demo-1.0/demo/link.py", type: "2", link: "a.py" },
    { name: "demo-1.0/demo/hard.py", type: "1", link: "demo-1.0/demo/a.py" },
    { name: "demo-1.0/out", type: "2", link: "../../etc/passwd" },
    { name: "demo-1.0/device", type: "3" },
  ];

  test("is rooted in its directory", async () => {
    const tree = await open("demo-1.0.tar.gz", tarball(members));
    expect(tree.rootName).toBe("demo-1.0");
    expect(tree.archive).toMatchObject({ fileName: "demo-1.0.tar.gz", topDirectory: "demo-1.0" });
    expect(["demo/a.py", "demo/link.py", "demo/hard.py"].map((at) => textAt(tree, at))).toEqual(["a", "a", "a"]);
    expect(tree.follow("out")).toBeUndefined();
    const device = tree.get("device");
    expect(device?.kind === "file" && tree.problem(device)).toBe("special-file");
  });

  test("may be a zip file", async () => {
    const tree = await open("demo-1.0.zip", zipFile([{ name: "demo-1.0/setup.py" }, { name: "demo-1.0/demo.py" }]));
    expect([tree.rootName, tree.get("setup.py")?.kind]).toEqual(["demo-1.0", "file"]);
  });
});

describe("paths into archives", () => {
  test("have the archive as their root", async () => {
    await open(wheel, zipFile([{ name: "demo/__init__.py" }]));
    const file = path.join(folder, wheel);
    expect(findRoot(`${file}/demo/__init__.py`)).toEqual({ root: file, path: "demo/__init__.py", reason: "archive" });
    expect(archiveAt(path.join(folder, "demo"))).toBeUndefined();
  });
});

describe("members without content", () => {
  const damaged = {
    "a wrong checksum": { crc: 1 },
    "a size that is too small": { size: 1 },
    "a size that is too large": { size: 100 },
    "another name in the local header": { localName: "b.py" },
    encryption: { flags: 0x801 },
    "an unknown compression": { method: 14 },
  };
  test.each(Object.entries(damaged))("%s", async (_, fault) => {
    const tree = await open(wheel, zipFile([{ name: "a.py", content: "abc", ...fault }]));
    const entry = tree.get("a.py");
    if (entry?.kind !== "file") throw new Error("the member is listed");
    expect([tree.read(entry), tree.problem(entry)]).toEqual([undefined, "unreadable"]);
  });
});

describe("hostile archives are refused", () => {
  const names: Readonly<Record<string, readonly [string, RegExp]>> = {
    "leads out": ["../a.py", /relative path|leads out/],
    "leads out in the middle": ["a/../../b.py", /relative path|leads out/],
    "is absolute": ["/a.py", /absolute path/],
    "has a drive": ["C:/a.py", /absolute path/],
    "has a backslash": ["a\\b.py", /backslash|invalid characters/],
    "holds a null byte": ["a\0.py", /null byte/],
    "is too deep": [`${"d/".repeat(101)}a.py`, /deeper than 100/],
    "is too long": [`${"d".repeat(5000)}.py`, /too long/],
  };
  test.each(Object.entries(names))("a name that %s", async (_, [name, text]) => {
    expect(await faultOf(open(wheel, zipFile([{ name }])))).toMatch(text);
  });

  test.each(["../a.py", "/a.py", "C:/a.py"])("the name %s in a tarball", async (name) => {
    expect(await faultOf(open("demo-1.0.tar.gz", tarball([{ name }])))).toMatch(/leads out|absolute path/);
  });

  test("one name twice", async () => {
    const twice = [{ name: "a.py" }, { name: "./a.py" }];
    expect(await faultOf(open(wheel, zipFile(twice)))).toContain("holds one name twice");
    expect(await faultOf(open("demo-1.0.tar.gz", tarball(twice)))).toContain("holds one name twice");
  });

  test("a file that is a directory too", async () => {
    expect(await faultOf(open(wheel, zipFile([{ name: "a" }, { name: "a/b.py" }])))).toContain("both as a file and");
  });

  test("too many members", async () => {
    const many = Array.from({ length: 11 }, (__, i) => ({ name: `${i}.py` }));
    expect(await faultOf(open(wheel, zipFile(many), { members: 10 }))).toContain("more than 10 members");
    expect(await faultOf(open("a.tar.gz", tarball(many), { members: 10 }))).toContain("more than 10 members");
  });

  const zeros = Buffer.alloc(20 * 2 ** 20);
  test("decompression bombs", async () => {
    expect(await faultOf(open(wheel, zipFile([{ name: "a", content: zeros }])))).toContain("300 times its size");
    expect(await faultOf(open("a.tar.gz", tarball([{ name: "a", content: zeros }])))).toContain("300 times its size");
    expect(await faultOf(open("a.tar.gz", gzipSync(zeros)))).toContain("300 times its size");
  });

  test("more bytes than allowed, by what is declared", async () => {
    const claim = [
      { name: "a", size: 0xfffffff0 },
      { name: "b", size: 0xfffffff0 },
    ];
    expect(await faultOf(open(wheel, zipFile(claim), { ratio: Infinity }))).toContain("unpacks to more than 4096 MiB");
  });

  test("packed twice", async () => {
    expect(await faultOf(open("a.tar.gz", gzipSync(tarball([{ name: "a.py" }]))))).toContain("packed more than once");
  });

  test("truncated, empty or of another kind", async () => {
    const zip = zipFile([{ name: "a.py", content: "abc" }]);
    const tar = tarball([{ name: "a.py", content: "abc".repeat(5000) }]);
    for (const bytes of [zip.subarray(0, -10), Buffer.alloc(0), tar, Buffer.from("no archive")]) {
      expect(await faultOf(open(wheel, bytes))).toContain("is no zip file that can be read");
    }
    const cut = gzipSync(tarFile([{ name: "a.py", content: "abc".repeat(5000) }]).subarray(0, 2000));
    for (const bytes of [tar.subarray(0, -20), Buffer.alloc(0), zip, gzipSync("no tarball".repeat(100)), cut]) {
      expect(await faultOf(open("a.tar.gz", bytes))).toContain("is no gzipped tarball that can be read");
    }
  });

  test("damaged anywhere: an error of the user's, or a tree", async () => {
    const zip = zipFile([
      { name: "demo/__init__.py", content: "x = 1\n" },
      { name: "demo/a.py", content: "a" },
    ]);
    const tar = tarFile([
      { name: "demo/__init__.py", content: "x = 1\n" },
      { name: "demo/a.py", content: "a" },
    ]);
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(edits, fc.boolean(), async (changes, isZip) => {
        const bytes = Buffer.from(isZip ? zip : tar);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        try {
          const tree = await open(isZip ? wheel : "a.tar.gz", isZip ? bytes : gzipSync(bytes));
          textAt(tree, "demo/__init__.py");
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
      { numRuns: 100 },
    );
  });
});
