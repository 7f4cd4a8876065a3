import { defineRule, isMeantToBeBuilt, releaseFacts, sourceRange, type StatedFact } from "@pylayout/python";
import type { FileTree } from "@pylayout/core";
import { contradictions, speaksOf } from "./contradictions.ts";
import { texts } from "./texts.ts";
import { untrackedFiles } from "./untracked-files.ts";

/** What stands in the way of a release, in the project's own words (core metadata, PEP 440, PEP 508, PyPI's upload checks). */
export const releaseReadiness = defineRule({
  meta: {
    name: "release-readiness",
    type: "problem",
    severity: "warning",
    docs: {
      description:
        "Reports versions that disagree, metadata that is incomplete or that PyPI refuses, and what the tag would lack",
      explanation: `Before a tag is pushed, everything that names the version should name the same one: the metadata, __version__, the
changelog, and the tag itself where it is linted (--source v1.2.0, and pylayout pre-push). An error says that the release
would fail: the tag names another version, the version is none (PEP 440), or a dependency is given by its address, which
PyPI refuses. A warning: fields of the metadata that users and installers look for are absent, classifiers contradict
requires-python, files that git does not track would ship from here and not from a clone.

Only what stands there literally is read; a version that is computed is not judged.`,
    },
    messages: texts,
    schema: {
      type: "object",
      properties: {
        fields: {
          description: "fields of the metadata that must be given",
          type: "array",
          items: { enum: ["description", "readme", "requires-python", "license"] },
        },
        changelog: { description: "the changelog, where there is one, must mention the version", type: "boolean" },
      },
      additionalProperties: false,
    },
    defaultOptions: { fields: ["description", "readme", "requires-python", "license"], changelog: true },
  },
  create: ({ tree, model }) => ({
    project({ project }, { options, report }) {
      if (tree.archive || !isMeantToBeBuilt(tree, project)) return;
      const facts = releaseFacts(tree, project);
      const isOnly = model.projects.filter((other) => isMeantToBeBuilt(tree, other)).length === 1;
      const revision = isOnly || speaksOf(tree.revision ?? "", project) ? tree.revision : undefined;
      const absent = facts.absent.filter((field) => (options.fields as readonly string[]).includes(field));
      if (absent.length > 0) {
        const data = { fields: absent.join(", ") };
        report({ messageId: "incomplete", data, path: facts.metadataPath, kind: "file", subject: data.fields });
      }
      for (const { fact, ...verdict } of contradictions(facts, revision, project.pythons, options.changelog)) {
        report({ ...verdict, ...placeOf(tree, fact) });
      }
      const [path, ...more] = untrackedFiles(tree, project);
      if (path !== undefined) {
        const data = { path, more: more.length === 0 ? "" : ` and ${more.length} more` };
        report({
          messageId: "untracked",
          data,
          path,
          kind: "file",
          subject: "untracked",
          help: "git add them, or leave them out of the build",
        });
      }
    },
  }),
  notApplicable: ({ tree, model }) =>
    tree.archive
      ? "an archive is no project to release from"
      : model.projects.some((project) => isMeantToBeBuilt(tree, project))
        ? null
        : "nothing here is meant to be built",
});

function placeOf(tree: FileTree, { path, line }: StatedFact) {
  return { path, kind: "file" as const, ...(line > 0 ? { range: sourceRange(tree, path, line, 0) } : {}) };
}
