/**
 * The minor version that a CI matrix, a tox environment or a classifier names: "3.10.4", "py310", "3.13t", "cp39-*",
 * "3.14-dev". Null for PyPy, "3.x", and anything else.
 */
export function namedVersion(text: string): string | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed.includes("pypy")) return null;
  const dotted = /^(?:python|cpython|py|cp)?[-_ ~=^]*([23])\.(\d{1,2})(?!\d)/.exec(trimmed);
  if (dotted) return `${dotted[1] ?? ""}.${Number(dotted[2])}`;
  const short = /^(?:py|cp)([23])(\d{1,2})(?!\d)/.exec(trimmed);
  return short ? `${short[1] ?? ""}.${Number(short[2])}` : null;
}
