import { EVERYTHING, FLAT, layout, tree, type Layout } from "./layout.ts";

export const flit: readonly Layout[] = [
  layout("flit", "module name", tree("code/__init__.py code/a.py demo/x.py"), '[tool.flit.module]\nname = "code"\n'),
  layout(
    "flit",
    "namespace module",
    tree("ns/demo/__init__.py ns/demo/a.py ns/other.py"),
    '[tool.flit.module]\nname = "ns.demo"\n',
  ),
  layout(
    "flit",
    "sdist filters",
    tree(EVERYTHING),
    '[tool.flit.sdist]\ninclude = ["docs/", "helper.py"]\nexclude = ["demo/gap", "demo/data/*.json"]\n',
  ),
  layout("flit", "sdist without main", tree(EVERYTHING), '[tool.flit.sdist]\nexclude = ["demo/__init__.py"]\n'),
  layout("flit", "external data", tree(`${FLAT} data/share/x.txt`), '[tool.flit.external-data]\ndirectory = "data"\n'),
  layout(
    "flit",
    "dynamic version",
    tree("demo/a.py", { "demo/__init__.py": '"""d"""\n__version__ = "2"\n' }),
    "",
    '[project]\nname = "demo"\ndynamic = ["version", "description"]\n',
  ),
  layout(
    "flit",
    "dynamic version missing",
    tree("demo/__init__.py"),
    "",
    '[project]\nname = "demo"\ndynamic = ["version", "description"]\n',
  ),
  layout(
    "flit",
    "dynamic version elsewhere",
    tree("demo/__init__.py", { "demo/_version.py": '__version__ = "2"\n' }),
    "",
    '[project]\nname = "demo"\ndynamic = ["version", "description"]\n',
  ),
  layout(
    "flit",
    "dynamic description missing",
    tree("", { "demo/__init__.py": '__version__ = "2"\n' }),
    "",
    '[project]\nname = "demo"\ndynamic = ["version", "description"]\n',
  ),
  layout(
    "flit",
    "legacy metadata",
    tree("", { "demo.py": '"""d"""\n__version__ = "2"\n' }),
    '[tool.flit.metadata]\nmodule = "demo"\nauthor = "a"\nauthor-email = "a@b.c"\n',
    "",
  ),
  ...[
    { name: "assigned", main: '__doc__ = """d"""\n__version__ = "2"\n' },
    { name: "assigned empty", main: '__doc__ = ""\n__version__ = "2"\n' },
    { name: "computed", main: '__version__ = "2"\nglobals()["__doc__"] = "d"\n' },
    { name: "bytes", main: 'b"d"\n__version__ = "2"\n' },
    { name: "of the version file", main: "x = 1\n", version: '"""d"""\n__version__ = "2"\n' },
  ].map(({ name, main, version }) =>
    layout(
      "flit",
      `description ${name}`,
      tree("demo/a.py", {
        "demo/__init__.py": main,
        ...(version === undefined ? {} : { "demo/_version.py": version }),
      }),
      "",
      '[project]\nname = "demo"\ndynamic = ["version", "description"]\n',
    ),
  ),
];
