const DEVICE = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i;
const CHARACTER = /[<>:"|?*\\\u0000-\u001f]/;

/** Why Windows refuses a name ("Naming Files, Paths, and Namespaces", Win32 documentation); undefined where it does not. */
export function windowsFault(name: string): string | undefined {
  const character = CHARACTER.exec(name)?.[0];
  if (character !== undefined) return `it contains ${JSON.stringify(character)}`;
  if (name.endsWith(" ") || name.endsWith(".")) return "it ends with a blank or a dot";
  return DEVICE.test(name) ? `${name.split(".")[0] ?? name} is a device` : undefined;
}
