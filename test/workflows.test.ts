import { readdirSync, readFileSync } from "node:fs";
import { Module } from "node:module";
import path from "node:path";
import type * as WorkflowParser from "@actions/workflow-parser";
import type * as ActionParser from "@actions/workflow-parser/actions/action-parser";
import { build } from "esbuild";
import { parseAllDocuments } from "yaml";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "..");
const { parseAction, parseWorkflow, NoOperationTraceWriter } = await loadParser();
const trace = new NoOperationTraceWriter();
const read = (name: string) => readFileSync(path.join(root, name), "utf8");

describe("GitHub's own parser accepts", () => {
  it("action.yml", () => {
    expect(faults(parseAction({ name: "action.yml", content: read("action.yml") }, trace))).toEqual([]);
  });

  it.each(readdirSync(path.join(root, ".github/workflows")))(".github/workflows/%s", (name) => {
    expect(faults(parseWorkflow({ name, content: read(`.github/workflows/${name}`) }, trace))).toEqual([]);
  });

  it("nothing wrong", () => {
    const wrong = read("action.yml").replace("using: composite", "using: composites");
    expect(faults(parseAction({ name: "action.yml", content: wrong }, trace))).not.toEqual([]);
  });
});

/** Bundled, since it imports JSON in a way that Node refuses. */
async function loadParser(): Promise<typeof WorkflowParser & typeof ActionParser> {
  const contents = ["", "/actions/action-parser"].map((part) => `export * from "@actions/workflow-parser${part}";`);
  const bundled = await build({
    stdin: { contents: contents.join("\n"), resolveDir: root },
    bundle: true,
    platform: "node",
    write: false,
  });
  const loaded = new Module(path.join(root, "workflow-parser.cjs")) as Module & {
    _compile(code: string, name: string): void;
  };
  loaded._compile(bundled.outputFiles[0]?.text ?? "", "workflow-parser.cjs");
  return loaded.exports as typeof WorkflowParser & typeof ActionParser;
}

function faults({ context }: ReturnType<typeof parseAction>): string[] {
  return context.errors.getErrors().map(({ message }) => message);
}

describe("action.yml", () => {
  it("keeps inputs out of its scripts, where they could be commands", () => {
    const scripts = [...read("action.yml").matchAll(/run: \|\n((?: {8}.*\n|\n)+)/g)].map(([, script]) => script ?? "");
    expect(scripts.length).toBeGreaterThan(3);
    for (const script of scripts) expect(script).not.toContain("${{");
  });

  it("has every input in docs/ci.md", () => {
    const [head = ""] = read("action.yml").split(/^outputs:/m);
    const inputs = [...head.matchAll(/^ {2}([\w-]+):\n {4}description/gm)].map(([, name]) => name);
    const documented = [...read("docs/ci.md").matchAll(/^\| `([\w-]+)` +\|/gm)].map(([, name]) => name);
    expect(documented).toEqual(inputs);
  });
});

describe("templates/pylayout.yml", () => {
  it("is a header with inputs, and a job that uses all of them", () => {
    const documents = parseAllDocuments(read("templates/pylayout.yml"));
    const [header, jobs] = documents.map((document) => {
      expect("errors" in document ? document.errors : []).toEqual([]);
      return ("toJS" in document ? document.toJS() : {}) as Record<string, Record<string, object>>;
    });
    const used = [...JSON.stringify(jobs).matchAll(/\$\[\[ inputs\.(\w+) \]\]/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(header?.spec?.inputs ?? {}).sort());
  });
});
