const named: Readonly<Record<number, string>> = { 7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r" };

/** A path as git prints it: in quotes with octal escapes where it holds anything but plain ASCII. */
export function quotePath(path: string): string {
  const bytes = pathBytes(path);
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c)) return path;
  let quoted = "";
  for (const byte of bytes) {
    if (byte === 0x22 || byte === 0x5c) quoted += `\\${String.fromCharCode(byte)}`;
    else if (byte >= 0x20 && byte < 0x7f) quoted += String.fromCharCode(byte);
    else quoted += `\\${named[byte] ?? byte.toString(8).padStart(3, "0")}`;
  }
  return `"${quoted}"`;
}

/** The bytes of a name on disk; lone surrogates stand for bytes that are not UTF-8 (PEP 383). */
function pathBytes(path: string): number[] {
  const encoder = new TextEncoder();
  return Array.from(path).flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    return code >= 0xdc80 && code <= 0xdcff ? [code - 0xdc00] : [...encoder.encode(character)];
  });
}
