import type { EntryPointStatus } from "../entry-points/check-entry-points.ts";
import type { WheelPlan } from "../wheel-plan.ts";
import type { Distribution } from "./distribution.ts";

/** What `pylayout wheel --format json` prints. */
export interface WheelReport {
  readonly schema: 1;
  readonly backend: string | null;
  readonly outcome: WheelPlan["outcome"];
  /** Why the build fails or cannot be known; null where it succeeds. */
  readonly reason: string | null;
  /** Paths in the wheel, outside its .dist-info directory. */
  readonly files: readonly string[];
  readonly missing: readonly {
    readonly module: string;
    readonly path: string;
    readonly why: { readonly file: string; readonly line: number; readonly key: string };
  }[];
  readonly unwantedTopLevel: readonly string[];
  readonly entryPoints: readonly { readonly name: string; readonly status: EntryPointStatus }[];
  readonly viaSdist: {
    readonly outcome: WheelPlan["outcome"];
    readonly onlyDirect: readonly string[];
    readonly onlyViaSdist: readonly string[];
  };
}

export function wheelReport(distribution: Distribution): WheelReport {
  const viaOutcome = outcomeOf(distribution);
  const { plan, lostViaSdist: lost } = distribution;
  const { backend, outcome } = plan;
  return {
    schema: 1,
    backend,
    outcome,
    reason: plan.outcome === "ok" ? null : plan.reason.text,
    files: plan.outcome === "ok" ? plan.files().map(({ target }) => target) : [],
    missing: distribution.missing.map(({ module, path, why }) => ({
      module,
      path,
      why: { file: why.path, line: why.line, key: why.key },
    })),
    unwantedTopLevel: distribution.unwantedTopLevel,
    entryPoints: distribution.entryPoints.map(({ entryPoint, status }) => ({ name: entryPoint.name, status })),
    viaSdist: { outcome: viaOutcome, onlyDirect: lost.onlyDirect, onlyViaSdist: lost.onlyViaSdist },
  };
}

function outcomeOf({ viaSdist }: Distribution): WheelPlan["outcome"] {
  return (viaSdist.wheel ?? viaSdist.sdist).outcome;
}
