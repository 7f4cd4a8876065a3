/** Name of a wheel's directory for scripts, data and headers (PEP 427); `*` for a version that only the build knows. */
export function dataDirectory(name: string, version: string | undefined): string {
  return `${name.replace(/[-_.]+/g, "_").toLowerCase()}-${version ?? "*"}.data`;
}
