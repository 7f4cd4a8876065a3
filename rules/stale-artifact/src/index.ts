import type { FileTree, ReportPlace } from "@pylayout/core";
import { compareArtefact, defineRule, leftoverModules, unlistedTopLevel } from "@pylayout/python";
import { compiledFiles } from "./compiled-files.ts";
import { byDirectory } from "./by-directory.ts";

/** What an archive holds and its source does not, and the other way round (setuptools' build/lib, an old dist/). */
export const staleArtifact = defineRule({
  meta: {
    name: "stale-artifact",
    type: "problem",
    severity: "warning",
    docs: {
      description: "Reports wheels and source distributions that do not hold what their source says",
      explanation: `setuptools packs whatever an earlier build left in build/lib: a module that was deleted or renamed months ago ships
again, and nobody sees it but the users who import the wrong one. In a built wheel such a name is missing from top_level.txt.

With pylayout lint dist/*.whl --against . an archive is compared with its source: modules that no build of the source puts
there, that every build puts there and the archive lacks, and modules whose text is another one. Where the source's build cannot
be predicted, the rule says so instead.`,
    },
    messages: {
      leftover: "{{path}} is left from an earlier build: a wheel that is built here holds it",
      unlisted: "{{name}} is in the wheel, but top_level.txt does not list it: an earlier build left it in build/lib",
      compiled: "compiled files are packed ({{first}}, {{count}} in all): installers compile anew",
      extra: "no build of the source gives {{names}}",
      lacking: "every build of the source gives {{names}}, and the archive lacks it",
      different: "{{names}}: not the text that the source has",
      unknown: "cannot be compared with its source: {{reason}}",
    },
  },
  create: ({ tree }) => ({
    project({ project }, { report }) {
      const plan = project.distribution?.plan;
      if (plan?.outcome === "ok" && plan.backend === "setuptools" && !tree.archive) {
        for (const path of leftoverModules(plan)) {
          report({ messageId: "leftover", data: { path }, path, kind: "file", subject: path, help: "remove build/" });
        }
      }
      if (project.path !== "" || !tree.archive) return;
      for (const name of plan?.outcome === "ok" ? unlistedTopLevel(tree, plan) : []) {
        const help = "remove build/ and build it anew";
        report({ messageId: "unlisted", data: { name }, ...placeOf(tree, name), subject: name, help });
      }
      const compiled = compiledFiles(tree);
      const [first] = compiled;
      if (first !== undefined) {
        const data = { first, count: compiled.length };
        report({ messageId: "compiled", data, path: first, kind: "file", subject: "compiled" });
      }
      const comparison = compareArtefact(tree);
      if (comparison?.outcome === "unknown") {
        report({ messageId: "unknown", data: { reason: comparison.reason.text }, kind: "project" });
      } else if (comparison) {
        const help = "build it anew from a clean checkout";
        for (const { names, path } of byDirectory(comparison.extra)) {
          report({ messageId: "extra", data: { names }, ...placeOf(tree, path), subject: path, help });
        }
        for (const { names, path } of byDirectory(comparison.lacking.map((file) => file.path))) {
          report({ messageId: "lacking", data: { names }, kind: "project", subject: path, help });
        }
        for (const { names, path } of byDirectory(comparison.different.map((file) => file.path))) {
          report({ messageId: "different", data: { names }, ...placeOf(tree, path), subject: path, help });
        }
      }
    },
  }),
});

function placeOf(tree: FileTree, path: string): ReportPlace {
  const kind = tree.get(path)?.kind;
  if (kind === "file" || kind === "directory") return { path, kind };
  return tree.get(`${path}.py`) ? { path: `${path}.py`, kind: "file" } : { kind: "project" };
}
