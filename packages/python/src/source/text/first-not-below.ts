/** Index of the first number that is not below a value, in a list that ascends; of every `step` numbers the first counts. */
export function firstNotBelow(list: ArrayLike<number>, value: number, step = 1): number {
  let low = 0;
  let high = list.length / step;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[step * middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
