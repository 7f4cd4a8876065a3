import { EVERYTHING, layout, tree, type Layout } from "./layout.ts";

const scikitTool = (body: string): string => `[tool.scikit-build]\nwheel.cmake = false\n${body}\n`;

export const scikit: readonly Layout[] = [
  layout("scikit", "packages", tree(EVERYTHING), scikitTool('wheel.packages = ["demo", "tools"]')),
  layout(
    "scikit",
    "packages table",
    tree(EVERYTHING),
    scikitTool('[tool.scikit-build.wheel.packages]\n"ns/demo" = "demo"'),
  ),
  layout(
    "scikit",
    "packages table mismatch",
    tree(EVERYTHING),
    scikitTool('[tool.scikit-build.wheel.packages]\n"other" = "demo"'),
  ),
  layout("scikit", "packages empty", tree(EVERYTHING), scikitTool("wheel.packages = []")),
  layout("scikit", "wheel exclude", tree(EVERYTHING), scikitTool('wheel.exclude = ["**.json", "demo/gap"]')),
  layout("scikit", "sdist exclude", tree(EVERYTHING), scikitTool('sdist.exclude = ["demo/sub/", "*.txt"]')),
  layout(
    "scikit",
    "sdist exclude and include",
    tree(EVERYTHING),
    scikitTool('sdist.exclude = ["demo/sub/*"]\nsdist.include = ["demo/sub/b.py"]'),
  ),
  layout("scikit", "python directory", tree("python/demo/__init__.py python/demo/x.py")),
];
