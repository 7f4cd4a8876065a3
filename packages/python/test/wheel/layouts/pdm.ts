import { EVERYTHING, FLAT, layout, tree, type Layout } from "./layout.ts";

const pdmTool = (body: string): string => `[tool.pdm.build]\n${body}\n`;

export const pdm: readonly Layout[] = [
  layout("pdm", "package-dir", tree("lib/demo/__init__.py lib/demo/a/b.py lib/x.py"), pdmTool('package-dir = "lib"')),
  layout("pdm", "includes", tree(EVERYTHING), pdmTool('includes = ["demo", "helper.py"]')),
  layout("pdm", "includes glob", tree(EVERYTHING), pdmTool('includes = ["demo/**/*.py", "docs/"]')),
  layout("pdm", "excludes", tree(EVERYTHING), pdmTool('excludes = ["demo/gap", "**/*.json"]')),
  layout(
    "pdm",
    "include wins",
    tree(EVERYTHING),
    pdmTool('includes = ["demo", "demo/data/d.json"]\nexcludes = ["**/*.json"]'),
  ),
  layout("pdm", "tie", tree(EVERYTHING), pdmTool('includes = ["demo", "demo/a.py"]\nexcludes = ["demo/a.py"]')),
  layout("pdm", "source-includes", tree(EVERYTHING), pdmTool('source-includes = ["docs", "demo/gap"]')),
  layout("pdm", "tests named", tree(EVERYTHING), pdmTool('includes = ["demo", "tests"]')),
  layout("pdm", "hook", tree(`${FLAT} pdm_build.py`)),
  layout(
    "pdm",
    "wheel data",
    tree(EVERYTHING),
    '[tool.pdm.build.wheel-data]\nscripts = ["helper.py"]\ndata = [{path = "docs/*.py", relative-to = "."}]\n',
  ),
];
