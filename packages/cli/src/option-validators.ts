import type { OptionValidators } from "@pylayout/core";

/** The compiled schemas of our own rules' options, by rule: none where the sources run, all in the bundle. */
export const OPTION_VALIDATORS: OptionValidators = {};
