// Prints a hash of everything that the bundle is made of: two checkouts with equal sources can share one build.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const others = new Set(["node_modules", "dist", "bundle", "test"]);
const hash = createHash("sha256");

for (const name of ["package.json", "package-lock.json", "scripts", "packages", "rules", "configs"]) add(name);
console.log(hash.digest("hex"));

function add(name) {
  const place = path.join(root, name);
  if (statSync(place).isFile()) hash.update(`${name}\0`).update(readFileSync(place)).update("\0");
  else for (const entry of readdirSync(place).sort()) if (!others.has(entry)) add(`${name}/${entry}`);
}
