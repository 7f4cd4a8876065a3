/**
 * The resolver of module-resolver.ts for Node 20, whose hooks run in a thread of their own and must come from a URL.
 * Types are not stripped there, so TypeScript never reaches it.
 */
const source = String.raw`
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
let ownModules = {};
let home;
export function initialize(data) { ({ ownModules, home } = data); }
export async function resolve(specifier, context, next) {
  const scheme = "pylayout-package:";
  let name = specifier;
  let place = context;
  if (specifier.startsWith(scheme)) {
    const [wanted, from] = specifier.slice(scheme.length).split("?").map(decodeURIComponent);
    name = wanted;
    place = { ...context, parentURL: from };
  }
  try {
    const resolved = await next(name, place);
    return isUnmarkedModule(resolved) ? { ...resolved, format: "module" } : resolved;
  } catch (error) {
    if (/^(?:[./]|[a-z][-+.a-z0-9]*:)/i.test(name) || !/MODULE_NOT_FOUND$/.test(error?.code)) throw error;
    if (Object.hasOwn(ownModules, name)) return next(ownModules[name], place);
    try {
      return await next(name, { ...place, parentURL: home });
    } catch {
      throw error;
    }
  }
}
function isUnmarkedModule({ url, format }) {
  if (format != null || !/^file:.*\.js$/.test(url) || url.includes("/node_modules/")) return false;
  try {
    return /^\s*(?:import\b(?!\s*\()|export\b)/m.test(readFileSync(fileURLToPath(url), "utf8"));
  } catch {
    return false;
  }
}
`;

export const asyncHooksSource = `data:text/javascript,${encodeURIComponent(source)}`;
