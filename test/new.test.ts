import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runBundle, runPylayout } from "./run-pylayout.ts";
import { temporaryProject } from "./temporary-project.ts";

const repository = path.join(import.meta.dirname, "..");
const read = (...parts: readonly string[]): string => readFileSync(path.join(...parts), "utf8");

interface Manifest {
  readonly name: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const manifest = (...parts: readonly string[]): Manifest => JSON.parse(read(...parts, "package.json")) as Manifest;
const newPackage = async (root: string, ...args: readonly string[]) => {
  // What writes files holds signals until the event loop has turned.
  await new Promise(setImmediate);
  return runPylayout(root, "new", ...args, "--pylayout", "1.0.0");
};

describe("pylayout new", () => {
  it("says what it made and what comes next", async () => {
    const root = temporaryProject("");
    const { code, stdout } = await newPackage(root, "plugin", "acme");
    expect(code).toBe(0);
    const made = [...stdout.matchAll(/^created (.*)$/gm)].map(([, file = ""]) => file);
    expect(made).toContain("pylayout-plugin-acme/src/rules/no-legacy.test.ts");
    expect(made.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
    expect(stdout).toMatch(/\nNext:\n {2}cd pylayout-plugin-acme\n {2}npm install\n {2}npm run check\n$/);
  });

  it.each([
    [["plugin", "acme"], "pylayout-plugin-acme", "pylayout-plugin-acme", '"acme/no-legacy": "on"'],
    [["plugin", "pylayout-plugin-acme"], "pylayout-plugin-acme", "pylayout-plugin-acme", '"acme/no-legacy": "on"'],
    [["plugin", "@team/acme"], "@team/pylayout-plugin-acme", "pylayout-plugin-acme", '"@team/acme/no-legacy": "on"'],
    [["plugin", "@team/pylayout-plugin"], "@team/pylayout-plugin", "pylayout-plugin", '"@team/no-legacy": "on"'],
    [["plugin", "acme", "--rule", "no-old"], "pylayout-plugin-acme", "pylayout-plugin-acme", '"acme/no-old": "on"'],
    [["rule", "max-depth"], "pylayout-rule-max-depth", "pylayout-rule-max-depth", '"max-depth/max-depth": "on"'],
    [["plugin", "acme", "--directory", "a/b"], "pylayout-plugin-acme", "a/b", '"acme/no-legacy": "on"'],
  ])("%j", async (args, name, directory, line) => {
    const root = temporaryProject("");
    expect((await newPackage(root, ...args)).code).toBe(0);
    expect(manifest(root, directory).name).toBe(name);
    expect(read(root, directory, "src/index.ts")).toContain(line);
  });

  it("asks for the tools that pylayout is tested with", async () => {
    const root = temporaryProject("");
    const own = JSON.parse(read(repository, "package.json")) as Manifest;
    for (const tests of ["vitest", "jest", "node"]) {
      await newPackage(root, "config", "team", "--tests", tests, "--directory", tests);
      const { devDependencies, scripts } = manifest(root, tests);
      expect(Object.keys(devDependencies)).toEqual(
        ["eslint", "jest", "pylayout", "typescript", "typescript-eslint", "vitest"].filter(
          (tool) => (tool !== "jest" && tool !== "vitest") || tool === tests,
        ),
      );
      for (const [tool, range] of Object.entries(devDependencies)) {
        const version = own.devDependencies[tool];
        if (version !== undefined) expect(`${tool} ${range}`).toBe(`${tool} ^${version}`);
      }
      expect(scripts.test).toContain(tests);
    }
  });

  it("installs pylayout from what it is told, as seen from the new directory", async () => {
    const root = temporaryProject("pylayout.tgz\nclone/\n  package.json");
    const specOf = async (...given: readonly string[]): Promise<string | undefined> => {
      const directory = `made-${given.join("").replace(/\W+/g, "-")}`;
      const { stderr } = await runPylayout(root, "new", "config", "team", "--directory", directory, ...given);
      expect(stderr).toBe("");
      return manifest(root, directory).devDependencies.pylayout;
    };
    expect(await specOf("--pylayout", "pylayout.tgz")).toBe("file:../pylayout.tgz");
    expect(await specOf("--pylayout", "file:clone")).toBe("file:../clone");
    expect(await specOf("--pylayout", "^1.2")).toBe("^1.2");
    expect(await specOf("--pylayout", "git+ssh://host/x.git")).toBe("git+ssh://host/x.git");
    expect(await specOf("--pylayout", "https://host/pylayout.tgz")).toBe("https://host/pylayout.tgz");
  });

  it("installs the pylayout that made it, where that has types", () => {
    const root = temporaryProject("");
    const { code, stderr } = runBundle(root, "new", "config", "team");
    if (!existsSync(path.join(repository, "packages/cli/bundle/types"))) {
      expect(stderr).toContain("this installation of pylayout has no types");
      expect(stderr).toContain("npm run build && npm pack --workspace pylayout; then --pylayout <that tarball>");
      expect(code).toBe(2);
      return;
    }
    expect(code).toBe(0);
    const place = manifest(root, "pylayout-config-team").devDependencies.pylayout?.replace(/^file:/, "") ?? "";
    expect(path.resolve(root, "pylayout-config-team", place)).toBe(path.join(repository, "packages/cli"));
  });

  it("writes nothing when it is only asked", async () => {
    const root = temporaryProject("");
    const { stdout } = await newPackage(root, "plugin", "acme", "--dry-run");
    expect(stdout).toContain("would create pylayout-plugin-acme/package.json\n");
    expect(existsSync(path.join(root, "pylayout-plugin-acme"))).toBe(false);
  });
});

describe("a rule in a plugin", () => {
  async function plugin(): Promise<string> {
    const root = temporaryProject("");
    await newPackage(root, "plugin", "acme");
    return path.join(root, "pylayout-plugin-acme");
  }

  it("gets its files, and its line in the plugin, from wherever in it", async () => {
    const root = await plugin();
    const { stdout } = await newPackage(path.join(root, "src/rules"), "rule", "max-depth");
    expect(stdout).toBe(
      "created max-depth.ts\ncreated max-depth.test.ts\nchanged ../index.ts\n\nNext:\n  npm run check\n" +
        "  switch the rule on in a preset of src/index.ts, and name it in README.md\n",
    );
    const index = read(root, "src/index.ts");
    expect(index).toContain('import { maxDepth } from "./rules/max-depth.js";\n\nexport default');
    expect(index).toContain('    "no-legacy": noLegacy,\n    "max-depth": maxDepth,\n  },');
  });

  it("leaves a plugin alone that looks otherwise, and says what to add", async () => {
    const root = await plugin();
    const index = path.join(root, "src/index.ts");
    writeFileSync(index, "export default makePlugin();\n");
    const { stdout, code } = await newPackage(root, "rule", "max-depth");
    expect(code).toBe(0);
    expect(stdout).toContain('Add to the plugin by hand:\n  import { maxDepth } from "./rules/max-depth.js";\n');
    expect(read(index)).toBe("export default makePlugin();\n");
    expect(existsSync(path.join(root, "src/rules/max-depth.ts"))).toBe(true);
  });

  it("is a package of its own in any other directory", async () => {
    const root = await plugin();
    mkdirSync(path.join(root, "elsewhere"));
    writeFileSync(path.join(root, "elsewhere/package.json"), "{}");
    await newPackage(path.join(root, "elsewhere"), "rule", "max-depth");
    expect(existsSync(path.join(root, "elsewhere/pylayout-rule-max-depth/package.json"))).toBe(true);
  });

  it("never overwrites one", async () => {
    const root = await plugin();
    const { code, stderr } = await newPackage(root, "rule", "no-legacy");
    expect(code).toBe(2);
    expect(stderr).toMatch(/no-legacy\.ts: exists already\n/);
  });
});

describe("usage errors of pylayout new", () => {
  it.each([
    [[], /new takes a kind and a name\n {2}pylayout new rule\|plugin\|config <name>/],
    [["plugn", "acme"], /unknown kind "plugn"\n {2}did you mean "plugin"\?/],
    [["plugin", "Acme Tools"], /"Acme Tools" is no name for a plugin\n {2}did you mean acme-tools\?/],
    [["rule", "NoLegacy"], /"NoLegacy" is no name for a rule\n {2}did you mean no-legacy\?/],
    [["plugin", "@/x"], /is no name for a plugin\n {2}write it in lower case with hyphens/],
    [["plugin", "../x"], /is no name for a plugin/],
    [["plugin", "acme", "--rule", "X y"], /"X y" is no name for a rule\n {2}did you mean x-y\?/],
    [["config", "acme", "--rule", "x"], /new config: --rule names the first rule of a plugin/],
    [["plugin", "acme", "--tests", "mocha"], /unknown test runner "mocha"\n {2}known: jest, node, vitest/],
    [["plugin", "acme", "--pylayout", "no.tgz"], /--pylayout no\.tgz: there is no such file/],
    [["plugin", "acme", "--directory", "a.py/x"], /a\.py: is no directory/],
    [["plugin", "there"], /pylayout-plugin-there\/package\.json: exists already\n {2}choose another name/],
  ])("%j", async (args, expected) => {
    const root = temporaryProject("a.py\npylayout-plugin-there/\n  package.json | {}");
    const { code, stderr } = await runPylayout(root, "new", ...args);
    expect(stderr).toMatch(expected);
    expect(code).toBe(2);
    expect(read(root, "pylayout-plugin-there/package.json")).toBe("{}\n");
    expect(existsSync(path.join(root, "pylayout-plugin-there/src"))).toBe(false);
  });
});
