import module from "node:module";
import { pathToFileURL } from "node:url";
import { UsageError } from "@pylayout/core";
import { noteUnrepeatable } from "../disk/observations.ts";
import { asyncHooksSource } from "./async-hooks.ts";
import { isBareSpecifier, isNotFound, moduleFormat, parsePackageRequest, writePackageRequest } from "./specifier.ts";

/** Specifiers that this installation answers itself, as file URLs: `pylayout/config`, `@pylayout/rule-missing-init`. */
export type OwnModules = Readonly<Record<string, string>>;

interface Resolved {
  readonly url: string;
  readonly format?: string | null;
}

interface ResolveContext {
  readonly parentURL?: string | undefined;
}

type NextResolve = (specifier: string, context: ResolveContext) => Resolved;

/** What node:module offers beyond the types of Node 20. */
interface ModuleHooks {
  registerHooks?(hooks: { resolve(specifier: string, context: ResolveContext, next: NextResolve): Resolved }): void;
  register(specifier: string, options: { data: unknown }): void;
}

const known: Record<string, string> = {};
let isInstalled = false;

/**
 * Lets configs and plugins import what they cannot see from where they lie: first as Node resolves it from there, then
 * pylayout's own modules, then packages installed beside pylayout. Holds for the whole process.
 */
export function installResolver(ownModules: OwnModules): void {
  noteUnrepeatable();
  const hooks = module as unknown as ModuleHooks;
  if (hooks.registerHooks) {
    Object.assign(known, ownModules);
    if (!isInstalled) hooks.registerHooks({ resolve });
  } else if (!isInstalled) {
    hooks.register(asyncHooksSource, { data: { ownModules, home: import.meta.url } });
  }
  isInstalled = true;
}

/**
 * Imports a package as a file in `directory` would; undefined where neither it nor pylayout's installation has it.
 * Throws UsageError where it is there but cannot be loaded.
 */
export async function importPackage(name: string, directory: string, ownModules: OwnModules): Promise<unknown> {
  installResolver(ownModules);
  const request = writePackageRequest(name, pathToFileURL(`${directory}/`).href);
  try {
    return await (import(request) as Promise<unknown>);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (isNotFound(error) && message.includes(`'${name}'`)) return undefined;
    throw new UsageError(`the package "${name}" cannot be loaded: ${message.split("\n")[0] ?? ""}`, {
      where: directory,
    });
  }
}

function resolve(specifier: string, context: ResolveContext, next: NextResolve): Resolved {
  const request = parsePackageRequest(specifier);
  const name = request?.name ?? specifier;
  const place = request ? { ...context, parentURL: request.from } : context;
  try {
    const resolved = next(name, place);
    const format = resolved.format ?? moduleFormat(resolved.url);
    return format === undefined ? resolved : { ...resolved, format };
  } catch (error) {
    if (!isBareSpecifier(name) || !isNotFound(error)) throw error;
    const own = known[name];
    if (own !== undefined) return next(own, place);
    try {
      return next(name, { ...place, parentURL: import.meta.url });
    } catch {
      throw error;
    }
  }
}
