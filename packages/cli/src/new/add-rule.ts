import { constantName } from "./package-name.ts";

/**
 * Puts a rule into the source of a plugin: its import behind the last one of a rule, its line at the end of `rules`.
 * Undefined where the source does not look as `pylayout new plugin` made it.
 */
export function registerRule(source: string, rule: string): string | undefined {
  const lines = source.split("\n");
  const lastImport = lines.findLastIndex((line) => /^import .* from "\.\/rules\/[\w-]+\.js";\s*$/.test(line));
  const start = lines.findIndex((line) => /^ {2}rules: \{\s*$/.test(line));
  const end = lines.findIndex((line, index) => index > start && /^ {2}\},?\s*$/.test(line));
  if (lastImport < 0 || start < 0 || end < 0) return undefined;
  const newline = lines[lastImport]?.endsWith("\r") === true ? "\r" : "";
  lines.splice(end, 0, `    "${rule}": ${constantName(rule)},${newline}`);
  lines.splice(lastImport + 1, 0, `import { ${constantName(rule)} } from "./rules/${rule}.js";${newline}`);
  return lines.join("\n");
}
