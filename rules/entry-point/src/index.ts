import { defineRule, sourceRange, whyNoBuild, type CheckedEntryPoint } from "@pylayout/python";
import { isLost, suggestion } from "./suggestion.ts";

/** Scripts and plugins that lead nowhere (packaging.python.org, "Entry points specification"). */
export const entryPoint = defineRule({
  meta: {
    name: "entry-point",
    type: "problem",
    severity: "error",
    docs: {
      description: "Reports entry points that name a module or attribute which the wheel does not have",
      explanation: `Nothing checks [project.scripts] and its relatives before somebody starts the command: no build backend,
no installer, no metadata checker. The target is looked up in the wheel as it would be built, and its attribute among the
names that the module binds when it is executed. What a module may bind dynamically is unknown, and silent. The first part
of the name must be the project's own.`,
    },
    messages: {
      missingModule: '{{name}} = "{{value}}": there is no module {{module}} in the wheel',
      missingAttribute: '{{name}} = "{{value}}": {{module}} binds no {{attribute}}',
      notCallable: '{{name}} = "{{value}}": a script names a function, as in "package.module:function"',
    },
  },
  create: (context) => ({
    project({ project }, { report }) {
      const { distribution } = project;
      const plan = distribution?.plan;
      if (!distribution || plan?.outcome !== "ok") return;
      for (const checked of distribution.entryPoints) {
        const { name, value, path, line } = checked.entryPoint;
        const verdict = describe(checked);
        if (!verdict || (isLost(checked, distribution) && context.isEnabled("package-discovery", path))) continue;
        const help = suggestion(checked, distribution);
        report({
          ...verdict,
          path,
          kind: "file",
          range: sourceRange(context.tree, path, Math.max(line, 1), 0),
          severity: plan.evidence === "measured" ? "error" : "warning",
          subject: `${name} = ${value}`,
          ...(help === undefined ? {} : { help }),
        });
      }
    },
  }),
  notApplicable: (context) =>
    whyNoBuild(context) ??
    (context.model.projects.some(({ distribution }) => (distribution?.entryPoints.length ?? 0) > 0)
      ? null
      : "no entry points are declared"),
});

const SCRIPTS = new Set(["console_scripts", "gui_scripts"]);

function describe({ entryPoint, status, missing }: CheckedEntryPoint) {
  const { group, name, value, module, attribute } = entryPoint;
  const data = { name, value };
  if (status === "missing-module") {
    return { messageId: "missingModule", data: { ...data, module: missing ?? module ?? "" } } as const;
  }
  if (status === "missing-attr") {
    const [first = ""] = (attribute ?? "").split(".");
    return { messageId: "missingAttribute", data: { ...data, module: module ?? "", attribute: first } } as const;
  }
  if (status === "ok" && attribute === null && SCRIPTS.has(group)) return { messageId: "notCallable", data } as const;
  return undefined;
}
