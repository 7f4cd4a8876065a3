import { defineRule, ShippedReaches, sourceRange, type ModuleNode } from "@pylayout/python";
import { starImports, type StarImportPlace } from "./star-imports.ts";
import { unboundExports } from "./unbound-exports.ts";

/** `__all__` must name attributes or submodules: `from m import *` reads each (the language reference, "The import statement"). */
export const undefinedExport = defineRule({
  meta: {
    name: "undefined-export",
    type: "problem",
    severity: "error",
    docs: {
      description: "Reports names in __all__ that the module never binds",
      explanation: `\`from module import *\` reads every name in __all__, and a name that the module does not bind is an
AttributeError there. Without a star import nothing fails, but the module promises what it does not have.

An error where a star import that a test module or the installed package executes reaches the module; a warning where another
file has one. With the option \`unreached\` every module is looked at. Where names may be bound dynamically (star imports,
__getattr__, globals(), exec) nothing is claimed.`,
    },
    messages: {
      unbound: "__all__ lists {{name}}, which {{module}} does not bind",
    },
    schema: {
      type: "object",
      properties: {
        unreached: { description: "also modules that no star import reaches", type: "boolean" },
      },
      additionalProperties: false,
    },
    defaultOptions: { unreached: false },
  },
  create({ model, tree }) {
    const reaches = new ShippedReaches(model);
    let stars: ReadonlyMap<string, StarImportPlace> | undefined;
    return {
      module(module, { options, report }) {
        const { path, project } = module;
        stars ??= starImports(model);
        const star = stars.get(path);
        if (star === undefined && !options.unreached) return;
        for (const { name, line } of unboundExports(module, model)) {
          const isReported = project.rootCauses.some(
            ({ wanted }) => wanted?.module === module.moduleName && wanted.name === name,
          );
          if (isReported) continue;
          const range = sourceRange(tree, path, line, 0);
          report({
            messageId: "unbound",
            data: { name, module: module.moduleName ?? path },
            severity: star !== undefined && isExecuted(star.importer) ? "error" : "warning",
            range,
            related:
              star === undefined
                ? []
                : [
                    {
                      path: star.importer.path,
                      line: star.line,
                      message: `from ${module.moduleName ?? path} import *`,
                    },
                  ],
            notes:
              star === undefined ? [] : [{ label: "read by", text: `${star.importer.path}:${star.line} (import *)` }],
            subject: name,
            help: HELP,
          });
        }
      },
    };

    function isExecuted(importer: ModuleNode): boolean {
      return reaches.chainTo(importer, importer.project.pythons.versions) !== undefined;
    }
  },
});

const HELP = "bind the name in this module, or take it out of __all__";
