const NONE: ReadonlyMap<string, string> = new Map();

/** `{env:NAME}` and `{env:NAME:default}`; a default may hold one more substitution. */
const VARIABLE = /\{env:(\w+)(?::((?:[^{}]|\{[^{}]*\})*))?\}/g;

/** What every machine sets. */
const SET_EVERYWHERE = new Set(["HOME", "PATH", "PWD", "USER", "TMPDIR", "TEMP", "TMP"]);

/**
 * tox's substitutions as a shell would write them; those that cannot be known become expansions, so that their argument
 * counts as unknown. A variable has the value that the environment's own `set_env` gives it, else its default, else none.
 */
export function toxExpand(directory: string, text: string, variables = NONE): string {
  const valueOf = (whole: string, name: string, fallback = ""): string =>
    variables.get(name) ?? (SET_EVERYWHERE.has(name) ? whole : fallback);
  return text
    .replaceAll(/\{posargs(?::((?:[^{}]|\{[^{}]*\})*))?\}/g, (_, fallback?: string) => fallback ?? "")
    .replaceAll("[]", "")
    .replaceAll(/\{(?:toxinidir|tox_root)\}/g, `\${GITHUB_WORKSPACE}${directory === "" ? "" : `/${directory}`}`)
    .replaceAll(/\{envpython\}|\{env_python\}/g, "python")
    .replaceAll(/\{env_?bin_?dir\}\//g, "")
    .replaceAll("{:}", ":")
    .replaceAll("{/}", "/")
    .replaceAll(VARIABLE, valueOf)
    .replaceAll(VARIABLE, valueOf)
    .replaceAll(/(?<!\$)\{(?!GITHUB_WORKSPACE)[^{}]*\}/g, "$$UNKNOWN");
}
