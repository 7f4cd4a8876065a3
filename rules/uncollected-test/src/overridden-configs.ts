import type { FileTree } from "@pylayout/core";
import { configFileNames, readIniFile, type TestSession } from "@pylayout/python";

export interface OverriddenConfig {
  readonly path: string;
  /** 1-based line of the heading. */
  readonly line: number;
  /** The file that pytest reads instead. */
  readonly by: string;
  /** Options that have another value there, or none. */
  readonly keys: readonly string[];
}

const HEADING = /^\[(?:tool\.pytest\.ini_options|tool:pytest|pytest)\]/m;

/** Configuration beside the file that pytest reads (`locate_config` of `_pytest/config/findpaths.py`). */
export function overriddenConfigs(sessions: readonly TestSession[], tree: FileTree): readonly OverriddenConfig[] {
  const read = new Set(sessions.map(({ plan }) => plan.inifile));
  if (sessions.some(({ invocation }) => invocation.args.some((word) => /^(?:-c|--config-file)/.test(word)))) return [];
  return [...read].flatMap((by) => {
    const own = by === null ? undefined : readIniFile(tree, by, "9");
    if (by === null || own?.kind !== "values") return [];
    const base = by.slice(0, by.lastIndexOf("/") + 1);
    return configFileNames("9").flatMap((name): OverriddenConfig[] => {
      const path = base + name;
      const other = read.has(path) ? undefined : readIniFile(tree, path, "9");
      if (other?.kind !== "values") return [];
      const keys = [...other.values]
        .filter(([key, value]) => plain(own.values.get(key)) !== plain(value))
        .map(([key]) => key);
      return keys.length === 0 ? [] : [{ path, line: headingLine(tree, path), by, keys }];
    });
  });
}

function plain(value: string | readonly string[] | undefined): string | undefined {
  const text = typeof value === "object" ? value.join(" ") : value;
  return text?.split(/\s+/).filter(Boolean).join(" ");
}

function headingLine(tree: FileTree, path: string): number {
  const file = tree.follow(path);
  const text = file?.kind === "file" ? (tree.readLatin1(file) ?? "") : "";
  return text.slice(0, HEADING.exec(text)?.index ?? 0).split("\n").length;
}
