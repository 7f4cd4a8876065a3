import type { TomlConfig } from "./project-config.ts";
import { cannotKnow } from "./plan-stop.ts";
import type { BackendName } from "./wheel-plan.ts";

/** Import name of a PEP 517 backend, without its object. */
const backendOf: Readonly<Record<string, BackendName>> = {
  "setuptools.build_meta": "setuptools",
  "setuptools.build_meta.__legacy__": "setuptools",
  "hatchling.build": "hatchling",
  "flit_core.buildapi": "flit",
  "flit.buildapi": "flit",
  "poetry.core.masonry.api": "poetry",
  "poetry.masonry.api": "poetry",
  "pdm.backend": "pdm",
  "pdm.pep517.api": "pdm",
  uv_build: "uv_build",
  maturin: "maturin",
  "scikit_build_core.build": "scikit-build-core",
  "scikit_build_core.setuptools.build_meta": "setuptools",
  mesonpy: "meson-python",
};

/** The backend that pip and build would start (PEP 517): setuptools where none is named. */
export function buildBackend(pyproject: TomlConfig): BackendName {
  const name = pyproject.string("build-system", "build-backend");
  if (pyproject.has("build-system", "backend-path")) {
    const text = "the build backend is part of the project itself and is never run";
    return cannotKnow(pyproject.reason(["build-system", "backend-path"], text));
  }
  if (name === undefined) return "setuptools";
  const module = name.startsWith("setuptools.build_meta:__legacy__") ? "setuptools.build_meta" : name.split(":")[0];
  const known = Object.hasOwn(backendOf, module ?? "") ? backendOf[module ?? ""] : undefined;
  if (known) return known;
  const text = `${name} is no build backend whose rules are known`;
  return cannotKnow(pyproject.reason(["build-system", "build-backend"], text));
}

/** Distributions that the build needs, by normalised name. */
export function buildRequirements(pyproject: TomlConfig): ReadonlySet<string> {
  const requires = pyproject.strings("build-system", "requires") ?? [];
  return new Set(requires.map(requirementName));
}

export function requirementName(requirement: string): string {
  return (/^\s*([A-Za-z0-9._-]+)/.exec(requirement)?.[1] ?? "").toLowerCase().replace(/[-_.]+/g, "-");
}
