import { execFileSync } from "node:child_process";
import { describe, test } from "vitest";
import { describeConfigModules } from "./config-module-cases.ts";

/** Other Nodes to try: PYLAYOUT_NODES, a list of interpreter paths separated by colons. */
const interpreters = (process.env.PYLAYOUT_NODES ?? "").split(":").filter((path) => path !== "");

describe.each(interpreters)("executable configs under %s", (interpreter) => {
  describe(execFileSync(interpreter, ["--version"], { encoding: "utf8" }).trim(), () => {
    describeConfigModules(interpreter);
  });
});

test.skipIf(interpreters.length > 0)("other Nodes are skipped: PYLAYOUT_NODES names none", (context) => {
  context.skip();
});
