export type * from "./expression-nodes.ts";
export type * from "./statement-nodes.ts";
