import { fileURLToPath } from "node:url";

/** The package that this code belongs to; sources and bundle both lie one level below it. */
export const OWN_DIRECTORY = fileURLToPath(new URL("../", import.meta.url));

/** Where `pylayout` and `pylayout/config` are found when a config outside this installation imports them. */
export const OWN_MODULES: Readonly<Record<string, string>> = {
  pylayout: own("index"),
  "pylayout/config": own("config"),
};

/** The bundle's chunks and the sources both lie beside their entry points. */
function own(name: string): string {
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  return new URL(`./${name}.${extension}`, import.meta.url).href;
}
