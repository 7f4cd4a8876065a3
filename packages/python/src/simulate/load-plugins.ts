import type { SessionPlan } from "../pytest/session-plan.ts";
import { catches } from "./exception-classes.ts";
import { Failure } from "./failure.ts";
import { importModule } from "./load-module.ts";
import type { Simulation } from "./simulation.ts";

/** Names that `-p` and pytest_plugins resolve inside pytest. */
const BUILT_IN = new Set(
  (
    "mark main runner fixtures helpconfig python terminal debugging unittest capture skipping legacypath tmpdir monkeypatch " +
    "recwarn pastebin nose assertion junitxml doctest cacheprovider freeze_support setuponly setupplan stepwise threadexception " +
    "unraisableexception warnings logging reports python_path faulthandler pytester pytester_assertions subtests " +
    "python_api terminalprogress"
  ).split(" "),
);

/** The plugins that `-p` names, early as pytest imports them. */
export function loadPlugins(sim: Simulation, plan: SessionPlan): Failure | null {
  const pathFirst = sim.world.pytest === "8" || sim.world.pytest === "9";
  if (pathFirst) applyPythonPath(sim, plan);
  for (const name of plan.plugins) {
    if (name.startsWith("no:")) continue;
    const failure = importPlugin(sim, name);
    if (failure !== null) return failure;
  }
  if (!pathFirst) applyPythonPath(sim, plan);
  return null;
}

/** The ini's `pythonpath`, before everything else on sys.path. */
function applyPythonPath(sim: Simulation, plan: SessionPlan): void {
  const entries = plan.pythonPath.flatMap((path) => {
    const entry = sim.world.tree.follow(path);
    return entry?.kind === "directory" ? [sim.entryAt(entry)] : [];
  });
  if (entries.length > 0) sim.setPath([...entries, ...sim.path]);
}

/** `PytestPluginManager.import_plugin`. */
export function importPlugin(sim: Simulation, name: string): Failure | null {
  if (BUILT_IN.has(name) || name.startsWith("_pytest.")) return null;
  const loaded = importModule(sim, name, null);
  const found = loaded instanceof Failure ? loaded : importModule(sim, name.split(".")[0] ?? name, null);
  if (!(found instanceof Failure)) return null;
  if (catches(["ImportError"], found.exception) !== "yes") return found;
  const failure = new Failure({
    ...found.details,
    exception: "ImportError",
    message: `Error importing plugin "${name}": ${found.details.message}`,
  });
  failure.place = found.place;
  failure.chain.push(...found.chain);
  return failure;
}
