import {
  causeReport,
  chainReport,
  defineRule,
  ShippedReaches,
  sourceRange,
  versionsOf,
  type EncodingVerdict,
} from "@pylayout/python";
import { reencode } from "./reencode.ts";

/** Sources whose bytes Python cannot read as text (PEP 263): UTF-16, null bytes, a wrong or missing coding comment. */
export const sourceEncoding = defineRule({
  meta: {
    name: "source-encoding",
    type: "problem",
    severity: "error",
    docs: {
      description: "Reports Python sources whose encoding CPython does not accept",
      explanation: `Python reads a source as UTF-8 unless a coding comment in its first two lines says otherwise (PEP 263). A
file saved as UTF-16, with null bytes, or with single bytes of another encoding is a SyntaxError (older Pythons: ValueError)
where it is imported, whatever an editor shows.

An error where a test module imports the file, and where importing the installed package executes it; a warning for other
files that ship. The fix writes the file anew as UTF-8; it is unsafe, since the encoding that was meant is a guess.`,
    },
    messages: { rejected: "Python cannot read this source: {{text}}" },
    schema: {
      type: "object",
      properties: {
        unreached: {
          description: "which files that no test imports are looked at",
          enum: ["none", "shipped", "all"],
        },
      },
      additionalProperties: false,
    },
    defaultOptions: { unreached: "shipped" },
  },
  create({ model, tree }) {
    const reaches = new ShippedReaches(model);
    const words = (path: string, text: string) => {
      const fix = reencode(tree, path);
      return {
        messageId: "rejected",
        data: { text },
        help: "save the file as UTF-8",
        ...(fix && { fix }),
      } as const;
    };
    return {
      rootCause(cause, { report }) {
        if (cause.owner !== "source-encoding") return;
        report({ ...causeReport(tree, cause), ...words(cause.path, `${cause.exception}: ${cause.exceptionMessage}`) });
      },
      module(module, { options, report }) {
        const { project, path } = module;
        if (options.unreached === "none") return;
        if (options.unreached === "shipped" && project.ships(path) !== "yes") return;
        const verdict = model.source(path)?.encoding;
        const fails = (verdict?.failsOn ?? 0) & project.pythons.versions;
        if (verdict === undefined || fails === 0) return;
        if (project.rootCauses.some((cause) => cause.owner === "source-encoding" && cause.path === path)) return;
        const chain = reaches.chainTo(module, fails);
        report({
          ...words(path, messageOf(verdict)),
          severity: chain ? "error" : "warning",
          ...(verdict.line > 0 && { range: sourceRange(tree, path, verdict.line, 0) }),
          pythons: versionsOf(fails),
          ...chainReport(chain, path, Math.max(verdict.line, 1)),
        });
      },
    };
  },
});

function messageOf({ exception, message }: EncodingVerdict): string {
  return `${exception ?? "SyntaxError"}: ${message ?? "the bytes are not of the encoding that it declares"}`;
}
