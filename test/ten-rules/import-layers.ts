import { defineRule } from "pylayout/config";

/** Imports go down a list of layers, never up. */
export const importLayers = defineRule({
  meta: {
    name: "import-layers",
    type: "problem",
    severity: "error",
    docs: { description: "Reports imports that go up the layers of an application" },
    messages: { up: "{{from}} may not import {{to}}: {{lower}} lies below {{upper}}" },
    schema: {
      type: "object",
      additionalProperties: false,
      properties: { layers: { type: "array", items: { type: "string" }, description: "Directories, the top first." } },
    },
    defaultOptions: { layers: [] },
  },
  create: ({ rangeOf }) => ({
    import({ path, targets, module, event }, { options: { layers }, report }) {
      const layerOf = (place: string) => layers.findIndex((layer) => place === layer || place.startsWith(`${layer}/`));
      const from = layerOf(path);
      const to = targets.findLast((target) => layerOf(target) >= 0 && layerOf(target) < from);
      if (to === undefined) return;
      const [lower = "", upper = ""] = [layers[from], layers[layerOf(to)]];
      const range = rangeOf(module.file, event.offset);
      report({ messageId: "up", data: { from: path, to, lower, upper }, range, subject: to });
    },
  }),
});
