import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SCHEME = "pylayout-package:";

/** A specifier that only our own resolver understands: a package as seen from another place. */
export function writePackageRequest(name: string, from: string): string {
  return `${SCHEME}${encodeURIComponent(name)}?${encodeURIComponent(from)}`;
}

export function parsePackageRequest(specifier: string): { readonly name: string; readonly from: string } | undefined {
  if (!specifier.startsWith(SCHEME)) return undefined;
  const [name = "", from = ""] = specifier.slice(SCHEME.length).split("?").map(decodeURIComponent);
  return { name, from };
}

/** A package's name, with or without a subpath; neither a path nor a URL. */
export function isBareSpecifier(specifier: string): boolean {
  return !/^(?:[./]|[a-z][-+.a-z0-9]*:)/i.test(specifier);
}

export function isNotFound(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
}

const esmSyntax = /^\s*(?:import\b(?!\s*\()|export\b)/m;

/**
 * The format of a .js or .ts file that no package.json speaks for. Node would find it out by parsing twice, and warn:
 * Python projects have no package.json.
 */
export function moduleFormat(url: string): string | undefined {
  const extension = /\.(js|ts)$/.exec(url)?.[1];
  if (extension === undefined || !url.startsWith("file:") || url.includes("/node_modules/")) return undefined;
  try {
    if (!esmSyntax.test(readFileSync(fileURLToPath(url), "utf8"))) return undefined;
  } catch {
    return undefined;
  }
  return extension === "ts" ? "module-typescript" : "module";
}
