import { buildFileTree, memorySource } from "@pylayout/core";
import { describe, expect, test } from "vitest";
import { checkEntryPoints } from "../../src/wheel/entry-points/check-entry-points.ts";
import { readEntryPoints } from "../../src/wheel/entry-points/read-entry-points.ts";
import { wheelPlan } from "../../src/wheel/plan-wheel.ts";
import { Distribution } from "../../src/wheel/report/distribution.ts";
import { wheelReport } from "../../src/wheel/report/wheel-report.ts";
import { packagingCases, packagingTree } from "./packaging-cases.ts";

describe("reports of the recorded layouts", () => {
  for (const layout of packagingCases) {
    test(layout.id, () => {
      const tree = packagingTree(layout);
      const report = wheelReport(new Distribution(tree, wheelPlan(tree, layout.project_dir ?? "")));
      const { report: missing = [], optional = [], unwanted_top_level: unwanted = [] } = layout.labels;
      expect(report.missing.map(({ module }) => module).filter((name) => !optional.includes(name))).toEqual(missing);
      expect(report.unwantedTopLevel).toEqual(unwanted);
      for (const { why } of report.missing) expect(why.file === "" || why.file in layout.files).toBe(true);
    });
  }
});

describe("entry points of the recorded layouts", () => {
  for (const layout of packagingCases.filter(({ labels }) => Object.keys(labels.entry_points ?? {}).length > 0)) {
    test(layout.id, () => {
      const tree = packagingTree(layout);
      const plan = wheelPlan(tree, layout.project_dir ?? "");
      if (plan.outcome !== "ok") throw new Error("the layout builds");
      for (const { entryPoint, status } of checkEntryPoints(tree, plan, readEntryPoints(tree, ""))) {
        const { group, name, value } = entryPoint;
        const truth = layout.labels.entry_points?.[`${group}:${name} = ${value}`];
        expect(truth).toBeDefined();
        if (status !== "unknown") expect(status).toBe(truth);
      }
    });
  }
});

test("a module that shipped code makes and stores itself is not missing", () => {
  const missing = (code: string) => {
    const tree = buildFileTree(
      memorySource({
        "setup.py": "from setuptools import setup\nsetup(name='pkg', packages=['pkg'])\n",
        "pkg/__init__.py": "from pkg import make\nimport pkg.gen\n",
        "pkg/gen/__init__.py": "",
        "pkg/make.py": `import sys, types\n${code}\n`,
      }),
    );
    return wheelReport(new Distribution(tree, wheelPlan(tree, ""))).missing.map(({ module }) => module);
  };
  expect(missing("m = sys.modules['pkg.gen'] = types.ModuleType('pkg.gen')")).toEqual([]);
  expect(missing("def make():\n    sys.modules.setdefault('pkg.gen', types)\nmake()")).toEqual([]);
  expect(missing("if sys.modules['pkg.gen'] == 1: pass")).toEqual(["pkg.gen"]);
});
