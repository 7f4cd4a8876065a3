#!/usr/bin/env node
"use strict";
// CommonJS: a run that only repeats an earlier one's output is over before Node could load its first module.
const { existsSync } = require("node:fs");
const path = require("node:path");

if (!existsSync(path.join(__dirname, "../bundle/start.js"))) {
  process.stderr.write("pylayout: not built yet; run `npm run build` in the repository's root first\n");
  process.exitCode = 2;
} else if (!require("../bundle/replay.cjs").replay()) {
  import("../bundle/start.js");
}
