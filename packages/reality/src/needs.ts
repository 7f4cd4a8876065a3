/**
 * Says what a suite of the second tier lacks. Returns true where the suite can run; otherwise prints the reason and, with
 * PYLAYOUT_REALITY=strict (as CI sets it where Python is present), throws.
 * @param suite what would have been compared
 * @param missing what is not there; undefined where nothing is missing
 */
export function needs(suite: string, missing: string | undefined): boolean {
  if (missing === undefined) return true;
  const reason = `skipped: ${suite}: ${missing}`;
  if (process.env.PYLAYOUT_REALITY === "strict") throw new Error(reason);
  process.stdout.write(`${reason}\n`);
  return false;
}
