import { describe, expect, it } from "vitest";
import { parsePoetryConstraint, parseSpecifier } from "../../src/versions/python-specifier.ts";
import { formatVersions } from "../../src/versions/version-set.ts";

function show(allowed: ReturnType<typeof parseSpecifier>): string {
  if (!allowed) return "invalid";
  return `${formatVersions(allowed.versions)}${allowed.bounded ? "" : " and later"}${allowed.older.length > 0 ? ` (${allowed.older.join(" ")})` : ""}`;
}

describe("PEP 440 specifiers over minor versions", () => {
  it.each([
    [">=3.8", "3.8 to 3.14 and later"],
    [">= 3.8 , < 3.12", "3.8 to 3.11"],
    [">=3.8.1", "3.8 to 3.14 and later"],
    [">3.8", "3.8 to 3.14 and later"],
    [">3.8.50,<3.11", "3.9 and 3.10"],
    ["<=3.12", "3.8 to 3.12 (2.7 3.0 3.1 3.2 3.3 3.4 3.5 3.6 3.7)"],
    [">=3.8,<4", "3.8 to 3.14 and later"],
    [">=3.8,!=3.9.*,!=3.10.0", "3.8 and 3.10 to 3.14 and later"],
    ["~=3.10", "3.10 to 3.14 and later"],
    ["~=3.10.2", "3.10"],
    ["==3.11.*", "3.11"],
    ["==3.11", "3.11"],
    ["===3.11.4", "3.11"],
    [">=3.14.0rc1", "3.14 and later"],
    ["<3.14.0a1,>=3.12", "3.12 and 3.13"],
    [">=3.7,<3.9", "3.8 (3.7)"],
    [">=2.7,!=3.0.*,!=3.1.*,!=3.2.*,<3.5", "no version (2.7 3.3 3.4)"],
    ["", "3.8 to 3.14 and later (2.7 3.0 3.1 3.2 3.3 3.4 3.5 3.6 3.7)"],
    [">=3.8 <3.10", "3.8 and 3.9"],
    ["^3.8", "invalid"],
    [">=3.x", "invalid"],
    ["3.8", "invalid"],
    [">=3.*", "invalid"],
  ])("%s: %s", (text, expected) => {
    expect(show(parseSpecifier(text))).toBe(expected);
  });
});

describe("Poetry's constraints", () => {
  it.each([
    ["^3.8", "3.8 to 3.14 and later"],
    ["^3.8.1", "3.8 to 3.14 and later"],
    ["~3.9", "3.9"],
    ["~3.9.2", "3.9"],
    ["~3", "3.8 to 3.14 and later (3.0 3.1 3.2 3.3 3.4 3.5 3.6 3.7)"],
    ["3.9.*", "3.9"],
    ["*", "3.8 to 3.14 and later (2.7 3.0 3.1 3.2 3.3 3.4 3.5 3.6 3.7)"],
    [">=3.8,<3.12", "3.8 to 3.11"],
    ["~3.9 || ^3.11", "3.9 and 3.11 to 3.14 and later"],
    [">=3.9 <3.11", "3.9 and 3.10"],
    ["3.10", "3.10"],
    ["nothing", "invalid"],
  ])("%s: %s", (text, expected) => {
    expect(show(parsePoetryConstraint(text))).toBe(expected);
  });
});
