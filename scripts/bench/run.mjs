import { spawnSync } from "node:child_process";

// Node 20 reads the certificates that this variable names at every start: 65 to 80 ms that have nothing to do with us.
const { NODE_EXTRA_CA_CERTS: _unset, ...environment } = process.env;

/** A small parent with a stopwatch: Node tells neither the CPU time nor the peak memory of one child. */
const METER = `import os, sys, time
quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
start = time.perf_counter()
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
status, used = os.wait4(pid, 0)[1:]
wall = time.perf_counter() - start
peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(status >> 8 if status & 127 == 0 else 128, wall * 1000, (used.ru_utime + used.ru_stime) * 1000, peak)`;

/** Why only wall-clock time can be measured; undefined where everything can. */
export const noMeter = meterProblem();

/** One whole process: milliseconds of wall-clock and of CPU time, peak resident memory in bytes. */
export function run(contender, cwd) {
  contender.prepare?.();
  return noMeter === undefined ? meteredRun(contender, cwd) : plainRun(contender, cwd);
}

/** What the process prints on its error stream. */
export function errorsOf(contender, cwd) {
  contender.prepare?.();
  const result = spawnSync(contender.command[0], contender.command.slice(1), {
    cwd,
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  requireSuccess(contender, result);
  return result.stderr.toString("utf8");
}

function meteredRun(contender, cwd) {
  const result = spawnSync("python3", ["-S", "-c", METER, ...contender.command], { cwd, env: environment });
  const [status, wall, cpu, peak] = result.stdout.toString("utf8").trim().split(" ").map(Number);
  requireSuccess(contender, result.status === 0 ? { status } : { status: result.stderr.toString("utf8") });
  return { wall, cpu, peak };
}

function plainRun(contender, cwd) {
  const start = process.hrtime.bigint();
  const result = spawnSync(contender.command[0], contender.command.slice(1), {
    cwd,
    env: environment,
    stdio: "ignore",
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  requireSuccess(contender, result);
  return { wall, cpu: null, peak: null };
}

/** Linters end with 1 where they found something. */
function requireSuccess({ name, command }, { error, status }) {
  if (error) throw error;
  if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${status}: ${command.join(" ")}`);
}

function meterProblem() {
  const probe = spawnSync("python3", ["-S", "-c", METER, "true"], { env: environment });
  return probe.status === 0 ? undefined : "no python3 on PATH to read them: CPU time, peak memory";
}
