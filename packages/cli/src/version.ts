declare const PYLAYOUT_VERSION: string | undefined;

/** The release; set when the command is bundled. */
export const VERSION = typeof PYLAYOUT_VERSION === "string" ? PYLAYOUT_VERSION : "0.0.0-source";
