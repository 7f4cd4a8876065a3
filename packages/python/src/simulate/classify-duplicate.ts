import { packageTop } from "../pytest/module-name.ts";
import { baseName } from "../pytest/tree-path.ts";
import type { Classification } from "./classify-cause.ts";
import type { CollectionGroup } from "./collect.ts";
import type { Failure } from "./failure.ts";

/**
 * Two files, or the packages that hold them, which pytest imports by one name: sys.modules keeps the first, so that the
 * second is an import file mismatch, or not found in the first one's package.
 */
export function classifyDuplicate(failure: Failure, group: CollectionGroup, collected: string): Classification | null {
  const { tree } = group.world;
  const { kind, wanted, origin } = failure.details;
  if (failure.chain.length > 0 || wanted === undefined) return null;
  const isMismatch = kind === "import-file-mismatch";
  if (!isMismatch && kind !== "missing-module") return null;
  const own = packageTop(tree, collected);
  const other = isMismatch ? (origin ?? null) : otherOfName(group, wanted.module, own);
  const otherTop = other === null ? null : packageTop(tree, other);
  if (!isMismatch && otherTop === null) return null;
  const arePackages = own !== null && otherTop !== null && own !== otherTop && baseName(own) === baseName(otherTop);
  const target = arePackages ? `${otherTop}/__init__.py` : other;
  const key = arePackages ? `duplicate ${otherTop} ${own}` : `duplicate ${other ?? wanted.module} ${collected}`;
  return { cause: "import-file-mismatch", owner: "duplicate-test-module", key, target };
}

/** A collected file whose top package bears the same name but lies elsewhere. */
function otherOfName({ session, world }: CollectionGroup, name: string, own: string | null): string | null {
  const top = `${name.split(".")[0] ?? ""}.`;
  const isOther = (path: string) => ![null, own].includes(packageTop(world.tree, path));
  return own === null ? null : (session.modules.find((m) => m.name.startsWith(top) && isOther(m.path))?.path ?? null);
}
