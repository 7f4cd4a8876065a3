/**
 * What Python says of a source that declares UTF-16 or UTF-32 in bytes of ASCII; undefined where the bytes happen to decode, and
 * to begin with a letter.
 */
export function wideFault(
  latin1: string,
  codec: string,
): { readonly message: string; readonly older?: string } | undefined {
  const big = codec.endsWith("be");
  const wide = codec.includes("32");
  const name = `utf-${wide ? 32 : 16}-${big ? "be" : "le"}`;
  // Four bytes of ASCII are beyond Unicode in either order.
  if (wide) {
    return { message: `'${name}' codec can't decode bytes in position 0-3: code point not in range(0x110000)` };
  }
  const unit = (at: number): number =>
    latin1.charCodeAt(big ? at + 1 : at) | (latin1.charCodeAt(big ? at : at + 1) << 8);
  const refused = (at: number, reason: string): { message: string } => ({
    message: `'${name}' codec can't decode bytes in position ${at}-${at + 1}: ${reason}`,
  });
  const last = latin1.length - 1;
  for (let at = 0; at < last; at += 2) {
    if ((unit(at) & 0xfc00) === 0xdc00) return refused(at, "illegal encoding");
    if ((unit(at) & 0xfc00) !== 0xd800) continue;
    if (at + 3 > last) return refused(at, "unexpected end of data");
    if ((unit(at + 2) & 0xfc00) !== 0xdc00) return refused(at, "illegal UTF-16 surrogate");
    at += 2;
  }
  if (latin1.length % 2 === 1) {
    const byte = latin1.charCodeAt(last).toString(16).padStart(2, "0");
    return { message: `'${name}' codec can't decode byte 0x${byte} in position ${last}: truncated data` };
  }
  const first = String.fromCharCode(unit(0));
  if (/\p{ID_Start}/u.test(first)) return undefined;
  const number = unit(0).toString(16).toUpperCase().padStart(4, "0");
  return { message: `invalid character '${first}' (U+${number})`, older: "invalid character in identifier" };
}
