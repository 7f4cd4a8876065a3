import type { CauseKind } from "../model/python-model.ts";
import type { VersionSet } from "../versions/version-set.ts";
import { classifyDuplicate } from "./classify-duplicate.ts";
import { classifyMissing } from "./classify-missing.ts";
import type { CollectionGroup } from "./collect.ts";
import type { Failure } from "./failure.ts";

export interface Classification {
  readonly cause: CauseKind;
  readonly owner: string;
  /** What makes two failures one cause. */
  readonly key: string;
  /** Where the wanted module would be. */
  readonly target: string | null;
}

/** The rule that owns a cause (interfaces of causes: one cause, one owner). `collected`: the file that pytest imports. */
export function classifyCause(
  failure: Failure,
  group: CollectionGroup,
  supported: VersionSet,
  collected: string | null,
): Classification {
  const { kind, wanted } = failure.details;
  const duplicate = collected === null ? null : classifyDuplicate(failure, group, collected);
  if (duplicate !== null) return duplicate;
  const at = `${failure.place?.path ?? ""}:${failure.place?.line ?? 0}`;
  switch (kind) {
    case "syntax-error":
      return { cause: kind, owner: syntaxOwner(failure, group, supported), key: at, target: null };
    case "source-encoding":
      return { cause: kind, owner: "source-encoding", key: `encoding ${failure.place?.path ?? ""}`, target: null };
    case "import-file-mismatch":
      return { cause: kind, owner: "duplicate-test-module", key: `mismatch ${failure.details.message}`, target: null };
    case "missing-module":
    case "missing-name":
      if (wanted !== undefined) return classifyMissing(failure, group, wanted, collected);
      break;
    case "circular-import":
    case "relative-import":
    case "namespace-key-error":
    case "conftest":
    case "other":
      break;
  }
  return { cause: kind, owner: "test-import-resolvability", key: `${at} ${failure.exception}`, target: null };
}

function syntaxOwner(failure: Failure, group: CollectionGroup, supported: VersionSet): string {
  const place = failure.place;
  const issues = place === null ? [] : (group.world.source(place.path)?.syntax() ?? []);
  const rejected = issues.some(({ line, failsOn }) => line === place?.line && (failsOn & supported) === supported);
  return rejected ? "syntax-error" : "syntax-too-new";
}
