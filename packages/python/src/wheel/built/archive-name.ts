/** What the file name of a wheel says (PEP 427). */
export interface WheelFileName {
  readonly name: string;
  readonly version: string;
  readonly build: string | null;
  /** Compatibility tags, compressed sets spread out: "py3-none-any" (PEP 425). */
  readonly tags: readonly string[];
}

/** undefined where it is no file name of a wheel. */
export function parseWheelName(fileName: string): WheelFileName | undefined {
  const parts = fileName.replace(/\.whl$/i, "").split("-");
  if (!/\.whl$/i.test(fileName) || (parts.length !== 5 && parts.length !== 6) || parts.includes("")) return undefined;
  const [name = "", version = ""] = parts;
  const [pythons, abis, platforms] = parts.slice(-3).map((part) => part.split("."));
  const tags = (pythons ?? []).flatMap((python) =>
    (abis ?? []).flatMap((abi) => (platforms ?? []).map((platform) => `${python}-${abi}-${platform}`)),
  );
  return { name, version: version.replaceAll("_", "-"), build: parts.length === 6 ? (parts[2] ?? null) : null, tags };
}

/** The stem of a source distribution's file name (PEP 625); undefined where it is none. */
export function sdistStem(fileName: string): string | undefined {
  return /^(.+-.+)\.(?:tar\.gz|tgz|zip)$/i.exec(fileName)?.[1];
}
