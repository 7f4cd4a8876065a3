import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildFileTree, memorySource, TreeBuilder, type Entry, type FileTree } from "@pylayout/core";

const tree = buildFileTree(
  memorySource({
    "a/b/c.py": "",
    "a/d.py": "",
    "top.py": "",
    "a/link": { symlink: "b" },
    out: { symlink: "../x" },
    loop: { symlink: "loop" },
  }),
);

/** The entry at a path, name by name. */
function stepwise({ root }: FileTree, path: string): Entry | undefined {
  let at: Entry | undefined = root;
  for (const name of path === "" ? [] : path.split("/")) {
    at = at?.kind === "directory" ? at.children.get(name) : undefined;
  }
  return at;
}

/** What a path leads to, name by name, at most so many links on. */
function walked({ root }: FileTree, path: string): Entry | undefined {
  let links = 40;
  const walk = (from: Entry, names: string): Entry | undefined => {
    let at: Entry | undefined = from;
    for (const name of names.split("/")) {
      if (name === "" || name === ".") continue;
      if (at?.kind !== "directory") return undefined;
      const next: Entry | undefined = name === ".." ? at.parent : at.children.get(name);
      at = next?.kind === "symlink" ? (links-- > 0 ? walk(next.parent, next.target) : undefined) : next;
    }
    return at;
  };
  return walk(root, path);
}

const paths = fc
  .array(fc.constantFrom("a", "b", "c.py", "d.py", "absent", "link", "top.py", "", ".", "..", "loop", "out"), {
    maxLength: 5,
  })
  .map((names) => names.join("/"));

describe("looking up a path", () => {
  it("gets what going down name by name gets", () => {
    fc.assert(
      fc.property(paths, (path) => {
        expect(tree.get(path)).toBe(stepwise(tree, path));
      }),
      { numRuns: 3000, examples: [["/a"], ["a/"], ["a//b"]] },
    );
  });

  it("follows to the same as the path without dots and links", () => {
    expect(tree.follow("a/./b/../link//c.py")).toBe(tree.get("a/b/c.py"));
    expect(tree.follow("a/link")).toBe(tree.get("a/b"));
    expect(tree.follow("a/..")).toBe(tree.root);
    expect(tree.follow(".")).toBe(tree.root);
    expect(tree.follow("a/")).toBe(tree.get("a"));
    expect(tree.follow("out")).toBeUndefined();
    expect(tree.follow("loop")).toBeUndefined();
    expect(tree.follow("a/absent.py")).toBeUndefined();
    expect(tree.follow("top.py/x")).toBeUndefined();
  });

  it("follows to what going down name by name, links included, leads to", () => {
    fc.assert(
      fc.property(paths, (path) => {
        expect(tree.follow(path)).toBe(walked(tree, path));
      }),
      { numRuns: 3000, examples: [["a/link/c.py"], ["a/link/absent/x"], ["top.py/a/b"], ["absent/../a"]] },
    );
  });

  it("forgets a directory whose name a file takes", () => {
    const builder = new TreeBuilder();
    builder.file(builder.directoryAt("a/b"), "c");
    builder.file(builder.root, "a");
    expect([...builder.directories.keys()]).toEqual([""]);
  });
});
