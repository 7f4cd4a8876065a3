import type { Message } from "@pylayout/core";
import type { Project } from "@pylayout/python";

/** One line of the configuration with what it is for. */
interface Setting {
  readonly key: string;
  readonly value: string | readonly string[];
  readonly comment: string;
  /** Left for a person to uncomment. */
  readonly isHint?: boolean;
}

/** Directories that hold other people's code. */
const VENDORED = /^(?:.*\/)?(?:_?vendor|_?vendored|_?third_?party|extern)(?=\/)/;

/** The smallest configuration that fits a project. */
export function smallestConfig(project: Project, messages: readonly Message[]): readonly Setting[] {
  const vendored = [...new Set(messages.flatMap(({ path }) => VENDORED.exec(path)?.[0] ?? []))];
  const undeclared = !project.pythons.declared && project.modules.length > 0;
  return [
    {
      key: "extends",
      value: ["recommended"],
      comment: 'what fails for certain on a clean machine, and warnings worth acting on; "strict" asks for more',
    },
    ...(vendored.length === 0
      ? []
      : [{ key: "exclude", value: vendored.map((path) => `${path}/`), comment: "other people's code, with findings" }]),
    ...(undeclared
      ? [
          {
            key: "python",
            value: "3.10-3.14",
            comment: "nothing declares the supported Pythons; requires-python in [project] is the better place",
            isHint: true,
          },
        ]
      : []),
  ];
}

/** The `[tool.pylayout]` table, lines ended by `\n`. */
export function tomlText(settings: readonly Setting[]): string {
  const lines = settings.flatMap(({ key, value, comment, isHint }) => [
    `# ${comment}`,
    `${isHint ? "# " : ""}${key} = ${literal(value)}`,
  ]);
  return `[tool.pylayout]\n${lines.join("\n")}\n`;
}

/** The same as `pylayout.config.mjs`, for projects without a pyproject.toml: making one would change how they are built. */
export function moduleText(settings: readonly Setting[]): string {
  const lines = settings.flatMap(({ key, value, comment, isHint }) => {
    const text = key === "python" ? `settings: { python: ${literal(value)} }` : `${key}: ${literal(value)}`;
    const nested = key === "exclude" ? `settings: { exclude: ${literal(value)} }` : text;
    return [`    // ${comment}`, `    ${isHint ? "// " : ""}${nested},`];
  });
  return `export default [\n  {\n${lines.join("\n")}\n  },\n];\n`;
}

/** JSON strings are TOML's basic strings, but for the one control character that JSON leaves alone. */
function literal(value: Setting["value"]): string {
  const text = (part: string) => JSON.stringify(part).replaceAll("\u007f", "\\u007f");
  return typeof value === "string" ? text(value) : `[${value.map(text).join(", ")}]`;
}
