import { execFileSync } from "node:child_process";
import path from "node:path";
import { it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../../..");

it("the compiled scanner is what its AssemblyScript sources give", () => {
  execFileSync(process.execPath, ["scripts/sources/build-scanner.mjs", "--check"], { cwd: root, stdio: "pipe" });
});
