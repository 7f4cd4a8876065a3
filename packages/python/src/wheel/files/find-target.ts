import type { WheelFile } from "../wheel-plan.ts";

/** The file of a target, among files in the order of their targets. */
export function findTarget(files: readonly WheelFile[], target: string): WheelFile | undefined {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((files[middle]?.target ?? "") < target) low = middle + 1;
    else high = middle;
  }
  const found = files[low];
  return found?.target === target ? found : undefined;
}

/** The targets of some files that others do not have; both in the order of their targets. */
export function targetsBeyond(files: readonly WheelFile[], others: readonly WheelFile[]): string[] {
  const beyond: string[] = [];
  let at = 0;
  for (const { target } of files) {
    while ((others[at]?.target ?? target) < target) at++;
    if (others[at]?.target !== target) beyond.push(target);
  }
  return beyond;
}
