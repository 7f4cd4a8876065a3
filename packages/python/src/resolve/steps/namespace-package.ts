import type { PathStep } from "../resolution-step.ts";

export const namespacePackage: PathStep = {
  scope: "after",
  title: "At the end of the path: all portions found on the way together are a namespace package (PEP 420).",
};
