// Numbers as Python 2 wrote them.

import { isWord } from "./characters";
import { code } from "./memory";

/** Python 2's octal and long numbers. */
export function isOldNumber(start: i32, end: i32): bool {
  if (isPartOfNumber(start)) return false;
  const final = code(end - 1) | 32;
  let digits = true;
  for (let i = start; i < end - 1 && digits; i++) digits = code(i) >= 48 && code(i) <= 57;
  if (!digits) return false;
  return final == 108 || (end - start > 1 && code(start) == 48 && code(end - 1) <= 57 && code(end) != 46);
}

/** What stands behind "." or "1e-" is no number of its own. */
function isPartOfNumber(start: i32): bool {
  const previous = code(start - 1);
  if (previous == 46) return true;
  return (previous == 45 || previous == 43) && start > 2 && (code(start - 2) | 32) == 101 && isWord(code(start - 3));
}
