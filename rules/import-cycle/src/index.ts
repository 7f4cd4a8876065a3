import { defineRule, sourceRange } from "@pylayout/python";
import { findCycles, type Dependency } from "./find-cycles.ts";
import { importGraph } from "./import-graph.ts";

/** Modules that read names of each other while they are loaded: which one is imported first decides whether it works. */
export const importCycle = defineRule({
  meta: {
    name: "import-cycle",
    type: "suggestion",
    severity: "warning",
    docs: {
      description: "Reports modules that import names from each other while they are loaded",
      explanation: `"from a import name" needs the name at once. Where a imports its importer in turn, the name is there only if a came
far enough before: it depends on which of them is imported first. Such a cycle works today, and breaks when somebody sorts
imports, or imports the other module first.

Followed are imports at module level that nothing guards; imports in functions and for type checkers are not part of a cycle, nor
are cycles of plain "import a" statements, which Python allows. A cycle that fails a test module is reported by
test-import-resolvability.`,
    },
    messages: {
      cycle: "circular import: {{cycle}}",
    },
  },
  create: ({ model, tree }) => ({
    project({ project }, { report }) {
      const failing = project.rootCauses.filter(({ cause }) => cause === "circular-import");
      for (const cycle of findCycles(importGraph(project, model))) {
        if (cycle.some(({ from }) => failing.some(({ path }) => path === from))) continue;
        const [first] = cycle;
        if (!first) continue;
        report({
          messageId: "cycle",
          path: first.from,
          kind: "file",
          range: sourceRange(tree, first.from, first.line, first.column),
          data: { cycle: described(cycle) },
          related: cycle.map(({ from, line, to }) => ({ path: from, line, message: `imports ${to}` })),
          subject: cycle.map(({ from }) => from).join(" "),
          help: "import it where it is used, or move what both modules need into a third",
        });
      }
    },
  }),
});

function described(cycle: readonly Dependency[]): string {
  return [...cycle.map(({ from, line }) => `${from}:${line}`), cycle[0]?.from ?? ""].join(" > ");
}
