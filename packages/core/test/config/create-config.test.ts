import { describe, expect, test } from "vitest";
import { createConfig, fromToml, UsageError, type AnyRule, type ConfigSource, type Plugin } from "@pylayout/core";
import { configOf, defineRule, docs, toy } from "../toy-language.ts";

const meta = { type: "problem", severity: "error", docs, messages: { m: "m" } } as const;
const plain = defineRule({ meta: { ...meta, name: "plain" }, create: () => ({}) });
const shaped = defineRule({
  meta: {
    ...meta,
    name: "shaped",
    schema: {
      type: "object",
      additionalProperties: false,
      properties: {
        mode: { enum: ["always", "never"] },
        maxDepth: { type: "integer", minimum: 1, default: 3 },
        names: { type: "array", items: { type: "string" } },
        labels: { type: "object", additionalProperties: { type: "string" } },
      },
    },
    defaultOptions: { mode: "never" },
  },
  create: () => ({}),
});
const rules: readonly AnyRule[] = [plain, shaped];

async function faultsOf(promise: Promise<unknown>): Promise<[string | undefined, string, string | undefined][]> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UsageError)) throw new Error("expected a UsageError", { cause: error });
  return [error, ...error.also].map(({ where, what, hint }) => [where, what, hint]);
}

describe("what holds at a path", () => {
  test("later entries win; a severity alone keeps the options, options alone keep the severity", async () => {
    const config = await configOf(rules, [
      { rules: { shaped: ["warn", { mode: "always", names: ["a"] }], plain: "error" } },
      [[{ rules: { shaped: "error" } }], { rules: { shaped: { names: ["b"] }, plain: "off" } }],
    ]);
    expect([...(config.at("any") ?? [])]).toEqual([
      ["shaped", { severity: "error", options: { mode: "always", names: ["b"], maxDepth: 3 } }],
    ]);
  });

  test("options without any severity turn a rule on", async () => {
    const config = await configOf(rules, { rules: { shaped: { mode: "always" } } });
    expect(config.at("a")?.get("shaped")?.severity).toBe("on");
  });

  test.each([
    ["legacy/", { legacy: true, "legacy/a.py": true, "legacy/deep/b": true, "x/legacy": false, legacyish: false }],
    ["legacy", { legacy: true, "legacy/a.py": true, "legacy/deep/b": true, "x/legacy": false }],
    ["legacy/**", { legacy: true, "legacy/a.py": true, "other/a": false }],
    ["**/tests/", { tests: true, "tests/a": true, "a/b/tests": true, "a/b/tests/c/d": true, "a/testsuite": false }],
    ["*.py", { "a.py": true, "d/a.py": false, "a.txt": false }],
    ["**/*.py", { "a.py": true, "d/e/a.py": true, "d/e": false }],
    ["src/*", { "src/a": true, "src/pkg": true, src: false, "src/pkg/a": false }],
    ["src/*/", { "src/pkg": true, "src/pkg/a/b": true, src: false }],
    ["!src/", { src: false, "src/a": false, a: true, "b/src": true }],
    ["**", { "": true, a: true, "a/b": true }],
    ["./a/b.py", { "a/b.py": true }],
    ["{a,b}/*.py", { "a/x.py": true, "b/x.py": true, "c/x.py": false, "a/x.txt": false }],
    ["test_?.py", { "test_a.py": true, "test_ab.py": false }],
  ])("files %j", async (glob, expected) => {
    const config = await configOf(rules, [{ files: [glob], rules: { plain: "on" } }]);
    const found = Object.fromEntries(Object.keys(expected).map((path) => [path, config.at(path)?.has("plain")]));
    expect(found).toEqual(expected);
  });

  test("globs of an inner list must all match", async () => {
    const config = await configOf(rules, { files: [["src/", "**/*.py", "!src/gen/"]], rules: { plain: "on" } });
    const on = ["src/a.py", "src/d/a.py", "src/a.txt", "a.py", "src/gen/a.py"].filter((p) =>
      config.at(p)?.has("plain"),
    );
    expect(on).toEqual(["src/a.py", "src/d/a.py"]);
  });

  test("ignores of an entry narrow it; an entry of nothing but ignores silences everything", async () => {
    const config = await configOf(rules, [
      { ignores: ["vendor/", "gen/*", "!gen/kept"] },
      { ignores: ["docs/"], rules: { plain: "on" } },
    ]);
    const state = (path: string, kind?: "directory"): unknown => config.at(path, kind)?.has("plain");
    expect(state("a")).toBe(true);
    expect(state("docs", "directory")).toBe(false);
    expect(state("docs/a")).toBe(false);
    expect(state("vendor/a")).toBeUndefined();
    expect(state("vendor", "directory")).toBeUndefined();
    expect(state("gen", "directory")).toBe(true);
    expect(state("gen/a")).toBeUndefined();
    expect(state("gen/kept")).toBe(true);
  });

  test("the exclude setting ignores paths too", async () => {
    const config = await configOf(rules, { rules: { plain: "on" }, settings: { exclude: ["vendor/"] } });
    expect(config.at("vendor/a")).toBeUndefined();
    expect(config.at("a")?.has("plain")).toBe(true);
    expect(config.settings).toEqual({ exclude: ["vendor/"] });
  });

  test("schemas that the host has compiled are not compiled again", async () => {
    const config = { rules: { shaped: ["on", { mode: "x" }] } };
    const asked: unknown[] = [];
    const opened = await createConfig([{ label: "toy", base: "", keys: "camelCase", config }], {
      rules: new Map([["shaped", shaped]]),
      presets: new Map(),
      language: toy,
      loadValidators: () => Promise.resolve({ shaped: (options: unknown) => asked.push(options) > 0 }),
    });
    expect(opened.at("a")?.get("shaped")?.options).toMatchObject({ mode: "x" });
    expect(asked).toHaveLength(2);
  });

  test("settings can differ by path", async () => {
    const config = await configOf(rules, [{ files: ["red/"], settings: { colour: "red" } }]);
    expect(config.settings).toEqual({});
    expect(config.settingsAt("red/a")).toEqual({ colour: "red" });
  });

  test("a source of a nested directory speaks of what lies below it, with globs of its own", async () => {
    const at = (base: string, config: unknown): ConfigSource => ({ label: base, base, keys: "camelCase", config });
    const environment = { rules: new Map([["plain", plain]]), presets: new Map(), language: toy };
    const config = await createConfig(
      [at("", { rules: { plain: "on" } }), at("sub", [{ files: ["gen/"], rules: { plain: "off" } }])],
      environment,
    );
    expect(config.at("gen/a")?.has("plain")).toBe(true);
    expect(config.at("sub/a")?.has("plain")).toBe(true);
    expect(config.at("sub/gen/a")?.has("plain")).toBe(false);
  });

  test("equal paths share one answer", async () => {
    const config = await configOf(rules, [
      { rules: { plain: "on" } },
      { files: ["**/*.py"], rules: { plain: "warn" } },
    ]);
    expect(config.at("a/b.py")).toBe(config.at("c/d.py"));
    expect(config.at("a/b.txt")).toBe(config.at("a/b"));
    expect(config.at("a/b.txt")).not.toBe(config.at("a/b.py"));
  });
});

describe("presets and plugins", () => {
  const presets = new Map<string, unknown>([
    ["base", { name: "core rules", rules: { plain: "warn" } }],
    ["strict", { extends: ["base"], rules: { plain: "error", shaped: "on" } }],
    ["a", { extends: ["b"] }],
    ["b", { extends: ["a"] }],
  ]);
  const acme: Plugin = {
    meta: { name: "pylayout-plugin-acme" },
    rules: { own: plain },
    configs: { all: { rules: { "acme/own": "error" } } },
  };

  test("presets may extend presets, and the entry itself comes last", async () => {
    const config = await configOf(rules, { extends: ["strict"], rules: { shaped: "off" } }, { presets });
    expect(config.at("x")?.get("plain")?.severity).toBe("error");
    expect(config.at("x")?.has("shaped")).toBe(false);
  });

  test("what an entry with files extends holds for these files only", async () => {
    const config = await configOf(
      rules,
      { files: ["tests/"], extends: ["strict", { rules: { shaped: "warn" } }] },
      { presets },
    );
    expect(config.at("src/a")?.size).toBe(0);
    expect(config.at("tests", "directory")?.get("plain")?.severity).toBe("error");
    expect(config.at("tests/a")?.get("shaped")?.severity).toBe("warn");
  });

  test("a plugin's rules and presets go by its prefix", async () => {
    const config = await configOf(rules, { plugins: { acme }, extends: ["acme/all"] });
    expect(config.at("x")?.get("acme/own")?.severity).toBe("error");
  });

  test("plugins by package name are asked of the host", async () => {
    const asked: string[] = [];
    const loadPlugin = (name: string): Promise<Plugin | undefined> => {
      asked.push(name);
      return Promise.resolve(name.endsWith("acme") ? acme : undefined);
    };
    const config = await configOf(
      rules,
      { plugins: ["pylayout-plugin-acme"], rules: { "acme/own": "warn" } },
      { loadPlugin },
    );
    expect(asked).toEqual(["pylayout-plugin-acme"]);
    expect(config.at("x")?.get("acme/own")?.severity).toBe("warn");
    const faults = await faultsOf(configOf(rules, { plugins: ["nothing"] }, { loadPlugin }));
    expect(faults).toEqual([["toy.config, entry 1, plugins", 'cannot find the plugin "nothing"', undefined]]);
  });

  test("a plugin in a file of the project goes by the name that it gives itself", async () => {
    const loadPlugin = (): Promise<Plugin> => Promise.resolve({ ...acme, meta: { name: "house" } });
    for (const file of ["./tools/plugin.mjs", "../plugin.mjs", "/plugin.mjs"]) {
      const config = await configOf(rules, { plugins: [file], rules: { "house/own": "warn" } }, { loadPlugin });
      expect(config.at("x")?.get("house/own")?.severity).toBe("warn");
    }
  });

  test("presets from files and packages are asked of the host", async () => {
    const loadPreset = (name: string): Promise<ConfigSource | undefined> =>
      Promise.resolve(name === "./team.toml" ? fromToml({ rules: { plain: "error" } }, name) : undefined);
    const config = await configOf(rules, { extends: ["./team.toml"] }, { loadPreset });
    expect(config.explain("x", "plain").steps.map((step) => step.origin)).toEqual([
      { source: "./team.toml", entry: '"[tool.pylayout]"' },
    ]);
  });

  test("options of a preset hold, alone and under those of the user", async () => {
    const shapes = new Map<string, unknown>([["shapes", { rules: { shaped: ["warn", { mode: "always" }] } }]]);
    const alone = await configOf(rules, { extends: ["shapes"] }, { presets: shapes });
    expect(alone.at("a")?.get("shaped")?.options).toEqual({ mode: "always", maxDepth: 3 });
    const both = await configOf(
      rules,
      { extends: ["shapes"], rules: { shaped: { names: ["x"] } } },
      { presets: shapes },
    );
    expect(both.at("a")?.get("shaped")?.options).toEqual({ mode: "always", names: ["x"], maxDepth: 3 });
  });

  test("circles and unknown names are errors", async () => {
    expect(await faultsOf(configOf(rules, { extends: ["a"] }, { presets }))).toEqual([
      [
        'preset "b", entry 1, extends',
        'presets extend each other in a circle: preset "a" > preset "b" > preset "a"',
        undefined,
      ],
    ]);
    expect(await faultsOf(configOf(rules, { extends: ["strcit"] }, { presets }))).toEqual([
      ["toy.config, entry 1, extends", 'unknown preset "strcit"', 'did you mean "strict"?'],
    ]);
  });
});

describe("mistakes are all reported, with place and remedy", () => {
  test.each<[string, unknown, [string, string, string | undefined]]>([
    ["no object", 7, ["entry 1", "must be an object or a list of objects, not a number", undefined]],
    ["unknown key", { rule: {} }, ["entry 1", 'unknown key "rule"', 'did you mean "rules"?']],
    ["a glob alone", { files: "a" }, ["entry 1, files", "must be a list of globs", undefined]],
    [
      "no globs",
      { files: [] },
      ["entry 1, files", "must name at least one glob; leave it out to match everything", undefined],
    ],
    ["unknown rule", { rules: { plian: "on" } }, ["entry 1, rules.plian", "unknown rule", 'did you mean "plain"?']],
    [
      "unknown severity",
      { name: "mine", rules: { plain: "eror" } },
      ['"mine", rules.plain', '"eror" is no severity', 'did you mean "error"?'],
    ],
    [
      "far-off severity",
      { rules: { plain: ["fatality"] } },
      ["entry 1, rules.plain", '"fatality" is no severity', "known: error, off, on, warn"],
    ],
    [
      "number as severity",
      { rules: { plain: 2 } },
      [
        "entry 1, rules.plain",
        "must be a severity, [severity, options] or { severity, ...options }, not a number",
        "severities: off, on, warn, error",
      ],
    ],
    [
      "options for a rule without",
      { rules: { plain: ["on", { a: 1 }] } },
      ["entry 1, rules.plain", 'the rule "plain" has no options', undefined],
    ],
    [
      "unknown option",
      { rules: { shaped: ["on", { maxDetph: 1 }] } },
      ["entry 1, rules.shaped", 'unknown option "maxDetph"', 'did you mean "maxDepth"?'],
    ],
    [
      "value out of the list",
      { rules: { shaped: { mode: "alway" } } },
      ["entry 1, rules.shaped.mode", 'must be one of "always", "never"', 'did you mean "always"?'],
    ],
    [
      "wrong type, deep",
      { rules: { shaped: { names: ["a", 3] } } },
      ["entry 1, rules.shaped.names.1", "must be a string", undefined],
    ],
    [
      "too small",
      { rules: { shaped: { maxDepth: 0 } } },
      ["entry 1, rules.shaped.maxDepth", "must be >= 1", undefined],
    ],
    ["unknown setting", { settings: { size: 1 } }, ["entry 1, settings.size", "unknown setting", undefined]],
    [
      "no plugin",
      { plugins: { a: {} } },
      ["entry 1, plugins.a", "is no plugin: a plugin is an object with `meta.name` and `rules`", undefined],
    ],
  ])("%s", async (_name, config, [where, what, hint]) => {
    expect(await faultsOf(configOf(rules, config))).toEqual([[`toy.config, ${where}`, what, hint]]);
  });

  test("an entry for files that do not exist is checked as well, and all faults come at once", async () => {
    const faults = await faultsOf(
      configOf(rules, [{ rules: { nope: "on" } }, { files: ["absent/"], rules: { plain: "onn", shaped: { x: 1 } } }]),
    );
    expect(faults.map(([where]) => where)).toEqual([
      "toy.config, entry 1, rules.nope",
      "toy.config, entry 2, rules.plain",
      "toy.config, entry 2, rules.shaped",
    ]);
  });

  test("a schema that Ajv refuses is the rule's fault, said so", async () => {
    const broken = {
      meta: { ...meta, name: "broken", schema: { type: "object", properties: { a: { type: "strng" } } } },
      create: () => ({}),
    } as never;
    const [fault] = await faultsOf(configOf([broken], { rules: { broken: { a: "x" } } }));
    expect(fault?.[0]).toBe('rule "broken"');
    expect(fault?.[1]).toContain("its options schema is not valid");
  });
});

describe("why is this rule on here", () => {
  test("every step with its origin, the one in force last", async () => {
    const presets = new Map([["base", [{ rules: { shaped: "warn" } }]]]);
    const config = await configOf(
      rules,
      [{ extends: ["base"] }, { name: "ours", files: ["a/"], rules: { shaped: ["error", { mode: "always" }] } }],
      { presets },
    );
    expect(config.explain("a/x", "shaped")).toEqual({
      rule: "shaped",
      path: "a/x",
      ignored: false,
      severity: "error",
      options: { mode: "always", maxDepth: 3 },
      steps: [
        { severity: "warn", options: undefined, origin: { source: 'preset "base"', entry: "entry 1" } },
        { severity: "error", options: { mode: "always" }, origin: { source: "toy.config", entry: '"ours"' } },
      ],
    });
    expect(config.explain("b", "shaped").severity).toBe("warn");
    expect(config.explain("b", "plain")).toMatchObject({ severity: "off", steps: [] });
    expect(() => config.explain("b", "shapd")).toThrow(UsageError);
  });

  test("settings tell their origin", async () => {
    const config = await configOf(rules, { name: "n", settings: { colour: "red" } });
    expect(config.explainSettings("")).toMatchObject({
      colour: { value: "red", origin: { source: "toy.config", entry: '"n"' } },
    });
  });

  test("a glob that matches nothing is named", async () => {
    const config = await configOf(rules, [
      { files: ["src/", "scr/", ["src/", "*.txt"]], rules: { plain: "on" } },
      { name: "x", files: ["**/*.py"], rules: { plain: "off" } },
    ]);
    expect(await config.unmatchedGlobs(["src", "src/a.py"])).toEqual([
      { glob: "scr/", origin: { source: "toy.config", entry: "entry 1" } },
      { glob: "src/ and *.txt", origin: { source: "toy.config", entry: "entry 1" } },
    ]);
  });
});

describe("the TOML face", () => {
  const load = (table: unknown, defaultExtends: readonly string[] = []): Promise<unknown> =>
    createConfig([fromToml(table, "pyproject.toml", { defaultExtends })], {
      rules: new Map<string, AnyRule>([
        ["plain", plain],
        ["shaped", shaped],
      ]),
      presets: new Map([["recommended", { rules: { plain: "warn" } }]]),
      language: toy,
    });

  test("is the same model in kebab-case", async () => {
    const config = (await load({
      extends: ["recommended"],
      colour: "red",
      rules: { shaped: { severity: "on", "max-depth": 2, labels: { "my-key": "x" } } },
      overrides: [{ files: ["legacy/"], rules: { plain: "off" } }],
    })) as Awaited<ReturnType<typeof createConfig>>;
    expect(config.settings).toEqual({ colour: "red" });
    expect(config.at("a")?.get("shaped")).toEqual({
      severity: "on",
      options: { mode: "never", maxDepth: 2, labels: { "my-key": "x" } },
    });
    expect(config.at("a")?.has("plain")).toBe(true);
    expect(config.at("legacy", "directory")?.has("plain")).toBe(false);
  });

  test("a table that extends nothing gets the default; an empty list refuses it", async () => {
    const config = (await load({ colour: "red" }, ["recommended"])) as Awaited<ReturnType<typeof createConfig>>;
    expect(config.at("a")?.has("plain")).toBe(true);
    const bare = (await load({ extends: [] }, ["recommended"])) as Awaited<ReturnType<typeof createConfig>>;
    expect(bare.at("a")?.has("plain")).toBe(false);
  });

  test("errors speak TOML", async () => {
    const faults = await faultsOf(
      load({ "bad-key": 1, rules: { shaped: { "max-depth": 0, "max-dpth": 1 } }, overrides: [{ files: "x" }] }),
    );
    expect(faults).toEqual([
      ['pyproject.toml, "[[tool.pylayout.overrides]] 1", files', "must be a list of globs", undefined],
      ['pyproject.toml, "[tool.pylayout]", rules.shaped', 'unknown option "max-dpth"', 'did you mean "max-depth"?'],
      ['pyproject.toml, "[tool.pylayout]", rules.shaped.max-depth', "must be >= 1", undefined],
      ['pyproject.toml, "[tool.pylayout]", bad-key', "unknown setting", undefined],
    ]);
  });

  test.each<[unknown]>([[7], [{ overrides: "x" }], [{ overrides: [3] }], [{ rules: [] }]])(
    "%j is an error",
    async (table) => {
      expect((await faultsOf(load(table))).length).toBeGreaterThan(0);
    },
  );
});

describe("what rules load", () => {
  const loading = (load: () => Promise<void>) =>
    defineRule({ meta: { ...meta, name: "loading" }, load, create: () => ({}) });

  test("is loaded where the rule is on, and only there", async () => {
    let loaded = 0;
    const rule = loading(async () => {
      loaded += await Promise.resolve(1);
    });
    await configOf([rule], [{ rules: { loading: "off" } }]);
    expect(loaded).toBe(0);
    await configOf([rule], [{ files: ["a/"], rules: { loading: "on" } }]);
    expect(loaded).toBe(1);
  });

  test("is a usage error where it cannot be loaded", async () => {
    const rule = loading(() => Promise.reject(new Error("no such parser")));
    expect(await faultsOf(configOf([rule], [{ rules: { loading: "on" } }]))).toEqual([
      [undefined, 'the rule "loading" cannot be loaded: no such parser', undefined],
    ]);
  });
});
