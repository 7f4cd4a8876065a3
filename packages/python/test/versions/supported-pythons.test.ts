import { describe, expect, it } from "vitest";
import type { Evidence } from "../../src/model/python-model.ts";
import { parseSpecifier } from "../../src/versions/python-specifier.ts";
import { supportedPythons, type PythonDeclarations } from "../../src/versions/supported-pythons.ts";
import { formatVersions } from "../../src/versions/version-set.ts";

function evidence(path: string): Evidence {
  return { path, line: 1, text: path };
}

function declared(said: { requires?: string; classifiers?: string; ci?: string; tox?: string }): PythonDeclarations {
  const named = (place: "classifiers" | "ci" | "tox") => () => {
    const names = said[place]?.split(" ");
    return names ? { names, evidence: evidence(place) } : null;
  };
  return {
    setting: () => null,
    requires: () =>
      said.requires === undefined ? null : { allowed: parseSpecifier(said.requires)!, evidence: evidence("requires") },
    classifiers: named("classifiers"),
    ci: named("ci"),
    tox: named("tox"),
  };
}

describe("supportedPythons", () => {
  it.each([
    ["an upper bound stands", { requires: ">=3.8,<3.11", ci: "3.12" }, "3.8 to 3.10", "requires"],
    [
      "the highest named version is the top",
      { requires: ">=3.8", classifiers: "3.9 3.10", ci: "3.12", tox: "3.11" },
      "3.8 to 3.12",
      "requires",
    ],
    ["nothing named: the newest known", { requires: ">=3.10" }, "3.10 to 3.14", "requires"],
    [
      "named versions below the minimum count for nothing",
      { requires: ">=3.10", ci: "3.8" },
      "3.10 to 3.14",
      "requires",
    ],
    ["a version newer than the known ones", { requires: ">=3.12", ci: "3.15" }, "3.12 to 3.14", "requires"],
    ["classifiers come first", { classifiers: "3.9 3.11", ci: "3.8" }, "3.9 and 3.11", "classifiers"],
    ["classifiers without a known version do not", { classifiers: "2.7", ci: "3.8 3.9" }, "3.8 and 3.9", "ci"],
    ["tox comes last", { tox: "3.8" }, "3.8", "tox"],
    ["nothing at all", {}, "3.8 to 3.14", undefined],
  ])("%s", (_, said, versions, reason) => {
    const result = supportedPythons(declared(said));
    expect(formatVersions(result.versions)).toBe(versions);
    expect(result.reason?.path).toBe(reason);
    expect(result.declared).toBe(reason !== undefined);
  });

  it("names what it does not check", () => {
    expect(supportedPythons(declared({ requires: ">=3.6", ci: "3.6 3.15" })).unchecked).toEqual(["3.6", "3.7", "3.15"]);
    expect(supportedPythons(declared({ classifiers: "2.7 3.9" })).unchecked).toEqual(["2.7"]);
  });

  it("the user's setting overrides", () => {
    const setting = () => ({ versions: 1, unchecked: [], evidence: evidence("setting") });
    expect(supportedPythons({ ...declared({ requires: ">=3.9" }), setting })).toEqual({
      versions: 1,
      declared: true,
      reason: evidence("setting"),
      unchecked: [],
    });
  });
});
