import { common } from "./layouts/every-backend.ts";
import { flit } from "./layouts/flit.ts";
import { hatchling } from "./layouts/hatchling.ts";
import { pdm } from "./layouts/pdm.ts";
import { poetry } from "./layouts/poetry.ts";
import { scikit } from "./layouts/scikit.ts";
import { setuptools } from "./layouts/setuptools.ts";
import type { Layout } from "./layouts/layout.ts";

export const baseLayouts: readonly Layout[] = [
  ...common,
  ...setuptools,
  ...hatchling,
  ...flit,
  ...poetry,
  ...pdm,
  ...scikit,
].map(withoutEmptyName);

/** `tree("")` names one file "". */
function withoutEmptyName(one: Layout): Layout {
  const files = Object.fromEntries(Object.entries(one.files).filter(([path]) => path !== ""));
  return { ...one, files };
}
