/** `str.isidentifier`. */
export function isIdentifier(name: string): boolean {
  // A pattern with classes of Unicode takes milliseconds to make: only where a character asks for it.
  return (
    /^[A-Za-z_]\w*$/.test(name) || (/[^\x00-\x7f]/.test(name) && /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(name))
  );
}
