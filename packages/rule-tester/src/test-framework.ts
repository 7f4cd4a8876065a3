/** What the tester needs of a test runner; Vitest, Jest, Mocha and node:test all have it. */
export interface TestFramework {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: (name: string, body: () => void | Promise<void>) => unknown;
}

/** The runner's globals where it has any, else Vitest's or node:test's own module. */
export async function findTestFramework(): Promise<TestFramework> {
  const globals = globalThis as Partial<TestFramework>;
  if (globals.describe !== undefined && globals.it !== undefined) return globals as TestFramework;
  if (process.env.VITEST !== undefined) return await import("vitest");
  return await import("node:test");
}
