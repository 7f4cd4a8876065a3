import { AROUND, DATA, EVERYTHING, FLAT, SRC, layout, tree, type Layout } from "./layout.ts";

const hatch = (body: string): string => `[tool.hatch.build.targets.wheel]\n${body}\n`;

export const hatchling: readonly Layout[] = [
  layout("hatchling", "packages", tree(`${SRC} lib/two/__init__.py`), hatch('packages = ["src/demo", "lib/two"]')),
  layout("hatchling", "packages typo", tree(FLAT), hatch('packages = ["dmeo"]')),
  layout("hatchling", "packages global", tree(`${SRC} ${AROUND}`), '[tool.hatch.build]\npackages = ["src/demo"]\n'),
  layout("hatchling", "include", tree(EVERYTHING), hatch('include = ["demo/**/*.py", "/helper.py"]')),
  layout("hatchling", "include directory", tree(EVERYTHING), hatch('include = ["demo"]')),
  layout(
    "hatchling",
    "include and exclude",
    tree(EVERYTHING),
    hatch('include = ["/demo"]\nexclude = ["*.json", "gap/"]'),
  ),
  layout(
    "hatchling",
    "exclude last wins",
    tree(EVERYTHING),
    hatch('packages = ["demo"]\nexclude = ["demo/sub/*", "!demo/sub/b.py"]'),
  ),
  layout(
    "hatchling",
    "exclude directory and negate below",
    tree(EVERYTHING),
    hatch('packages = ["demo"]\nexclude = ["demo/sub/", "!demo/sub/b.py"]'),
  ),
  layout("hatchling", "only-include", tree(EVERYTHING), hatch('only-include = ["demo/sub", "helper.py"]')),
  layout("hatchling", "only-packages", tree(EVERYTHING), hatch('packages = ["demo"]\nonly-packages = true')),
  layout(
    "hatchling",
    "sources list",
    tree(`${SRC} ${AROUND}`),
    hatch('only-include = ["src/demo"]\nsources = ["src"]'),
  ),
  layout(
    "hatchling",
    "sources table",
    tree(`${SRC} ${AROUND}`),
    hatch('only-include = ["src/demo"]\n[tool.hatch.build.targets.wheel.sources]\n"src/demo" = "renamed"'),
  ),
  layout(
    "hatchling",
    "sources for everything",
    tree(FLAT),
    hatch('packages = ["demo"]\n[tool.hatch.build.targets.wheel.sources]\n"" = "prefix"'),
  ),
  layout(
    "hatchling",
    "force-include",
    tree(EVERYTHING),
    hatch(
      'packages = ["demo"]\n[tool.hatch.build.targets.wheel.force-include]\n"docs" = "demo/docs"\n"helper.py" = "demo/h.py"',
    ),
  ),
  layout(
    "hatchling",
    "force-include alone",
    tree("lib/x.py"),
    hatch('[tool.hatch.build.targets.wheel.force-include]\n"lib" = "lib"'),
  ),
  layout(
    "hatchling",
    "force-include moves",
    tree(FLAT),
    hatch('packages = ["demo"]\n[tool.hatch.build.targets.wheel.force-include]\n"demo/a.py" = "demo/moved.py"'),
  ),
  layout(
    "hatchling",
    "force-include missing",
    tree(FLAT),
    hatch('[tool.hatch.build.targets.wheel.force-include]\n"gone" = "demo/gone"'),
  ),
  layout(
    "hatchling",
    "force-include twice",
    tree(`${FLAT} x/a.py`),
    hatch('packages = ["demo"]\n[tool.hatch.build.targets.wheel.force-include]\n"x" = "demo"'),
  ),
  layout("hatchling", "bypass", tree("lib/x.py"), hatch("bypass-selection = true")),
  layout(
    "hatchling",
    "shared data",
    tree(EVERYTHING),
    hatch('packages = ["demo"]\n[tool.hatch.build.targets.wheel.shared-data]\n"docs" = "share/docs"'),
  ),
  layout(
    "hatchling",
    "hatch.toml",
    { ...tree(EVERYTHING), "hatch.toml": '[build.targets.wheel]\npackages = ["tools"]\n' },
    hatch('packages = ["demo"]'),
  ),
  layout(
    "hatchling",
    "sdist include",
    tree(EVERYTHING),
    '[tool.hatch.build.targets.sdist]\ninclude = ["/demo"]\nexclude = ["gap"]\n',
  ),
  layout(
    "hatchling",
    "sdist only-include",
    tree(EVERYTHING),
    '[tool.hatch.build.targets.sdist]\nonly-include = ["demo/sub"]\n',
  ),
  layout(
    "hatchling",
    "skip excluded directories",
    tree(EVERYTHING),
    hatch('include = ["demo"]\nskip-excluded-dirs = true\nexclude = ["gap"]'),
  ),
  layout("hatchling", "hook", tree(FLAT), '[tool.hatch.build.hooks.custom]\npath = "hatch_build.py"\n'),
  layout(
    "hatchling",
    "disabled hook",
    tree(FLAT),
    '[tool.hatch.build.hooks.custom]\npath = "hatch_build.py"\nenable-by-default = false\n',
  ),
  layout("hatchling", "unanchored include", tree(`${EVERYTHING} other/demo/z.py`), hatch('include = ["demo/"]')),
  {
    ...layout(
      "hatchling",
      "artifacts",
      tree(FLAT, { ".gitignore": "gap/\n" }),
      hatch('packages = ["demo"]\nartifacts = ["gap/c.py"]'),
    ),
    git: true,
  },
  {
    ...layout(
      "hatchling",
      "ignore-vcs",
      tree(FLAT, { ".gitignore": "gap/\n" }),
      "[tool.hatch.build]\nignore-vcs = true\n",
    ),
    git: true,
  },
  {
    ...layout(
      "hatchling",
      "brackets in ignore",
      tree("demo/__init__.py demo/a1.py demo/a2.py demo/b[x].py", { ".gitignore": "a[0-1].py\nb\\[x\\].py\n**/zz\n" }),
    ),
    git: true,
  },
  {
    ...layout("hatchling", "ignore everything but", tree(`${FLAT} ${DATA}`, { ".gitignore": "*\n!*/\n!*.py\n" })),
    git: true,
  },
];
