import { readHatchling } from "../hatchling/read-hatchling.ts";
import { cannotKnow } from "../plan-stop.ts";
import { readSetuptools } from "../setuptools/read-setuptools.ts";
import type { BackendName } from "../wheel-plan.ts";
import type { BackendReader } from "./backend-reader.ts";
import { readFlit } from "./flit.ts";
import { readMaturin } from "./maturin.ts";
import { readPdm } from "./pdm.ts";
import { readPoetry } from "./poetry.ts";
import { readScikitBuild } from "./scikit-build.ts";
import { readUvBuild } from "./uv-build.ts";

const readMeson: BackendReader = ({ pyproject }) =>
  cannotKnow(
    pyproject.reason(["build-system", "build-backend"], "meson.build says what is installed, and is a program"),
  );

export const backendReaders: Readonly<Record<BackendName, BackendReader>> = {
  setuptools: readSetuptools,
  hatchling: readHatchling,
  flit: readFlit,
  poetry: readPoetry,
  pdm: readPdm,
  uv_build: readUvBuild,
  maturin: readMaturin,
  "scikit-build-core": readScikitBuild,
  "meson-python": readMeson,
};
