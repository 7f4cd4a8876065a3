declare const PYLAYOUT_VERSION: string | undefined;
declare const PYLAYOUT_BUILD: string | undefined;

/** The release; set when the command is bundled. */
export const VERSION = typeof PYLAYOUT_VERSION === "string" ? PYLAYOUT_VERSION : "0.0.0-source";

/** Tells one bundle's contents from another's; undefined where the sources run. */
export const BUILD = typeof PYLAYOUT_BUILD === "string" ? PYLAYOUT_BUILD : undefined;
