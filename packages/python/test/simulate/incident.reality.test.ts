import { needs } from "@pylayout/reality";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { predictRepository } from "../repositories/predict-repository.ts";
import { compareRun } from "./compare-run.ts";
import { findInterpreters, RealPytest } from "./real-pytest.ts";

const SAMPLE = path.join(import.meta.dirname, "../../../../test/samples/incident");
const REPORT = "codesentinel/cli/report.py";

const interpreters = findInterpreters();
needs(
  "incident",
  interpreters.length > 0 ? undefined : "no Python with pytest 7, 8 or 9.1 on PATH or in PYLAYOUT_PYTHONS",
);

let parent = "";
let root = "";
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), "pylayout-incident-"));
  root = path.join(parent, "incident");
  cpSync(SAMPLE, root, { recursive: true });
});
afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

/** The incident's states, and the letters of the outcomes in pytest's order where backslashes in f-strings are errors. */
const STATES: Readonly<Record<string, () => void>> = {
  "as tagged": () => undefined,
  "with __init__.py only": () => {
    writeFileSync(path.join(root, "codesentinel/utils/__init__.py"), "");
  },
  "with the f-string mended": () => {
    const text = readFileSync(path.join(root, REPORT), "utf8");
    writeFileSync(path.join(root, REPORT), text.replaceAll(/f(?=["'][^\n]*\{[^}\n]*\\)/g, ""));
  },
};

describe.skipIf(interpreters.length === 0)("the incident is collected as the real pytest does", () => {
  test.each(
    interpreters.flatMap((interpreter) =>
      Object.keys(STATES).map(
        (state) => [`Python ${interpreter.python}, pytest ${interpreter.pytest}`, state, interpreter] as const,
      ),
    ),
  )(
    "%s, %s",
    async (_, state, interpreter) => {
      STATES[state]?.();
      const pytest = new RealPytest(interpreter);
      const truth = await pytest.collect({ root, cwd: "", args: [], module: true, seconds: 60 });
      pytest.close();
      const run = predictRepository({ root, args: [], missing: [], interpreter, module: true });
      const { disagreements, unknown, records } = compareRun(truth, run);
      expect(disagreements).toEqual([]);
      expect(unknown).toEqual([]);
      expect(records).toBe(5);
      const errors = run.modules.filter(({ outcome }) => outcome === "error").length;
      const isOld = ["3.8", "3.9", "3.10", "3.11"].includes(interpreter.python);
      expect(errors).toBe(isOld && state !== "with the f-string mended" ? (state === "as tagged" ? 4 : 3) : 0);
    },
    120_000,
  );
});
