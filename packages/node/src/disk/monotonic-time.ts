/** Milliseconds by a clock that never steps back. Node loads `performance` when it is first asked for, which takes 1 to 2 ms. */
export function monotonicTime(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
