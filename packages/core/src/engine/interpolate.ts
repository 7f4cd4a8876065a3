const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

/**
 * Fills `{{name}}` with `data.name`.
 * @throws Error where a placeholder has no value, as happens in rules written without type checking.
 */
export function interpolate(text: string, data: Readonly<Record<string, string | number>> | undefined): string {
  if (!text.includes("{{")) return text;
  return text.replace(placeholder, (_whole, name: string) => {
    const value = data !== undefined && Object.hasOwn(data, name) ? data[name] : undefined;
    if (value === undefined) throw new Error(`message text needs data "${name}": ${text}`);
    return String(value);
  });
}
