import { standardLibrary, unshadowableOn, versionRange, versionSet } from "@pylayout/python";
import { describe, expect, test } from "vitest";

describe("modules", () => {
  test.each([
    ["os", versionRange("3.8")],
    ["os.path", versionRange("3.8")],
    ["tomllib", versionRange("3.11")],
    ["zoneinfo", versionRange("3.9")],
    ["distutils", versionRange("3.8", "3.11")],
    ["distutils.core", versionRange("3.8", "3.11")],
    ["imp", versionRange("3.8", "3.11")],
    ["asyncore", versionRange("3.8", "3.11")],
    ["cgi", versionRange("3.8", "3.12")],
    ["telnetlib", versionRange("3.8", "3.12")],
    ["dummy_threading", versionSet(["3.8"])],
    ["binhex", versionRange("3.8", "3.10")],
    ["annotationlib", versionSet(["3.14"])],
    ["compression.zstd", versionSet(["3.14"])],
    ["numpy", 0],
    ["winreg", 0],
  ])("%s", (name, versions) => {
    expect(standardLibrary.modules(name)).toBe(versions);
  });

  test("know their platform and whether they are packages", () => {
    expect(["winreg", "_scproxy", "os"].map((name) => standardLibrary.platform(name))).toEqual([
      "win32",
      "darwin",
      null,
    ]);
    expect(standardLibrary.anywhere("winreg")).toBe(versionRange("3.8"));
    expect(["xml", "os", "asyncio"].map((name) => standardLibrary.isPackage(name))).toEqual([true, false, true]);
  });
});

describe("names", () => {
  const only314 = versionSet(["3.14"]);
  test.each([
    ["os", "getcwd", versionRange("3.8"), 0],
    ["collections", "Mapping", versionRange("3.8", "3.9"), only314],
    ["ast", "Num", versionRange("3.8", "3.13"), only314],
    ["typing", "Self", versionRange("3.11"), 0],
    ["functools", "cache", versionRange("3.9"), 0],
    ["itertools", "batched", versionRange("3.12"), 0],
    ["importlib.abc", "Traversable", versionRange("3.9", "3.13"), only314],
    ["os.path", "join", versionRange("3.8"), 0],
    ["os", "no_such_name", 0, only314],
    ["os", "__version__", 0, versionRange("3.8")],
    ["string.templatelib", "Template", only314, 0],
    ["string.templatelib", "Tempalte", 0, only314],
    ["compression.zlib", "decompress", only314, 0],
    ["numpy", "array", 0, 0],
  ])("%s.%s", (module, name, present, unknown) => {
    const facts = standardLibrary.names(module, name);
    expect(facts.unknown).toBe(unknown);
    expect(facts.present).toBe(present & ~unknown);
  });
});

test("builtin and frozen modules cannot be shadowed", () => {
  expect(["sys", "os", "runpy", "zipimport", "random"].map(unshadowableOn)).toEqual([
    versionRange("3.8"),
    versionRange("3.11"),
    versionRange("3.11"),
    versionRange("3.8"),
    0,
  ]);
});
