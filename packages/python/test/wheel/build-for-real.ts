import { execFile } from "node:child_process";
import { backendModules, type BackendKey, type Layout } from "./layouts/layout.ts";

/** What the real backend made of a layout: sorted paths, or why it stopped. */
export type Built = readonly string[] | { readonly error: string };

export interface RealBuild {
  readonly id: string;
  readonly direct: Built;
  readonly sdist: Built;
  /** Absent where there is no source distribution. */
  readonly via?: Built;
  /** What an editable installation adds: "path DIRECTORY", "module NAME PATH", "namespace NAME". */
  readonly editable?: Built;
}

const script = new URL("build_layouts.py", import.meta.url).pathname;

/** The interpreters that the environment offers: PYLAYOUT_PYTHONS, else what PATH calls python3. */
export function offeredPythons(): readonly string[] {
  const listed = process.env.PYLAYOUT_PYTHONS?.split(":").filter((path) => path !== "");
  return listed && listed.length > 0 ? listed : ["python3"];
}

/** The first interpreter that can import a backend; undefined where none can. */
export async function pythonWith(backend: BackendKey): Promise<string | undefined> {
  for (const python of offeredPythons()) {
    try {
      await run(python, ["-c", `import ${backendModules[backend]}`], "");
      return python;
    } catch {
      continue;
    }
  }
  return undefined;
}

export async function buildForReal(python: string, layouts: readonly Layout[]): Promise<readonly RealBuild[]> {
  const input = layouts
    .map((layout) => JSON.stringify({ ...layout, backend: backendModules[layout.backend] }))
    .join("\n");
  const modules = [...new Set(layouts.map((layout) => backendModules[layout.backend]))];
  const output = await run(python, [script, ...modules], `${input}\n`);
  return output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as RealBuild);
}

function run(command: string, args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stderr}`));
      else resolve(stdout);
    });
    child.stdin?.end(input);
  });
}
