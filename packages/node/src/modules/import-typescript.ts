import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { importPackage, installResolver, type OwnModules } from "./module-resolver.ts";
import { isBareSpecifier } from "./specifier.ts";

/** Imports a .ts or .mts file: with Node's own type stripping, else through jiti, which is loaded only then. */
export async function importTypeScript(path: string, ownModules: OwnModules): Promise<unknown> {
  if (!stripsTypes()) return importWithJiti(path, ownModules);
  installResolver(ownModules);
  try {
    return await (import(pathToFileURL(path).href) as Promise<unknown>);
  } catch (error) {
    // Enums and the like need a compiler, not only stripping.
    if ((error as NodeJS.ErrnoException).code !== "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") throw error;
    return importWithJiti(path, ownModules);
  }
}

function stripsTypes(): boolean {
  const features = process.features as { readonly typescript?: string | false };
  return features.typescript !== undefined && features.typescript !== false;
}

async function importWithJiti(path: string, ownModules: OwnModules): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const virtualModules = await importedPackages(path, ownModules);
  return createJiti(path, { fsCache: false, moduleCache: false, interopDefault: true, virtualModules }).import(path);
}

const specifierPattern = /\b(?:from|import)\s*\(?\s*["']([^"'\n]+)["']/g;

/** jiti asks no resolver of Node's, so the packages that a config names are imported for it. */
async function importedPackages(path: string, ownModules: OwnModules): Promise<Record<string, unknown>> {
  const packages: Record<string, unknown> = {};
  for (const [, name = ""] of readFileSync(path, "utf8").matchAll(specifierPattern)) {
    if (!isBareSpecifier(name) || name in packages) continue;
    const found = await importPackage(name, dirname(path), ownModules);
    if (found !== undefined) packages[name] = found;
  }
  return packages;
}
