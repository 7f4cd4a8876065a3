type Holds = (order: number, has: readonly number[], wanted: readonly number[]) => boolean;

const OPERATORS: Readonly<Record<string, Holds>> = {
  ">=": (order) => order >= 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  "<": (order) => order < 0,
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
  "~=": (order, has, wanted) => order >= 0 && startsWith(has, wanted.slice(0, -1)),
};

/**
 * Whether a released version meets a specifier in the form of PEP 440: `>=1.2,<2`, `~=1.4`, `==1.*`, or a bare version.
 * undefined where the specifier cannot be read.
 */
export function versionMeets(version: string, specifier: string): boolean | undefined {
  const has = numbersOf(version.replace(/[-+].*$/, ""));
  const results = specifier.split(",").map((clause) => clauseMeets(has, clause.trim()));
  return results.includes(undefined) ? undefined : results.every((result) => result === true);
}

function clauseMeets(has: readonly number[], clause: string): boolean | undefined {
  const [, operator = "==", text, star] = /^(>=|<=|==|!=|~=|>|<)?\s*(\d+(?:\.\d+)*)(\.\*)?$/.exec(clause) ?? [];
  if (text === undefined) return undefined;
  const wanted = numbersOf(text);
  if (star !== undefined) {
    const within = startsWith(has, wanted);
    return operator === "==" ? within : operator === "!=" ? !within : undefined;
  }
  if (operator === "~=" && wanted.length < 2) return undefined;
  return OPERATORS[operator]?.(compare(has, wanted), has, wanted);
}

function numbersOf(text: string): number[] {
  return text.split(".").map(Number);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function startsWith(whole: readonly number[], start: readonly number[]): boolean {
  return start.every((number, index) => (whole[index] ?? 0) === number);
}
