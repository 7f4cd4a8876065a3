import { describe, expect, it } from "vitest";
import { namedVersion } from "../../src/versions/named-version.ts";
import { parsePythonSetting } from "../../src/versions/python-setting.ts";
import { formatVersions } from "../../src/versions/version-set.ts";

function show(value: unknown): string {
  const result = parsePythonSetting(value);
  if (!result.ok) return result.message;
  return [formatVersions(result.versions), ...result.unchecked].join(" + ");
}

describe("parsePythonSetting", () => {
  it.each([
    ["3.8", "3.8"],
    ["3.8-3.13", "3.8 to 3.13"],
    ["3.9, 3.12", "3.9 and 3.12"],
    ["3.8 - 3.10,3.12", "3.8 to 3.10 and 3.12"],
    [["3.9", "3.10"], "3.9 and 3.10"],
    ["3.6-3.9", "3.8 and 3.9 + 3.6 + 3.7"],
    ["3.6", '"3.6" holds no Python version that pylayout knows (3.8 to 3.14)'],
    ["3.12-3.9", 'the range "3.12-3.9" is empty: its end lies before its start'],
    [
      "py39",
      '"py39" names no Python version; expected a version, a range or a list of both, such as 3.8, 3.8-3.13 or 3.9,3.12',
    ],
    [
      "3.9,",
      '"" names no Python version; expected a version, a range or a list of both, such as 3.8, 3.8-3.13 or 3.9,3.12',
    ],
    [
      3.9,
      "3.9 names no Python version; expected a version, a range or a list of both, such as 3.8, 3.8-3.13 or 3.9,3.12",
    ],
  ])("%j: %s", (value, expected) => {
    expect(show(value)).toBe(expected);
  });
});

it.each([
  ["3.10", "3.10"],
  ["3.10.4", "3.10"],
  ["py310", "3.10"],
  ["py38-django", "3.8"],
  ["cp39-manylinux", "3.9"],
  ["3.13t", "3.13"],
  ["3.14-dev", "3.14"],
  ["python3.9", "3.9"],
  ["py3.12", "3.12"],
  ["2.7", "2.7"],
  ["pypy-3.9", null],
  ["pypy39", null],
  ["3.x", null],
  ["py3", null],
  ["lint", null],
])("namedVersion(%j) is %j", (text, expected) => {
  expect(namedVersion(text)).toBe(expected);
});
