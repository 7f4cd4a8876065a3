/** A layout to be built for real and to be predicted. */
export interface Layout {
  readonly id: string;
  readonly backend: BackendKey;
  readonly files: Readonly<Record<string, string>>;
  readonly git?: boolean;
}

export type BackendKey = "setuptools" | "hatchling" | "flit" | "poetry" | "pdm" | "scikit";

export const backendModules: Readonly<Record<BackendKey, string>> = {
  setuptools: "setuptools.build_meta",
  hatchling: "hatchling.build",
  flit: "flit_core.buildapi",
  poetry: "poetry.core.masonry.api",
  pdm: "pdm.backend",
  scikit: "scikit_build_core.build",
};

export const PROJECT = '[project]\nname = "demo"\nversion = "1.0"\ndescription = "d"\n';

function pyproject(backend: BackendKey, extra = "", project = PROJECT): string {
  const scikit = backend === "scikit" && !extra.includes("cmake") ? "[tool.scikit-build]\nwheel.cmake = false\n" : "";
  return `[build-system]\nrequires = []\nbuild-backend = "${backendModules[backend]}"\n${project}${scikit}${extra}`;
}

/** Files with short contents: `paths` are split at spaces. */
export function tree(paths: string, contents: Readonly<Record<string, string>> = {}): Record<string, string> {
  const empty = Object.fromEntries(paths.split(" ").map((path) => [path, '"""d"""\n']));
  return { ...empty, ...contents };
}

export const FLAT =
  "demo/__init__.py demo/a.py demo/sub/__init__.py demo/sub/b.py demo/gap/c.py demo/gap/deep/__init__.py";
export const DATA = "demo/py.typed demo/data/d.json demo/data/.hidden demo/x.txt demo/sub/b.pyi";
export const AROUND =
  "tests/__init__.py tests/test_a.py docs/conf.py tools/t.py README.md LICENSE helper.py .github/x.yml";
export const EVERYTHING = `${FLAT} ${DATA} ${AROUND}`;
export const SRC = `${FLAT} ${DATA}`.replaceAll("demo/", "src/demo/");

export function layout(
  backend: BackendKey,
  name: string,
  files: Record<string, string>,
  extra = "",
  project = PROJECT,
): Layout {
  return {
    id: `${backend} ${name}`,
    backend,
    files: { ...files, "pyproject.toml": pyproject(backend, extra, project) },
  };
}
