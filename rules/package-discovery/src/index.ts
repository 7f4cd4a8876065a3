import type { Note } from "@pylayout/core";
import { defineRule, isMeantToBeBuilt, whyNoBuild, type WheelPlan } from "@pylayout/python";
import { buildPlace } from "./build-place.ts";
import { lostGroups } from "./lost-groups.ts";
import { describeAbsent, describeLost, describeViaSdist } from "./describe-loss.ts";
import { texts } from "./texts.ts";
import { holdsNoModule, topLevelPlace } from "./wheel-content.ts";

/** What a build would leave out of the wheel, or put into site-packages, without a word (PEP 517, each backend's documentation). */
export const packageDiscovery = defineRule({
  meta: {
    name: "package-discovery",
    type: "problem",
    severity: "error",
    docs: {
      description: "Reports modules that the wheel lacks, unwanted top-level names and builds that fail",
      explanation: `Build backends leave modules out of a wheel without a warning: a package that a list does not name, a
directory without __init__.py, a pattern of .gitignore. A checkout and an editable install still have them; users do not.

An error says that shipped code or an entry point imports what the wheel lacks, that the wheel would be empty, or that the
build would fail. A warning: a module below a shipped package is left out, or a generic name such as tests or tools becomes
importable in every environment. What the author excluded is silent unless something imports it. Of pdm and uv_build no
release was compared, so all findings are warnings. What a build script decides is unknown, and silent.`,
    },
    messages: texts,
    schema: {
      type: "object",
      properties: {
        viaSdist: {
          description: "differences of a wheel that is built via the source distribution (python -m build)",
          enum: ["off", "modules", "all"],
        },
      },
      additionalProperties: false,
    },
    defaultOptions: { viaSdist: "modules" },
  },
  create: ({ tree }) => ({
    project({ project }, { options, report }) {
      const { distribution } = project;
      if (!distribution || !isMeantToBeBuilt(tree, project)) return;
      const { plan } = distribution;
      const notes = evidenceNotes(plan);
      const documented = notes.length > 0 ? ({ severity: "warning" } as const) : {};
      if (plan.outcome === "unknown") return;
      if (plan.outcome === "error") {
        const { path, line, text } = plan.reason;
        const data = { backend: plan.backend ?? "the build", reason: text };
        report({ messageId: "fails", data, ...buildPlace(tree, project, path, line), ...documented, notes });
        return;
      }
      const unmeant = distribution.missing.filter(({ why }) => !why.intended);
      if (holdsNoModule(plan) && unmeant.length > 0) {
        const [first] = unmeant;
        const why = first?.why;
        report({
          messageId: "empty",
          data: { first: first?.module ?? "", path: first?.path ?? "" },
          ...buildPlace(tree, project, why?.path ?? "", why?.line ?? 0),
          ...documented,
          notes: [...(why ? [{ label: "why", text: why.text }] : []), ...notes],
        });
      } else {
        for (const group of lostGroups(project, distribution, plan)) {
          const loss = describeLost(tree, project, group);
          report({ ...loss, ...documented, notes: [...loss.notes, ...notes] });
        }
      }
      for (const absent of tree.archive ? distribution.absent : []) {
        if (project.mayExist(absent.place) === null) report({ ...describeAbsent(tree, project, absent), notes });
      }
      for (const name of distribution.unwantedTopLevel) {
        report({
          messageId: "unwanted",
          data: { name },
          ...topLevelPlace(tree, plan, name),
          severity: "warning",
          subject: name,
          notes,
          help: `leave ${name} out in the configuration of ${plan.backend ?? "the build backend"}, or move it into the package`,
        });
      }
      if (options.viaSdist === "off" || tree.archive) return;
      for (const loss of describeViaSdist(tree, project, distribution, options.viaSdist)) {
        report({ ...loss, ...documented, notes: [...loss.notes, ...notes] });
      }
    },
  }),
  notApplicable: whyNoBuild,
});

/** Empty where the backend's rules were compared with builds of its releases. */
function evidenceNotes({ backend, evidence }: WheelPlan): Note[] {
  if (evidence === "measured") return [];
  const source = evidence === "repository" ? "builds of its repository, no release" : "its documentation only";
  return [{ label: "note", text: `the rules of ${backend ?? "this backend"} are known from ${source}` }];
}
