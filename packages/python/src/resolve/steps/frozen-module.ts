import type { PathStep } from "../resolution-step.ts";
import { type VersionSet, versionRange } from "../../versions/version-set.ts";

const SINCE_3_11 = versionRange("3.11");

/** CPython 3.11 froze what start-up needs (whatsnew/3.11, "Faster Startup"). */
const FROZEN = new Set(
  (
    "abc codecs io _collections_abc _sitebuiltins genericpath ntpath posixpath os site stat " +
    "importlib importlib.util importlib.machinery runpy zipimport"
  ).split(" "),
);

export const frozenModule: PathStep & { versions(name: string): VersionSet } = {
  scope: "before",
  title: "From Python 3.11 on, a frozen module (`os`, `site`, `runpy`, ...), which no file can shadow.",
  versions: (name) => (FROZEN.has(name) ? SINCE_3_11 : 0),
};
