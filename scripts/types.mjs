// Gathers the declarations of all rooms beside the bundle, so that the packed command is typed without its workspaces.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const outdir = path.join(root, "packages/cli/bundle/types");
const rooms = ["packages", "rules", "configs"].flatMap((shelf) =>
  readdirSync(path.join(root, shelf)).map((name) => ({ folder: `${shelf}/${name}`, name: nameOf(`${shelf}/${name}`) })),
);
const public_ = rooms.filter(({ name }) => name !== "@pylayout/reality");

rmSync(outdir, { recursive: true, force: true });
for (const { folder } of public_) {
  const from = path.join(root, folder, "dist");
  if (!existsSync(from)) throw new Error(`${folder} is not compiled: run tsc -b first`);
  cpSync(from, path.join(outdir, folder), {
    recursive: true,
    filter: (file) => !path.basename(file).includes(".") || file.endsWith(".d.ts"),
  });
}
for (const entry of readdirSync(outdir, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = path.join(entry.parentPath, entry.name);
  writeFileSync(
    file,
    readFileSync(file, "utf8")
      .replace(/(from\s+["']\.[^"']*)\.ts(?=["'])/g, "$1.js")
      .replace(/(["'])(@pylayout\/[\w-]+)\1/g, (_, quote, name) => quote + relativeTo(file, name) + quote),
  );
}

function nameOf(folder) {
  return JSON.parse(readFileSync(path.join(root, folder, "package.json"), "utf8")).name;
}

function relativeTo(file, name) {
  const room = public_.find((candidate) => candidate.name === name);
  if (!room) throw new Error(`${file} needs the types of ${name}`);
  const target = path.relative(path.dirname(file), path.join(outdir, room.folder, "index.js"));
  return target.startsWith(".") ? target : `./${target}`;
}
