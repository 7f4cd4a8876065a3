import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseGitConfig } from "../../src/git/parse-git-config.ts";
import { sandbox } from "../git-sandbox.ts";

const texts: Record<string, string> = {
  "plain sections, subsections and both spellings of them":
    '[core]\n\tbare = false\n[remote "Origin.X"]\n  url = https://example.invalid/a.git\n[branch.Main]\nmerge=refs/heads/main\n',
  "quotes, escapes and comments":
    '[a]\nb = "x # y" ; tail\nc = one\\ttwo # tail\nd = " lead" and trail   \ne = "a\\"b\\\\c"\nf = a "b" c\n',
  "several on one line, and lines continued": "[a] b = 1\n[c]d=two \\\n  three\ne = \\\n\n",
  "a key without a value, an empty value, keys in any case":
    "[A]\nFlag\nEmpty =\nMixedCase = Value\n# comment\n; comment\n",
  "subsections with quotes in them": '[includeIf "gitdir:~/x/"]\n path = y\n[s "a\\"b\\\\c"]\nk = v\n',
  "carriage returns and a byte order mark": "\ufeff[a]\r\nb = c\r\n",
};

describe("git's configuration is read as git reads it", () => {
  test.each(Object.keys(texts))("%s", (name) => {
    const { root, write, gitBytes } = sandbox({ git: false });
    write({ config: texts[name] ?? "" });
    const listing = gitBytes(["config", "--file", join(root, "config"), "--list", "-z"]).toString("utf8");
    const expected = listing
      .split("\0")
      .filter((line) => line !== "")
      .map((line) => {
        const end = line.indexOf("\n");
        return end < 0 ? { key: line, value: "true" } : { key: line.slice(0, end), value: line.slice(end + 1) };
      });
    expect(expected.length).toBeGreaterThan(0);
    expect(parseGitConfig(texts[name] ?? "")).toEqual(expected);
  });
});
