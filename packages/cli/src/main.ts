import { processSurroundings } from "./process-surroundings.ts";
import { runCommand } from "./run-command.ts";
import { limitYoungGeneration } from "./young-generation.ts";

limitYoungGeneration();
const surroundings = processSurroundings();
if (surroundings === undefined) {
  process.stderr.write("pylayout: error: the working directory no longer exists\n");
  process.exitCode = 2;
} else {
  void runCommand(process.argv.slice(2), surroundings).then((code) => {
    process.exitCode = code;
  });
}
