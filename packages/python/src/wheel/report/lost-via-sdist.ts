import { joinPath } from "../files/posix-path.ts";
import { targetsBeyond } from "../files/find-target.ts";
import { WheelModules } from "../entry-points/wheel-modules.ts";
import type { ViaSdist } from "../sdist/via-sdist.ts";
import type { WheelPlan } from "../wheel-plan.ts";
import { dottedName } from "./module-path.ts";
import { prefixes, shippedImports, type ShippedImport } from "./shipped-imports.ts";

/** How the wheel that `python -m build` makes differs from the one that `pip install .` makes. */
export interface LostViaSdist {
  /** Paths in the wheel. */
  readonly onlyDirect: readonly string[];
  readonly onlyViaSdist: readonly string[];
  /** Modules among `onlyDirect` that the other wheel's own code imports when it is executed. Places in the project. */
  readonly imported: ReadonlyMap<string, readonly ShippedImport[]>;
}

/** Empty unless both builds are known to succeed. */
export function lostViaSdist(plan: WheelPlan, { sdist, wheel, tree }: ViaSdist): LostViaSdist {
  if (plan.outcome !== "ok" || sdist.outcome !== "ok" || wheel?.outcome !== "ok" || !tree) {
    return { onlyDirect: [], onlyViaSdist: [], imported: new Map() };
  }
  const onlyDirect = targetsBeyond(plan.files(), wheel.files());
  const onlyViaSdist = targetsBeyond(wheel.files(), plan.files());
  const lost = onlyDirect.filter((target) => target.endsWith(".py"));
  const names = new Set(lost.flatMap((target) => prefixes(dottedName(target))));
  if (names.size === 0) return { onlyDirect, onlyViaSdist, imported: new Map() };
  const found = shippedImports(wheel, new WheelModules(tree, wheel), names);
  const imported = [...found].flatMap(([module, places]): [string, ShippedImport[]][] => {
    const own = places.flatMap(({ path, line }) => {
      const source = sdist.files.get(path);
      return source === null || source === undefined ? [] : [{ path: joinPath(plan.projectPath, source), line }];
    });
    return own.length > 0 ? [[module, own]] : [];
  });
  return { onlyDirect, onlyViaSdist, imported: new Map(imported) };
}
