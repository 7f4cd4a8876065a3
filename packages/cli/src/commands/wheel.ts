import { UsageError } from "@pylayout/core";
import { findRoot } from "@pylayout/node";
import { Distribution, python, wheelPlan, wheelReport, type WheelReport } from "@pylayout/python";
import { chosenFormat, parseArguments, WORLD_OPTIONS, worldOptions } from "../arguments.ts";
import type { Surroundings } from "../streams.ts";
import { count, printable } from "../text.ts";
import { openWorld } from "../world.ts";

/** `pylayout wheel [dir]`: what a build would put into the wheel, and what it would leave out without a word. */
export async function wheel(args: readonly string[], { cwd, stdout }: Surroundings): Promise<number> {
  const { values, positionals } = parseArguments("wheel", args, WORLD_OPTIONS);
  if (positionals.length > 1) throw new UsageError("wheel takes one directory");
  const { root } = findRoot(positionals[0] ?? ".", cwd);
  const { tree, config } = await openWorld(root, worldOptions(values));
  const model = python.createModel(tree, config.settings);
  const report = wheelReport(new Distribution(tree, wheelPlan(tree, ""), (path) => model.source(path)));
  const format = chosenFormat(values, ["full", "json"]);
  stdout.write(format === "json" ? `${JSON.stringify(report, null, 2)}\n` : toText(report));
  return 0;
}

function toText(report: WheelReport): string {
  const backend = report.backend ?? "no build backend";
  if (report.outcome !== "ok") {
    const verdict = report.outcome === "error" ? "the build would fail" : "cannot be known without building";
    return `${backend}: ${verdict}: ${printable(report.reason ?? "")}\n`;
  }
  const { missing, unwantedTopLevel, entryPoints, viaSdist } = report;
  const lines = [
    `${backend}: ${count(report.files.length, "file")} in the wheel`,
    ...drawTree(report.files),
    ...missing.map(({ module, path, why }) => `missing     ${module} (${path}): ${why.file}:${why.line} ${why.key}`),
    ...unwantedTopLevel.map(
      (name) => `top level   ${name}: every environment that installs this gets it under that name`,
    ),
    ...entryPoints.map(({ name, status }) => `script      ${name}: ${status}`),
    ...viaSdist.onlyDirect.map((path) => `via sdist   lacks ${path}`),
    ...viaSdist.onlyViaSdist.map((path) => `via sdist   also holds ${path}`),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

/** Sorted paths as an indented tree. */
function drawTree(files: readonly string[]): string[] {
  const lines: string[] = [];
  let open: readonly string[] = [];
  for (const file of [...files].sort()) {
    const parts = file.split("/");
    const common = parts.findIndex((part, index) => index === parts.length - 1 || open[index] !== part);
    for (let depth = common; depth < parts.length; depth++) {
      lines.push(`${"  ".repeat(depth + 1)}${parts[depth] ?? ""}${depth < parts.length - 1 ? "/" : ""}`);
    }
    open = parts.slice(0, -1);
  }
  return lines;
}
