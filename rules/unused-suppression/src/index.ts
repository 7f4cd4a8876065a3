/** The engine does the work, since only it knows what was silenced; here the rule has its page and its tests. */
export { unusedSuppression } from "@pylayout/core";
