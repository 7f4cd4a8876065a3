import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Side } from "./beside-eslint/row.ts";
import { ROWS } from "./beside-eslint/rows.ts";

const root = path.dirname(import.meta.dirname);
const work = realpathSync(mkdtempSync(path.join(tmpdir(), "pylayout-beside-")));
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

/** Runs the commands of one side in a directory of its own; the outputs with what was typed. */
function run({ files, commands }: Side): { readonly code: number | null; readonly output: string } {
  const cwd = realpathSync(mkdtempSync(path.join(work, "side-")));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.join(cwd, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(cwd, name), text);
  }
  symlinkSync(path.join(root, "node_modules"), path.join(cwd, "node_modules"));
  writeFileSync(path.join(cwd, ".gitignore"), "node_modules\npackage.json\n");
  writeFileSync(path.join(cwd, "package.json"), '{ "type": "module" }');
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_TEST)/.test(name))),
    NODE_NO_WARNINGS: "1",
    PATH: `${path.join(root, "node_modules/.bin")}${path.delimiter}${process.env.PATH ?? ""}`,
  };
  let output = "";
  let code: number | null = null;
  for (const command of commands) {
    const { status, stdout, stderr } = spawnSync(command, { cwd, env, shell: true, encoding: "utf8" });
    code = status;
    output += `$ ${command}\n${stdout}${stderr}`;
  }
  return { code, output: output.replaceAll(`${cwd}/`, "").replaceAll(cwd, ".") };
}

describe("beside ESLint", () => {
  const sections: string[] = [];

  it.each(ROWS)("$title", ({ title, says, eslint, pylayout }) => {
    const shown = [eslint, pylayout].map((side) => {
      const { code, output } = run(side);
      if (side.expect) expect(output).toMatch(side.expect);
      if (side.not) expect(output).not.toMatch(side.not);
      expect(code, output).toBe(side.code);
      const text = (side.shows?.exec(output)?.[0] ?? output).trim().split("\n");
      const lines = text.length > 16 ? [...text.slice(0, 16), "..."] : text;
      return lines.map((line) => line.trimEnd().slice(0, 160)).join("\n");
    });
    sections.push(`## ${title}\n\n${says}\n\n\`\`\`text\n${shown.join("\n\n")}\n\`\`\`\n`);
  });

  it("is what docs/beside-eslint.md shows (vitest run --config vitest.reality.config.ts -u writes it)", async () => {
    const head =
      "# Beside ESLint 10\n\nESLint is where pylayout's way of working comes from. What differs, each with the command that shows it on both, and what it\nprinted. `test/beside-eslint` holds the files; the second test tier runs the commands and compares this page.\n";
    await expect([head, ...sections].join("\n")).toMatchFileSnapshot(path.join(root, "docs/beside-eslint.md"));
  });
});
