/**
 * tox's substitutions as a shell would write them; those that cannot be known become expansions, so that their argument
 * counts as unknown.
 */
export function toxExpand(directory: string, text: string): string {
  return text
    .replaceAll(/\{posargs(?::((?:[^{}]|\{[^{}]*\})*))?\}/g, (_, fallback?: string) => fallback ?? "")
    .replaceAll("[]", "")
    .replaceAll(/\{(?:toxinidir|tox_root)\}/g, `\${GITHUB_WORKSPACE}${directory === "" ? "" : `/${directory}`}`)
    .replaceAll(/\{envpython\}|\{env_python\}/g, "python")
    .replaceAll(/\{env_?bin_?dir\}\//g, "")
    .replaceAll(/(?<!\$)\{(?!GITHUB_WORKSPACE)[^{}]*\}/g, "$$UNKNOWN");
}
