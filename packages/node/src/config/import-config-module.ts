import { pathToFileURL } from "node:url";
import { UsageError } from "@pylayout/core";
import { noteUnrepeatable } from "../disk/observations.ts";
import { importTypeScript } from "../modules/import-typescript.ts";
import { installResolver, type OwnModules } from "../modules/module-resolver.ts";

/** The default export of a config. Throws UsageError where the file cannot be run or exports nothing. */
export async function importConfigModule(path: string, label: string, ownModules: OwnModules): Promise<unknown> {
  const loaded = await importModule(path, ownModules).catch((error: unknown) => {
    if (error instanceof Error && error.name === "UsageError") throw error;
    throw new UsageError(`cannot be loaded: ${describe(error, path)}`, { where: label });
  });
  const value = (loaded as { readonly default?: unknown }).default;
  if (value !== undefined) return value;
  throw new UsageError("has no default export", { where: label, hint: "Write `export default defineConfig(...)`." });
}

function importModule(path: string, ownModules: OwnModules): Promise<unknown> {
  noteUnrepeatable();
  if (/\.[cm]?ts$/.test(path)) return importTypeScript(path, ownModules);
  installResolver(ownModules);
  return import(pathToFileURL(path).href) as Promise<unknown>;
}

/** The error, with the place in the config that it came from. */
function describe(error: unknown, path: string): string {
  if (!(error instanceof Error)) return String(error);
  const url = pathToFileURL(path).href;
  const frame = (error.stack ?? "").split("\n").find((line) => line.includes(url) || line.includes(path));
  const place = /:(\d+)(?::\d+)?\)?$/.exec(frame?.trim() ?? "")?.[1];
  const [message = ""] = error.message.split("\n");
  return place === undefined ? message : `${message} (line ${place})`;
}
