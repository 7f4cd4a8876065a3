const utf8 = new TextDecoder("utf-8");
const latin1Chunk = 0x2000;

/** One character a byte; positions in the result are byte offsets. */
export function decodeLatin1(bytes: Uint8Array): string {
  if ("latin1Slice" in bytes) return (bytes as Uint8Array & { latin1Slice(): string }).latin1Slice();
  let text = "";
  for (let i = 0; i < bytes.length; i += latin1Chunk) {
    text += String.fromCharCode(...bytes.subarray(i, i + latin1Chunk));
  }
  return text;
}

/** UTF-8 without its byte order mark; invalid sequences become U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}
