import {
  causeReport,
  defineRule,
  sourceRange,
  type ImportEvent,
  type RootCause,
  type SourceFacts,
} from "@pylayout/python";
import { correctedCase } from "./corrected-case.ts";
import { mismatchesIn } from "./mismatches.ts";

/** CPython compares names of modules and files letter by letter, on every system (importlib's FileFinder; PEP 235). */
export const importCaseMismatch = defineRule({
  meta: {
    name: "import-case-mismatch",
    type: "problem",
    severity: "error",
    docs: {
      description: "Reports imports that spell a module in other letter case than its file",
      explanation: `On a file system that ignores case (macOS, Windows) git may record another spelling of a file's name than
the disk shows, and an import that works there is a ModuleNotFoundError on Linux. Compared is the spelling that git has,
never what the disk answers.

Reported are imports that test modules need, by any chain, and imports in shipped code that nothing guards. --fix corrects
the statement where exactly one file fits, and keeps the name that it binds.`,
    },
    messages: {
      otherCase: "no module {{module}} where letter case counts: git has {{target}}",
    },
    fixable: ["safe"],
  },
  create: ({ model, tree }) => ({
    rootCause(cause, { report }) {
      if (cause.owner !== "import-case-mismatch" || cause.target === null || !cause.wanted) return;
      const event = eventAt(cause, model.source(cause.path));
      const fix = event && correctedCase(tree, cause.path, event, cause.target);
      report({
        ...causeReport(tree, cause),
        messageId: "otherCase",
        data: { module: fullName(cause.wanted), target: cause.target },
        help: fix ? "pylayout lint --fix corrects the import" : `spell it as ${cause.target} does`,
        ...(fix && { fix }),
      });
    },
    module(node, { report }) {
      if (node.isTest || node.project.ships(node.path) !== "yes") return;
      const known = node.project.rootCauses.filter(({ owner }) => owner === "import-case-mismatch");
      for (const { event, module, target } of mismatchesIn(node, model)) {
        if (known.some((cause) => cause.path === node.path && cause.line === event.line)) continue;
        const fix = correctedCase(tree, node.path, event, target);
        report({
          messageId: "otherCase",
          data: { module, target },
          range: sourceRange(tree, node.path, event.line, event.column),
          subject: `${node.path} ${module}`,
          help: fix ? "pylayout lint --fix corrects the import" : `spell it as ${target} does`,
          ...(fix && { fix }),
        });
      }
    },
  }),
});

function eventAt({ line }: RootCause, facts: SourceFacts | undefined): ImportEvent | undefined {
  const events = (facts?.events ?? []).filter((event) => event.kind === "import" && event.line === line);
  return events.length === 1 ? (events[0] as ImportEvent) : undefined;
}

function fullName({ module, name }: NonNullable<RootCause["wanted"]>): string {
  return name === null ? module : `${module}.${name}`;
}
