import { contentHash, type FileEntry, type FileTree, type Fix } from "@pylayout/core";
import type { Project } from "@pylayout/python";
import { CLOSE_MARKER, OPEN_MARKER, structureText } from "./structure.ts";

/** Where the text of the markers stands, in bytes, markers included. */
interface Marked {
  readonly start: number;
  readonly end: number;
}

/** The markers that stand on lines of their own, outside of code blocks. */
export function findMarkers(latin1: string): Marked | undefined {
  let start: number | undefined;
  let fence = "";
  for (const line of latin1.matchAll(/^.*$/gm)) {
    const text = line[0].trim();
    const mark = /^(`{3,}|~{3,})/.exec(text)?.[1];
    if (mark !== undefined && start === undefined) fence = fence === "" ? mark : mark.startsWith(fence) ? "" : fence;
    if (fence !== "") continue;
    if (text === OPEN_MARKER) start = line.index + line[0].indexOf(OPEN_MARKER);
    const end = line.index + line[0].indexOf(CLOSE_MARKER) + CLOSE_MARKER.length;
    if (text === CLOSE_MARKER && start !== undefined) return { start, end };
  }
  return undefined;
}

/** Brings the text between the markers up to date; undefined where it is. Touches no other byte. */
export function updateMarkers(tree: FileTree, file: FileEntry, project: Project): Fix | undefined {
  const latin1 = tree.readLatin1(file) ?? "";
  const marked = findMarkers(latin1);
  if (!marked) return undefined;
  const text = structureText(project).replaceAll("\n", lineEnd(latin1));
  if (latin1.slice(marked.start, marked.end) === toLatin1(text)) return undefined;
  return edit(tree, file, { ...marked, text }, "safe");
}

/** Adds a section at the end. */
export function appendSection(tree: FileTree, file: FileEntry, project: Project, heading: string): Fix {
  const latin1 = tree.readLatin1(file) ?? "";
  const eol = lineEnd(latin1);
  const gap = latin1 === "" ? "" : latin1.endsWith("\n") ? eol : eol + eol;
  const text = gap + newSection(project, heading).replaceAll("\n", eol);
  return edit(tree, file, { start: latin1.length, end: latin1.length, text }, "unsafe");
}

export function newDocument(path: string, project: Project, heading: string): Fix {
  const content = `# Contributing\n\n${newSection(project, heading)}`;
  return { safety: "unsafe", edits: [{ op: "create", path, content }] };
}

function newSection(project: Project, heading: string): string {
  return `## ${heading}\n\n${structureText(project)}\n`;
}

function lineEnd(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

function toLatin1(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => String.fromCharCode(byte)).join("");
}

function edit(tree: FileTree, file: FileEntry, change: Marked & { text: string }, safety: Fix["safety"]): Fix {
  const base = contentHash(tree.read(file) ?? new Uint8Array());
  return { safety, edits: [{ op: "edit", path: file.path, base, changes: [change] }] };
}
