import type { FileEntry, FileTree } from "@pylayout/core";
import { defineRule, type Project } from "@pylayout/python";
import { checkClaim, checkMentions, checkPaths, checkStatements, type Finding, type SectionContext } from "./checks.ts";
import { findSection } from "./document-section.ts";
import { appendSection, findMarkers, newDocument, updateMarkers } from "./structure-fix.ts";

const HEADINGS = [
  "Package Structure",
  "Project Structure",
  "Project Layout",
  "Package Layout",
  "Repository Structure",
  "Repository Layout",
  "Directory Structure",
  "Code Structure",
];

/** Whether contributors can read where things belong, and whether what they read is so. */
export const contributingDocs = defineRule({
  meta: {
    name: "contributing-docs",
    type: "suggestion",
    severity: "warning",
    docs: {
      description: "Reports a CONTRIBUTING section on the project's structure that is absent or not true",
      explanation: `Looks for a section such as "Package Structure" in CONTRIBUTING.md or CONTRIBUTING.rst (at the root, in
docs/ or .github/). Every path that its tree drawing or links name must exist in exact case, and a claim such as "every
package has an __init__.py" must be so. With \`required\` the section must exist and mention every top-level package.

Between <!-- pylayout:structure --> and <!-- /pylayout:structure --> the text is written by --fix.`,
    },
    messages: {
      missingDocument: "no {{path}}: contributors cannot read where packages and tests belong",
      missingSection: "no section {{heading}}: contributors cannot read where packages and tests belong",
      outdated: "the structure between the pylayout markers is out of date",
      missingPath: "the section {{heading}} names {{path}}, which does not exist",
      wrongCase: "the section {{heading}} names {{path}}, but the file is called {{actual}}",
      unmentioned: "the section {{heading}} does not mention the package {{name}}",
      falseClaim: "the section {{heading}} says that every package has an __init__.py, but {{path}} has none",
      unstated: "the section {{heading}} does not state: {{text}}",
    },
    schema: {
      type: "object",
      properties: {
        files: { description: "documents to look in, in order", type: "array", items: { type: "string" } },
        heading: { description: "heading of the section", type: "string" },
        mustState: { description: "texts that the section must contain", type: "array", items: { type: "string" } },
        required: { description: "whether the section must exist", type: "boolean" },
      },
      additionalProperties: false,
    },
    defaultOptions: { required: false },
    fixable: ["safe", "unsafe"],
  },
  create: ({ tree }) => ({
    project({ project }, { options, report }) {
      const headings = options.heading === undefined ? HEADINGS : [options.heading];
      const [heading = "Package Structure"] = headings;
      const documents = documentsOf(project, tree, options.files);
      const [first] = documents;
      if (!first) {
        const path = options.files?.[0] ?? "CONTRIBUTING.md";
        if (!options.required || project.path !== "") return;
        const fix = path.endsWith(".md") ? { fix: newDocument(path, project, heading) } : {};
        report({ messageId: "missingDocument", data: { path }, path, kind: "file", ...fix });
        return;
      }
      let hasSection = false;
      for (const file of documents) {
        const place = { path: file.path, kind: "file" } as const;
        const fix = updateMarkers(tree, file, project);
        if (fix) report({ messageId: "outdated", ...place, fix });
        const section = findSection(tree.readText(file) ?? "", headings, file.name.endsWith(".rst"));
        hasSection ||= section !== undefined || findMarkers(tree.readLatin1(file) ?? "") !== undefined;
        if (!section) continue;
        for (const { line, ...finding } of check({ tree, project, path: file.path, section }, options)) {
          report({ ...place, range: { start: { line, column: 1 }, end: { line, column: 1 } }, ...finding });
        }
      }
      if (hasSection || !options.required) return;
      const fix = /\.(?:md|markdown)$/i.test(first.name) ? { fix: appendSection(tree, first, project, heading) } : {};
      report({ messageId: "missingSection", data: { heading }, path: first.path, kind: "file", ...fix });
    },
  }),
});

interface CheckOptions {
  readonly required: boolean;
  readonly mustState?: readonly string[];
}

function check(context: SectionContext, { required, mustState = [] }: CheckOptions): readonly Finding[] {
  return [
    ...checkPaths(context),
    ...checkClaim(context),
    ...checkStatements(context, mustState),
    ...(required ? checkMentions(context) : []),
  ];
}

/** The named documents, else what GitHub takes as contributing guidelines, however it is capitalised. */
function documentsOf(project: Project, tree: FileTree, files: readonly string[] | undefined): FileEntry[] {
  const base = project.path === "" ? "" : `${project.path}/`;
  const paths = files ?? ["", "docs/", ".github/"].flatMap((folder) => contributingIn(tree, base, folder));
  const found = paths.flatMap((path) => {
    const entry = tree.follow(base + path);
    return entry?.kind === "file" ? [entry] : [];
  });
  return files ? found : found.slice(0, 1);
}

function contributingIn(tree: FileTree, base: string, folder: string): string[] {
  const directory = tree.follow((base + folder).replace(/\/$/, ""));
  const names = directory?.kind === "directory" ? [...directory.children.keys()].sort() : [];
  return names.filter((name) => /^contributing\.(?:md|rst)$/i.test(name)).map((name) => folder + name);
}
