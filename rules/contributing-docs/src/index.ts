import { contentHash, type FileTree, type Fix } from "@pylayout/core";
import { defineRule, type Project } from "@pylayout/python";
import { checkClaim, checkMentions, checkPaths, checkStatements, type Finding } from "./checks.ts";
import { findSection } from "./document-section.ts";
import { CLOSE_MARKER, OPEN_MARKER, structureText } from "./structure.ts";

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
      missingDocument: "no CONTRIBUTING.md: contributors cannot read where packages and tests belong",
      missingSection: "no section on the package structure",
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
      if (project.path !== "") return;
      const headings = options.heading === undefined ? HEADINGS : [options.heading];
      const path = (options.files ?? defaultFiles()).find((file) => tree.follow(file)?.kind === "file");
      if (path === undefined) {
        const target = options.files?.[0] ?? "CONTRIBUTING.md";
        if (options.required)
          report({
            messageId: "missingDocument",
            path: target,
            kind: "file",
            fix: newDocument(target, project, headings),
          });
        return;
      }
      const text = readText(tree, path);
      const section = findSection(text, headings, path.endsWith(".rst"));
      const place = { path, kind: "file" } as const;
      const updated = updatedMarkers(text, project);
      if (updated !== undefined) report({ messageId: "outdated", ...place, fix: rewrite(tree, path, updated, "safe") });
      if (!section) {
        if (!options.required || text.includes(OPEN_MARKER)) return;
        const added = `${text.trimEnd()}\n\n${newSection(project, headings)}`;
        report({
          messageId: "missingSection",
          ...place,
          ...(path.endsWith(".md") && { fix: rewrite(tree, path, added, "unsafe") }),
        });
        return;
      }
      const context = { tree, project, path, section };
      const findings: Finding[] = [
        ...checkPaths(context),
        ...checkClaim(context),
        ...checkStatements(context, options.mustState ?? []),
        ...(options.required ? checkMentions(context) : []),
      ];
      for (const { line, ...finding } of findings) {
        report({ ...place, range: { start: { line, column: 1 }, end: { line, column: 1 } }, ...finding });
      }
    },
  }),
});

function defaultFiles(): string[] {
  return ["", "docs/", ".github/"].flatMap((folder) => [`${folder}CONTRIBUTING.md`, `${folder}CONTRIBUTING.rst`]);
}

function readText(tree: FileTree, path: string): string {
  const file = tree.follow(path);
  return file?.kind === "file" ? (tree.readText(file) ?? "") : "";
}

function newSection(project: Project, headings: readonly string[]): string {
  return `## ${headings[0] ?? "Package Structure"}\n\n${structureText(project)}\n`;
}

function newDocument(path: string, project: Project, headings: readonly string[]): Fix {
  const content = `# Contributing\n\n${newSection(project, headings)}`;
  return { safety: "unsafe", edits: [{ op: "create", path, content }] };
}

/** The document with the text between its markers brought up to date; undefined where nothing changes. */
function updatedMarkers(text: string, project: Project): string | undefined {
  const start = text.indexOf(OPEN_MARKER);
  const end = text.indexOf(CLOSE_MARKER, start);
  if (start < 0 || end < 0) return undefined;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const wanted = structureText(project).replaceAll("\n", eol);
  const updated = text.slice(0, start) + wanted + text.slice(end + CLOSE_MARKER.length);
  return updated === text ? undefined : updated;
}

function rewrite(tree: FileTree, path: string, text: string, safety: Fix["safety"]): Fix {
  const file = tree.follow(path);
  const bytes = (file?.kind === "file" ? tree.read(file) : undefined) ?? new Uint8Array();
  return {
    safety,
    edits: [{ op: "edit", path, base: contentHash(bytes), changes: [{ start: 0, end: bytes.length, text }] }],
  };
}
