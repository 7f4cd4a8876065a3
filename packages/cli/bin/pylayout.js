#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";

const main = new URL("../bundle/main.js", import.meta.url);
if (existsSync(main)) {
  module.enableCompileCache?.();
  await import(main.href);
} else {
  process.stderr.write("pylayout: not built yet; run `npm run build` in the repository's root first\n");
  process.exitCode = 2;
}
