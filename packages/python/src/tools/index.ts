export { dependencyNames } from "./dependency-names.ts";
export { djangoMigrations } from "./django-migrations.ts";
export { testDiscoveries, type TestDiscovery } from "./test-discovery.ts";
export { initSensitiveTools, type InitSensitiveTool } from "./init-sensitive-tools.ts";
export { entryPointModules, wheelWithoutInit, type LostFromWheel } from "./wheel-without-init.ts";
export { listedPackages, packageDataDirectories } from "./setuptools-lists.ts";
export { chainReport, isKeptFrom, ShippedReaches } from "./shipped-reach.ts";
