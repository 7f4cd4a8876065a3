import { VERSION } from "../version.ts";

/** What runs the tests of a new package. */
export const TEST_RUNNERS = ["vitest", "jest", "node"] as const;
export type TestRunner = (typeof TEST_RUNNERS)[number];

/** What a new package asks for besides pylayout; a test holds these to what pylayout itself is tested with. */
export const TOOLS = {
  eslint: "10.15.0",
  jest: "30.5.2",
  typescript: "6.0.3",
  "typescript-eslint": "8.73.0",
  vitest: "4.1.12",
} as const;

/** The parts of package.json that plugins and configs share. */
export function manifest(
  about: Readonly<Record<string, unknown>>,
  scripts: Readonly<Record<string, string>>,
  { pylayout, tests }: { readonly pylayout: string; readonly tests: TestRunner },
): string {
  const tools = ["eslint", "typescript", "typescript-eslint", ...(tests === "node" ? [] : [tests])] as const;
  const known = tools.map((tool): [string, string] => [tool, `^${TOOLS[tool]}`]);
  return json({
    ...about,
    type: "module",
    engines: { node: "^20.19.0 || ^22.13.0 || >=24" },
    scripts: { ...scripts, check: "npm run typecheck && npm run lint && npm test" },
    // Optional: where pylayout itself loads the package, it answers for its own name.
    peerDependencies: { pylayout: `>=${/^\d+\.\d+\.\d+/.exec(VERSION)?.[0] ?? "0.0.0"}` },
    peerDependenciesMeta: { pylayout: { optional: true } },
    devDependencies: Object.fromEntries([...known, ["pylayout", pylayout] as const].sort(byName)),
  });
}

export function tsconfig(compilerOptions: Readonly<Record<string, unknown>>, include: readonly string[]): string {
  const shared = { target: "ES2023", module: "NodeNext", types: [], strict: true, noUncheckedIndexedAccess: true };
  return json({ compilerOptions: { ...shared, ...compilerOptions }, include });
}

export const ESLINT_CONFIG = `import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(globalIgnores(["dist/"]), tseslint.configs.recommended);
`;

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}
