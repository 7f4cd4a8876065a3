import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** One file of a wheel. */
export interface WheelFile {
  /** From the archive's root, with `/`. */
  readonly path: string;
  readonly content: Buffer;
  readonly executable?: boolean;
}

export interface Distribution {
  /** As on the index: `pylayout-lint`. */
  readonly name: string;
  /** As PEP 440 has it. */
  readonly version: string;
  /** What METADATA says besides name and version, in this order. */
  readonly fields: readonly (readonly [string, string])[];
  /** Markdown. */
  readonly description: string;
  /** Commands with the `module:function` that they call. */
  readonly commands: Readonly<Record<string, string>>;
  readonly license: Buffer;
  readonly files: readonly WheelFile[];
}

export interface Wheel {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The time of every file: the first one that a zip archive can tell, whatever the time zone. */
const TIME = new Date(1980, 0, 1);

/**
 * A wheel of pure Python for every platform (https://packaging.python.org/specifications/binary-distribution-format/).
 * Equal files make equal bytes, as far as the same zlib packs them.
 */
export async function wheelArchive(distribution: Distribution): Promise<Wheel> {
  const stem = `${distribution.name.replaceAll("-", "_")}-${distribution.version}`;
  const info = `${stem}.dist-info`;
  const about: readonly (readonly [string, string | Buffer])[] = [
    ["LICENSE", distribution.license],
    ["METADATA", metadata(distribution)],
    ["WHEEL", "Wheel-Version: 1.0\nGenerator: pylayout\nRoot-Is-Purelib: true\nTag: py3-none-any\n"],
    ["entry_points.txt", entryPoints(distribution)],
  ];
  const files = [...distribution.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  files.push(...about.map(([name, text]) => ({ path: `${info}/${name}`, content: Buffer.from(text) })));
  files.push({ path: `${info}/RECORD`, content: Buffer.from(record(files, `${info}/RECORD`)) });
  return { name: `${stem}-py3-none-any.whl`, bytes: await zip(files) };
}

function metadata({ name, version, fields, description }: Distribution): string {
  const all = [["Metadata-Version", "2.1"], ["Name", name], ["Version", version], ...fields];
  const head = [...all, ["License-File", "LICENSE"], ["Description-Content-Type", "text/markdown"]];
  return `${head.map(([key, value]) => `${key}: ${value}\n`).join("")}\n${description}`;
}

function entryPoints({ commands }: Distribution): string {
  const lines = Object.entries(commands).map(([command, target]) => `${command} = ${target}\n`);
  return `[console_scripts]\n${lines.join("")}`;
}

/** Every file with its digest and size, and RECORD itself without. */
function record(files: readonly WheelFile[], own: string): string {
  const lines = files.map(({ path, content }) => {
    const digest = createHash("sha256").update(content).digest("base64url");
    return `${field(path)},sha256=${digest},${content.length}\n`;
  });
  return `${lines.join("")}${own},,\n`;
}

function field(path: string): string {
  return /[",\n]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path;
}

function zip(files: readonly WheelFile[]): Promise<Buffer> {
  const archive = new ZipFile();
  for (const { path, content, executable = false } of files) {
    const mode = executable ? 0o100755 : 0o100644;
    archive.addBuffer(content, path, { mode, mtime: TIME, forceDosTimestamp: true, compressionLevel: 9 });
  }
  archive.end();
  return buffer(archive.outputStream);
}
