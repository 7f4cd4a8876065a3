import { defineRule, sourceRange, testDiscoveries, whyNoTests } from "@pylayout/python";
import { defaultExclusions } from "./default-exclusions.ts";
import { helpersAsTests } from "./helpers-as-tests.ts";
import { misnamedTests } from "./misnamed-tests.ts";
import { overriddenConfigs } from "./overridden-configs.ts";

/** Tests that nobody runs, and nobody misses: pytest says nothing of what it does not collect. */
export const uncollectedTest = defineRule({
  meta: {
    name: "uncollected-test",
    type: "problem",
    severity: "warning",
    docs: {
      description: "Reports tests that pytest never runs, and options that it never reads",
      explanation: `pytest collects files whose names match python_files, does not enter directories called build or dist unless
norecursedirs is set, and reads one configuration file: pytest.ini before pyproject.toml before tox.ini before setup.cfg. What it
leaves out it leaves out silently.

Reported are modules with tests beside collected ones whose name does not match, directories with tests that the default of
norecursedirs excludes, and configuration that another file overrides. With "helpers" also modules of the package that pytest
takes for test modules by their name, and that hold no test.`,
    },
    messages: {
      name: "holds tests, but its name matches none of {{patterns}}: pytest never runs them",
      directory: "pytest does not enter a directory called {{name}}: {{tests}} in it never run",
      config: "pytest reads {{inifile}} only: {{options}} here have no effect",
      helper: "pytest takes this module of the package for a test module, and it holds no test",
    },
    schema: {
      type: "object",
      properties: {
        helpers: { description: "whether modules that are collected by their name only are reported", type: "boolean" },
      },
      additionalProperties: false,
    },
    defaultOptions: { helpers: false },
  },
  create: ({ model, tree }) => ({
    project({ project }, { options, report }) {
      const { sessions } = project.tests;
      if (sessions.length === 0) return;
      for (const { path, line, by, keys } of overriddenConfigs(sessions, tree)) {
        report({
          messageId: "config",
          path,
          kind: "file",
          range: sourceRange(tree, path, line, 0),
          data: { inifile: by, options: keys.join(", ") },
          related: [{ path: by, line: 0, message: "is read" }],
          help: `move them to ${by}, or delete them`,
        });
      }
      for (const { directory, tests } of defaultExclusions(project, tree)) {
        report({
          messageId: "directory",
          path: directory.path,
          kind: "directory",
          data: { name: directory.name, tests: tests === 1 ? "1 test module" : `${tests} test modules` },
          help: "rename it, or set norecursedirs in pytest's configuration",
        });
      }
      if (testDiscoveries(tree, project).length > 0) return;
      for (const { path, patterns } of misnamedTests(project, tree)) {
        report({ messageId: "name", path, kind: "file", data: { patterns: patterns.join(", ") }, help: "rename it" });
      }
      if (!options.helpers) return;
      for (const path of helpersAsTests(project, model)) {
        report({
          messageId: "helper",
          path,
          kind: "file",
          help: "rename it, or set testpaths in pytest's configuration",
        });
      }
    },
  }),
  notApplicable: whyNoTests,
});
