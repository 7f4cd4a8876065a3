/** `shlex.split(text)` in POSIX mode; undefined for an open quotation, where Python raises ValueError. */
export function splitWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (quote === "'") {
      if (c === "'") quote = "";
      else word = (word ?? "") + c;
    } else if (quote === '"') {
      const next = text.charAt(i + 1);
      if (c === '"') quote = "";
      else if (c === "\\" && (next === '"' || next === "\\")) word = (word ?? "") + text.charAt(++i);
      else word = (word ?? "") + c;
    } else if (c === "'" || c === '"') {
      quote = c;
      word ??= "";
    } else if (c === "\\") {
      if (i + 1 >= text.length) return undefined;
      word = (word ?? "") + text.charAt(++i);
    } else if (c === " " || c === "\t" || c === "\n" || c === "\r") {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + c;
  }
  if (quote !== "") return undefined;
  if (word !== undefined) words.push(word);
  return words;
}
