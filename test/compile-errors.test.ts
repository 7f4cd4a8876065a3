import { describe, expect, it } from "vitest";
import { compilePrograms } from "./compile-programs.ts";

const HEAD = `import { defineConfig, definePlugin, defineRule } from "pylayout/config";
const noLegacy = defineRule({
  meta: {
    name: "no-legacy",
    type: "suggestion",
    severity: "warning",
    docs: { description: "Reports directories of some names" },
    messages: { found: "{{name}} is {{ age }} years old", other: "no placeholders" },
    schema: { type: "object", properties: { names: { enum: ["old", "older"] } }, additionalProperties: false },
    defaultOptions: { names: "old" },
  },
  create: () => ({
    directory(node, { options, report }) {
      if (node.directory.name === options.names) report({ messageId: "found", data: { name: node.path, age: 3 } });
    },
  }),
});
const acme = definePlugin({ meta: { name: "acme" }, rules: { "no-legacy": noLegacy } });
export default defineConfig({
  extends: ["recommended"],
  plugins: { acme },
  rules: { "missing-init": { imported: "error" }, "acme/no-legacy": ["warn", { names: "older" }] },
});
`;

/** Each is the program above with one change, and what the compiler says of the changed place. */
const MISTAKES: Readonly<Record<string, readonly [from: string, to: string, at: string, says: RegExp]>> = {
  "a rule's name": ['"missing-init"', '"missing-int"', '"missing-int"', /"missing-int"' does not exist in type/],
  "a rule's name in a plugin": [
    '"acme/no-legacy"',
    '"acme/no-legcy"',
    '"acme/no-legcy"',
    /"acme\/no-legcy"' does not exist in type/,
  ],
  "the key of an option": ["{ names: ", "{ nmaes: ", "nmaes", /'nmaes' does not exist/],
  "the value of an option": [
    '"older" }]',
    '"oldest" }]',
    '"acme/no-legacy"',
    /'"oldest"' is not assignable to type '"old" \| "older"/,
  ],
  "the value of a built-in option": ['"error" }', '"fatal" }', '"missing-init"', /'"fatal"' is not assignable/],
  "a message id": [
    'messageId: "found"',
    'messageId: "fuond"',
    "messageId",
    /"fuond"' is not assignable to type '"found" \| "other"'/,
  ],
  "a placeholder": [", age: 3", ", agee: 3", "agee", /'agee' does not exist in type/],
  "a placeholder left out": [", age: 3", "", "data", /'age' is missing/],
  "a node type": ["directory(node", "directry(node", "({", /directry.* has no properties in common with type/],
};

const programs = new Map([
  ["right", HEAD] as const,
  ...Object.entries(MISTAKES).map(([name, [from, to]]) => [name, change(from, to)] as const),
]);

describe("the compiler of an author", () => {
  const errors = compilePrograms(programs);

  it("takes what is right", () => {
    expect(errors.get("right")).toEqual([]);
  });

  it.each(Object.entries(MISTAKES))("refuses %s", (name, [, , at, says]) => {
    const found = errors.get(name) ?? [];
    const placed = found.find((one) => one.at.split("\n")[0] === at);
    expect(placed?.text, JSON.stringify(found)).toMatch(says);
  });
});

/** The program with the last of these texts replaced. */
function change(from: string, to: string): string {
  const at = HEAD.lastIndexOf(from);
  if (at < 0) throw new Error(`the program holds no ${from}`);
  return HEAD.slice(0, at) + to + HEAD.slice(at + from.length);
}
