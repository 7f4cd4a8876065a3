const VERSION =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;

const PHASES: Readonly<Record<string, string>> = { alpha: "a", beta: "b", c: "rc", pre: "rc", preview: "rc" };

/** One spelling for all equal versions (PEP 440); undefined for what is no version. */
export function canonicalVersion(text: string): string | undefined {
  const match = VERSION.exec(text.trim().toLowerCase());
  if (!match) return undefined;
  const [, epoch = "0", release = "", phase, phaseNumber, bare, post, postNumber, dev, devNumber, local] = match;
  const numbers = release.split(".").map(whole);
  while (numbers.length > 1 && numbers.at(-1) === "0") numbers.pop();
  return [
    epoch === "0" ? "" : `${whole(epoch)}!`,
    numbers.join("."),
    phase === undefined ? "" : `${PHASES[phase] ?? phase}${whole(phaseNumber)}`,
    bare === undefined && post === undefined ? "" : `.post${whole(bare ?? postNumber)}`,
    dev === undefined ? "" : `.dev${whole(devNumber)}`,
    local === undefined ? "" : `+${local.split(/[-_.]/).map(localPart).join(".")}`,
  ].join("");
}

/** Digits without zeros in front; "0" for none. */
function whole(digits: string | undefined): string {
  return (digits ?? "").replace(/^0+(?=\d)/, "") || "0";
}

function localPart(part: string): string {
  return /^\d+$/.test(part) ? whole(part) : part;
}

/** Whether two versions are the same one; what is no version is compared as it stands. */
export function isSameVersion(a: string, b: string): boolean {
  return (canonicalVersion(a) ?? a) === (canonicalVersion(b) ?? b);
}

/** One spelling for all equal names of distributions (PEP 503). */
export function canonicalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}
