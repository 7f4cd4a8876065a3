import fc from "fast-check";
import { expect, it } from "vitest";
import { TreeBuilder, type Entry } from "@pylayout/core";
import { ChildMap } from "../../src/tree/child-map.ts";

const { root } = new TreeBuilder();

function entryCalled(name: string): Entry {
  return { kind: "submodule", path: name, name, parent: root };
}

it("tells what a Map tells, of few entries and of many", () => {
  const names = fc.array(
    fc.string({ maxLength: 1, unit: fc.integer({ min: 97, max: 122 }).map((code) => String.fromCharCode(code)) }),
    {
      maxLength: 40,
      size: "max",
    },
  );
  fc.assert(
    fc.property(names, names, (added, asked) => {
      const children = new ChildMap();
      const map = new Map<string, Entry>();
      for (const entry of added.map(entryCalled)) {
        expect(children.add(entry)).toBe(map.get(entry.name));
        map.set(entry.name, entry);
      }
      expect([...children]).toEqual([...map]);
      expect([...children.entries()]).toEqual([...map]);
      expect([...children.keys()]).toEqual([...map.keys()]);
      expect([...children.values()]).toEqual([...map.values()]);
      expect(children.size).toBe(map.size);
      const visited: unknown[] = [];
      children.forEach((entry, name, all) => visited.push([name, entry, all === children]));
      expect(visited).toEqual([...map].map(([name, entry]) => [name, entry, true]));
      for (const name of [...added, ...asked]) {
        expect(children.get(name)).toBe(map.get(name));
        expect(children.has(name)).toBe(map.has(name));
      }
    }),
  );
});
