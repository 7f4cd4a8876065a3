import { run } from "./run.mjs";
import { syntheticTree } from "./synthetic-tree.mjs";
import { markdownTable, median, megabytes, milliseconds } from "./table.mjs";

const ROUNDS = 3;

/**
 * Time and memory of one contender on trees that double; what was `measured` by size is not run again. Fewer rounds, then
 * fewer trees, where the time is up.
 */
export async function doublingTable(contender, { folder, most, measured, deadline }) {
  const rows = [];
  const left = [];
  let last;
  for (let files = 1000; files <= most; files = files * 2 > most && files < most ? most : files * 2) {
    const samples = measured.get(files) ?? (await sampled(contender, { folder, files, last, deadline }));
    if (samples === undefined) {
      left.push(files);
      continue;
    }
    const [wall, cpu, peak] = ["wall", "cpu", "peak"].map((key) => middle(samples, key));
    const grown = (key, now) => (last && now !== null ? (now / last[key]).toFixed(2) : "");
    rows.push([
      String(files),
      String(samples.length),
      ...[milliseconds(wall), milliseconds(cpu), megabytes(peak)],
      ...[last ? (files / last.files).toFixed(2) : "", grown("wall", wall), grown("cpu", cpu), grown("peak", peak)],
    ]);
    last = { files, wall, cpu, peak };
  }
  const header = ["files", "rounds", "ms", "CPU ms", "peak MB", "files x", "ms x", "CPU x", "peak x"];
  const table = markdownTable(header, rows);
  return left.length === 0 ? table : `${table}\n\nNo time was left for ${left.join(", ")} files.`;
}

async function sampled(contender, { folder, files, last, deadline }) {
  const tree = await syntheticTree(folder, files);
  const samples = [];
  while (samples.length < ROUNDS) {
    const expected = samples[0]?.wall ?? (last === undefined ? 0 : (last.wall * files) / last.files);
    // Most of what is left is for the larger trees: one round of each comes before more of this.
    const room = (deadline - Date.now()) / (samples.length === 0 ? 1 : 6);
    if (expected > room) break;
    samples.push(run(contender, tree));
  }
  return samples.length === 0 ? undefined : samples;
}

function middle(samples, key) {
  return samples[0][key] === null ? null : median(samples.map((sample) => sample[key]));
}
