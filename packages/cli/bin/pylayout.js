#!/usr/bin/env node
"use strict";
// CommonJS, which Node starts sooner than its first module.
const { existsSync } = require("node:fs");
const path = require("node:path");

const bundle = path.join(__dirname, "../bundle");
const start = path.join(bundle, "start.cjs");
if (existsSync(start)) {
  require(start).start(bundle);
} else {
  process.stderr.write("pylayout: not built yet; run `npm run build` in the repository's root first\n");
  process.exitCode = 2;
}
