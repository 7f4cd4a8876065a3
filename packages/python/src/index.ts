export * from "./versions/version-set.ts";
export type * from "./source/source-facts.ts";
export type * from "./simulate/collection-run.ts";
export type * from "./model/python-model.ts";
export * from "./source/read-source.ts";
export * from "./source/scan-record.ts";
