/** A 64-bit hash of bytes or UTF-16 units, as 16 hex digits: two FNV-like streams. Not for secrets. */
function hashUnits(length: number, unitAt: (index: number) => number): string {
  let a = 0xdeadbeef ^ length;
  let b = 0x41c6ce57 ^ length;
  for (let i = 0; i < length; i++) {
    const unit = unitAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return hex(b) + hex(a);
}

export function hashText(text: string): string {
  return hashUnits(text.length, (index) => text.charCodeAt(index));
}

export function hashBytes(bytes: Uint8Array): string {
  return hashUnits(bytes.length, (index) => bytes[index] ?? 0);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}
