import { RUFF } from "./contenders.mjs";
import { run } from "./run.mjs";
import { markdownTable, median, megabytes, milliseconds } from "./table.mjs";

/** Runs all contenders in turn, round after round, so that they share every mood of the machine. */
export function pairedRounds(contenders, tree, { rounds, deadline }) {
  const samples = contenders.map(() => []);
  // The first round only warms the page cache, and what of pylayout is not to be cold.
  for (let round = -1; round < rounds; round++) {
    if (round > 0 && Date.now() > deadline) break;
    for (const [place, contender] of contenders.entries()) {
      if (round >= 0) samples[place].push(run(contender, tree));
      else if (contender.prepare === undefined) run(contender, tree);
    }
  }
  return samples;
}

/** Medians, ratios of each round to ruff's run in it, and what is required. */
export function pairedTable(contenders, samples) {
  const wall = samples.map((all) => median(all.map((sample) => sample.wall)));
  const ruffPlace = contenders.findIndex(({ name }) => name === RUFF);
  const rows = contenders.map((contender, place) => {
    const floorPlace = contenders.findIndex((other) => other.isFloor && other.node === contender.node);
    const bar = ruffPlace < 0 ? undefined : contender.bar?.(wall[ruffPlace], wall[floorPlace]);
    const all = (key) => (samples[place][0][key] === null ? null : median(samples[place].map((sample) => sample[key])));
    return [
      contender.name,
      milliseconds(wall[place]),
      ratio(samples[place], samples[ruffPlace], "wall"),
      ratio(
        samples[place],
        samples[floorPlace < 0 ? contenders.findIndex((other) => other.isFloor) : floorPlace],
        "wall",
      ),
      bar === undefined ? "" : `${milliseconds(bar)} ${wall[place] <= bar ? "met" : "missed"}`,
      milliseconds(all("cpu")),
      ratio(samples[place], samples[ruffPlace], "cpu"),
      megabytes(all("peak")),
    ];
  });
  return markdownTable(["", "ms", "x ruff", "x node", "bar, ms", "CPU ms", "CPU x ruff", "peak MB"], rows);
}

function ratio(samples, base, key) {
  if (!base || samples[0][key] === null) return "-";
  return median(samples.map((sample, round) => sample[key] / base[round][key])).toFixed(2);
}

/** Peak memory of the cold runs beside what is allowed: 350 MB, or twice what ruff takes. */
export function memoryBar(contenders, samples) {
  const peakOf = (place) => median(samples[place].map(({ peak }) => peak));
  const ruffPlace = contenders.findIndex(({ name }) => name === RUFF);
  const bar = Math.max(350 * 2 ** 20, ruffPlace < 0 || samples[ruffPlace][0].peak === null ? 0 : 2 * peakOf(ruffPlace));
  const lines = contenders.flatMap(({ name, isCold }, place) => {
    if (!isCold || samples[place][0].peak === null) return [];
    const peak = peakOf(place);
    return [`${name}: ${megabytes(peak)} MB at the peak; bar ${megabytes(bar)} MB ${peak <= bar ? "met" : "missed"}.`];
  });
  return lines.length === 0 ? "Peak memory: not measured." : lines.join("\n");
}
