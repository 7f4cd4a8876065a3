import { AROUND, DATA, FLAT, PROJECT, SRC, layout, tree, type BackendKey, type Layout } from "./layout.ts";

const everyBackend: readonly BackendKey[] = ["setuptools", "hatchling", "flit", "poetry", "pdm", "scikit"];

export const common: readonly Layout[] = everyBackend.flatMap((backend) => [
  layout(backend, "flat with everything around", tree(`${FLAT} ${DATA} ${AROUND}`)),
  layout(backend, "src with everything around", tree(`${SRC} ${AROUND} src/extra.py src/other/__init__.py`)),
  layout(backend, "single module", tree("demo.py README.md")),
  layout(backend, "single module in src", tree("src/demo.py README.md")),
  layout(backend, "two modules", tree("demo.py other.py")),
  layout(backend, "name with dashes", tree("my_demo/__init__.py my_demo/a.py"), "", PROJECT.replace("demo", "my-demo")),
  layout(backend, "name in capitals", tree("Demo/__init__.py Demo/a.py"), "", PROJECT.replace("demo", "Demo")),
  layout(backend, "name with dots", tree("ns/demo/__init__.py ns/demo/a.py"), "", PROJECT.replace("demo", "ns.demo")),
  layout(backend, "namespace with one package", tree("ns/demo/__init__.py ns/demo/a.py ns/more/x.py")),
  layout(backend, "no marker at all", tree("demo/a.py demo/sub/b.py")),
  layout(backend, "data only", tree("demo/a.json demo/sub/b.txt")),
  layout(backend, "nothing", tree("README.md")),
  layout(backend, "both flat and src", tree(`${FLAT} src/demo/__init__.py src/demo/z.py`)),
  layout(backend, "package and module of one name", tree("demo/__init__.py demo.py")),
  layout(backend, "stubs", tree("demo-stubs/__init__.pyi demo-stubs/a.pyi"), "", PROJECT.replace("demo", "demo-stubs")),
  layout(backend, "readme missing", tree("demo/__init__.py"), "", `${PROJECT}readme = "README.md"\n`),
  layout(backend, "no version", tree("demo/__init__.py"), "", PROJECT.replace('version = "1.0"\n', "")),
  layout(backend, "no project table", tree("demo/__init__.py"), "", ""),
  layout(
    backend,
    "hidden and odd names",
    tree("demo/__init__.py demo/.x.py demo/a-b.py demo/.dir/y.py demo/1x/z.py demo/a.b/c.py"),
  ),
  layout(backend, "compiled files", tree("demo/__init__.py demo/a.pyc demo/__pycache__/a.cpython-312.pyc demo/c.so")),
  {
    ...layout(
      backend,
      "ignored in git",
      tree(`${FLAT} build/x.py`, { ".gitignore": "gap/\n*.log\n/build\n", "demo/a.log": "" }),
    ),
    git: true,
  },
  { ...layout(backend, "negated ignore", tree(FLAT, { ".gitignore": "demo/sub/*\n!demo/sub/b.py\n" })), git: true },
  { ...layout(backend, "ignored below", tree(FLAT, { "demo/.gitignore": "sub/\n" })), git: true },
]);
