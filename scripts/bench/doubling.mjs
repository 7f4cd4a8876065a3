import { run } from "./run.mjs";
import { syntheticTree } from "./synthetic-tree.mjs";
import { markdownTable, median, megabytes, milliseconds } from "./table.mjs";

const ROUNDS = 3;

/** Time and memory of one contender on trees that double; stops where the time is up. */
export async function doublingTable(contender, { folder, most, deadline }) {
  const rows = [];
  let last;
  let files = 1000;
  for (; files <= most; files = files * 2 > most && files < most ? most : files * 2) {
    if (Date.now() > deadline) break;
    const tree = await syntheticTree(folder, files);
    const samples = Array.from({ length: ROUNDS }, () => run(contender, tree));
    const [wall, cpu, peak] = ["wall", "cpu", "peak"].map((key) => middle(samples, key));
    const grown = (key, now) => (last && now !== null ? (now / last[key]).toFixed(2) : "");
    rows.push([
      String(files),
      ...[milliseconds(wall), milliseconds(cpu), megabytes(peak)],
      ...[last ? (files / last.files).toFixed(2) : "", grown("wall", wall), grown("cpu", cpu), grown("peak", peak)],
    ]);
    last = { files, wall, cpu, peak };
  }
  const table = markdownTable(["files", "ms", "CPU ms", "peak MB", "files x", "ms x", "CPU x", "peak x"], rows);
  return files <= most ? `${table}\n\nOut of time before ${files} files.` : table;
}

function middle(samples, key) {
  return samples[0][key] === null ? null : median(samples.map((sample) => sample[key]));
}
