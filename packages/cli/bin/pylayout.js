#!/usr/bin/env node
import { existsSync } from "node:fs";

const start = new URL("../bundle/start.js", import.meta.url);
if (existsSync(start)) {
  await import(start.href);
} else {
  process.stderr.write("pylayout: not built yet; run `npm run build` in the repository's root first\n");
  process.exitCode = 2;
}
