import { extensionVersions } from "../extension-versions.ts";
import { NO_HITS } from "../resolution.ts";
import type { DirectoryStep } from "../resolution-step.ts";

export const extensionModule: DirectoryStep = {
  scope: "entry",
  title: "Then an extension module of that name whose tag fits the Python (`.cpython-XY-*.so`, `.abi3.so`, `.so`).",
  find({ directory, name, extensions }) {
    const files = extensions(directory).get(name);
    if (files === undefined) return NO_HITS;
    return files.map((file) => ({
      kind: "extension-module",
      file,
      directory: null,
      versions: extensionVersions(file.name),
    }));
  },
};
