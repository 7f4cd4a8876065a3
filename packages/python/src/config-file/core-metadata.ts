/** The headers of core metadata (METADATA, PKG-INFO, WHEEL), by name in lower case: RFC 822 lines up to the first empty one. */
export function readCoreMetadata(text: string): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (const line of text.split(/\r\n?|\n/)) {
    if (line === "") break;
    const [, name, value = ""] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const known = headers.get(name.toLowerCase());
    if (known) known.push(value.trim());
    else headers.set(name.toLowerCase(), [value.trim()]);
  }
  return headers;
}
