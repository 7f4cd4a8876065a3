import { readSource } from "@pylayout/python";
import { expect, test } from "vitest";

function chains(source: string, name: string): string[] | undefined {
  return readSource("m.py", Buffer.from(source).toString("latin1"))
    .chainsAfter(name)
    ?.map((chain) => chain.join("."));
}

test.each([
  ["import a\na.b.c(a.d)\n", ["b.c", "d"]],
  ["import a\nx = (a\n  .b  # why\n  .c)\n", ["b.c"]],
  ["import a\nx = a \\\n  .b\n", ["b"]],
  ["import a\nx = (a).b, (a.c).d\n", ["b", "c.d"]],
  ["import a\n'a.s'  # a.t\n", ["s", "t"]],
  ["import a\ndef f(x=a.b) -> a.c:\n    return a.d\n", ["b", "c"]],
  ["import a\nclass C(a.b):\n    x = a.c\n    def f(self):\n        a.d\n", ["b", "c"]],
  ["import a\nba.c, x.a.d, ab.e\n", []],
])("%s", (source, expected) => {
  expect(chains(source, "a")).toEqual(expected);
});

test("nothing is said of a source that looks broken, or of a name that a text of bytes spells differently", () => {
  expect(chains("import a\nx = (a.b\n", "a")).toBeUndefined();
  expect(chains("import ä\nä.b\n", "ä")).toBeUndefined();
});

test("nothing is said where a chain may go on far below, and hostile sources take no longer than their length", () => {
  expect(chains(`import a\nx = (a\n${"# why\n".repeat(150)}.b)\n`, "a")).toBeUndefined();
  expect(chains(`import a\nx = (a\n${"# why\n".repeat(20)}.b)\n`, "a")).toEqual(["b"]);
  chains(`import a\nx = a${" ".repeat(5_000_000)}\n`, "a");
  chains(`import a\n${"# a\n".repeat(100_000)}`, "a");
});
