import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { describe, expect, it } from "vitest";

const root = path.dirname(import.meta.dirname);
const projectFolder = path.join(root, "packages/cli");
const types = path.join(projectFolder, "bundle/types/packages/cli");

// `pylayout/config` is a part of `pylayout`.
describe.each([
  ["pylayout", "index"],
  ["pylayout-rule-tester", "rule-tester"],
])("the exported types of %s", (name, module) => {
  it("are those of the reviewed report (npm run api-report writes it)", async () => {
    const entry = path.join(types, `${module}.d.ts`);
    expect(existsSync(entry), "npm run build makes the declarations").toBe(true);
    await expect(report(entry)).toMatchFileSnapshot(path.join(root, `docs/${name}.api.md`));
  });
});

/** The report that API Extractor makes of the declarations that are packed. */
function report(entry: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "pylayout-api-"));
  try {
    const config = ExtractorConfig.prepare({
      configObjectFullPath: undefined,
      packageJsonFullPath: path.join(projectFolder, "package.json"),
      configObject: {
        projectFolder,
        newlineKind: "lf",
        mainEntryPointFilePath: entry,
        compiler: { overrideTsconfig: { compilerOptions, include: [entry] } },
        apiReport: { enabled: true, reportFolder: folder, reportTempFolder: folder, reportFileName: "pylayout.api.md" },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        messages: {
          extractorMessageReporting: {
            default: { logLevel: quiet },
            "ae-forgotten-export": { logLevel: quiet, addToApiReportFile: true },
          },
          tsdocMessageReporting: { default: { logLevel: quiet } },
        },
      },
    });
    Extractor.invoke(config, { localBuild: true, messageCallback: (message) => (message.handled = true) });
    // Where a type was declared is not part of the surface.
    return readFileSync(path.join(folder, "pylayout.api.md"), "utf8").replace(/^\/\/ \S+\.d\.ts:\d+:\d+ - /gm, "// ");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const quiet = "none" as never;
const compilerOptions = {
  module: "nodenext",
  moduleResolution: "nodenext",
  target: "es2023",
  lib: ["es2023"],
  types: ["node"],
  strict: true,
  skipLibCheck: true,
};
