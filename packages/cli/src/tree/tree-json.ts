import type { Message } from "@pylayout/core";
import { versionsOf } from "@pylayout/python";
import type { ProjectView } from "./project-view.ts";

/** The tree for programs: flat lists, everything named; findings by the fingerprints that `lint --format json` has too. */
export function treeJson(root: string, views: readonly ProjectView[], messages: readonly Message[]): object {
  return {
    schema: 1,
    root,
    projects: views.map(projectJson),
    findings: messages.map(({ rule, severity, message, path, kind, affects, fingerprint }) => ({
      rule,
      severity,
      message,
      path,
      kind,
      affects,
      fingerprint,
    })),
  };
}

function projectJson({ project, root }: ProjectView): object {
  const { path, name, pythons, buildBackend, tests, importRoots, packages, modules } = project;
  return {
    path,
    name,
    buildBackend,
    python: { versions: versionsOf(pythons.versions), declared: pythons.declared, reason: pythons.reason },
    pytest: tests.pytestEvidence === null ? null : { version: tests.pytest, evidence: tests.pytestEvidence },
    installed: { value: tests.installed.value, evidence: tests.installed.evidence },
    importRoots,
    directories: packages.map((node) => ({ path: node.path, kind: node.packageKind, module: node.moduleName })),
    modules: modules.map((module) => ({ path: module.path, module: module.moduleName })),
    tests: [...root.all()].flatMap(({ path: file, test }) =>
      test === null ? [] : [{ path: file, ...test, failsOn: versionsOf(test.failsOn) }],
    ),
  };
}
