import { formatVersions } from "@pylayout/python";
import type { Colors } from "../colors.ts";
import { count, printable } from "../text.ts";
import { KIND_NAMES } from "./project-view.ts";
import type { ViewNode } from "./view-node.ts";

export function isTest({ test }: ViewNode): boolean {
  return test !== null && !test.conftest;
}

/** What is said of a node behind its name; of a directory that is not drawn deeper, also what lies below it. */
export function describeNode(node: ViewNode, isDeepest: boolean, colors: Colors): string[] {
  const own = node.kind === "directory" ? [directoryText(node)] : testTexts(node, colors);
  const below = isDeepest && node.kind === "directory" ? belowText(node, colors) : "";
  return [...own, below, ...findings(node, colors)].filter((part) => part !== "");
}

export function directoryText(node: ViewNode): string {
  const kind = KIND_NAMES[node.packageKind ?? "not-a-package"];
  const modules = [...node.children.values()].filter((child) => child.kind === "file" && !child.test);
  const parts = [
    ...(kind === "" ? [] : [`${kind} ${printable(node.moduleName ?? "")}`.trimEnd()]),
    ...(modules.length === 0 ? [] : [count(modules.length, "module")]),
  ];
  return parts.join(", ");
}

function testTexts({ test }: ViewNode, colors: Colors): string[] {
  if (test === null) return [];
  const name = `${test.conftest ? "conftest" : "test"} ${printable(test.module ?? "")}`.trimEnd();
  if (test.outcome === "fails") return [name, colors.error(`fails on ${formatVersions(test.failsOn)}`)];
  return test.outcome === "unknown" ? [name, "not predictable"] : [name];
}

function belowText(node: ViewNode, colors: Colors): string {
  const all = [...node.all()].slice(1);
  const many = (wanted: (child: ViewNode) => boolean) => all.filter(wanted).length;
  const packages = many(({ packageKind }) => packageKind !== null && packageKind !== "not-a-package");
  const tests = many(isTest);
  const found = all.reduce((sum, child) => sum + child.findings.length, 0);
  const parts = [
    ...(packages > 0 ? [count(packages, "package")] : []),
    ...(tests > 0 ? [count(tests, "test module")] : []),
    ...(found > 0 ? [colors.error(count(found, "finding"))] : []),
  ];
  return parts.length === 0 ? "" : `below: ${parts.join(", ")}`;
}

export function findings(node: ViewNode, colors: Colors): string[] {
  return node.findings.map(({ severity, rule, affects }) => {
    const down = affects.length > 0 ? `, takes ${count(affects.length, "test module")} down` : "";
    return `${severity === "error" ? colors.error("error") : colors.warning("warning")} ${rule}${down}`;
  });
}
