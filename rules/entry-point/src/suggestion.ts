import { nearestName } from "@pylayout/core";
import type { CheckedEntryPoint, Distribution } from "@pylayout/python";

/** The module or name that was probably meant, or why the wheel lacks the module. */
export function suggestion(checked: CheckedEntryPoint, distribution: Distribution): string | undefined {
  const { entryPoint, status, missing } = checked;
  if (status === "missing-module" && missing !== null) {
    const lost = lostModule(checked, distribution);
    if (lost) return `${lost.path} is left out of the wheel: ${lost.why.text}`;
    const near = nearestModule(missing, distribution);
    return near === undefined ? undefined : `did you mean ${near}?`;
  }
  if (status !== "missing-attr" || entryPoint.module === null) return undefined;
  const found = distribution.modules?.find(entryPoint.module);
  const source = found?.kind === "module" || found?.kind === "package" ? found.source : null;
  const bound = source === null ? undefined : distribution.modules?.facts(source)?.bindings().definite;
  const near = nearestName(
    entryPoint.attribute ?? "",
    [...(bound ?? [])].filter((name) => !name.startsWith("__")).sort(),
  );
  return near === undefined ? undefined : `did you mean ${entryPoint.module}:${near}?`;
}

function nearestModule(missing: string, { plan }: Distribution): string | undefined {
  if (plan.outcome !== "ok") return undefined;
  const names = plan.files().flatMap(({ target }) => {
    const name = target.replace(/\/__init__\.py$/, ".py").replace(/\.py$/, "");
    return target.endsWith(".py") ? [name.replaceAll("/", ".")] : [];
  });
  const parent = missing.slice(0, Math.max(0, missing.lastIndexOf(".")));
  const siblings = names.filter((name) => name.slice(0, Math.max(0, name.lastIndexOf("."))) === parent);
  return nearestName(missing, [...new Set(siblings)].sort());
}

/** Whether the module is there and only left out of the wheel: package-discovery names the setting that does it. */
export function isLost(checked: CheckedEntryPoint, distribution: Distribution): boolean {
  return checked.status === "missing-module" && lostModule(checked, distribution) !== undefined;
}

function lostModule({ entryPoint }: CheckedEntryPoint, { missing }: Distribution) {
  return missing.find(({ module }) => module === entryPoint.module);
}
