import { SURROUNDINGS } from "./add-surroundings.ts";
import type { Draft } from "./surroundings/draft.ts";
import { pytestIni, type GeneratedProject } from "./generate-project.ts";
import { RandomSource } from "./random-source.ts";

/** A scenario puts one circumstance into a project of a few files. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly project: GeneratedProject;
}

/** `each` scenarios of every circumstance that can be recorded: what is installed is not part of a recorded case. */
export function generateScenarios(each: number): readonly Scenario[] {
  return Object.entries(SURROUNDINGS).flatMap(([title, surround], i) =>
    title === "an install in place"
      ? []
      : Array.from({ length: each }, (_, k) => ({
          id: `S${String(i + 1).padStart(2, "0")}.${k + 1}`,
          title,
          project: smallProject(surround, 1000 * (i + 1) + k),
        })),
  );
}

function smallProject(surround: (draft: Draft) => void, seed: number): GeneratedProject {
  const random = new RandomSource(seed * 2246822519);
  const files: Record<string, string> = {
    "app/__init__.py": random.chance(0.7) ? "" : "from app.core import x\n",
    "app/core.py": "x = 1\n",
    "app/more.py": "from app.core import x\nvalue = 2\n",
  };
  if (random.chance(0.3)) delete files["app/__init__.py"];
  if (random.chance(0.4)) files["tests/__init__.py"] = "";
  files["tests/test_0.py"] = random.pick(["import app.core\n", "from app import more\n", "x = 1\n"]);
  files["tests/test_1.py"] = random.pick(["from app.core import x\n", "import json\n", "from . import test_0\n"]);
  files["tests/unit/test_2.py"] = random.pick(["from app.more import value\n", "import app\n", ""]);
  const options = random.chance(0.6) ? ["pythonpath = ."] : [];
  const args = random.pick([[], [], ["--import-mode=append"], ["--import-mode=importlib"]]);
  const draft: Draft = {
    random,
    files,
    names: ["app", "app.core", "app.more"],
    root: "",
    options,
    args,
    installed: [],
    cwd: "",
  };
  surround(draft);
  surround(draft);
  if (draft.options.length > 0) files["pytest.ini"] = pytestIni(draft.options);
  return { seed, files, args: draft.args, module: random.chance(0.2), cwd: draft.cwd, installed: [] };
}
