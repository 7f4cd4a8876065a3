import type { SessionPlan } from "../pytest/session-plan.ts";
import { catches } from "./exception-classes.ts";
import { Failure } from "./failure.ts";
import { importModule } from "./load-module.ts";
import type { OwnPlugin } from "./collection-world.ts";
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

/** The plugins that `-p` names, then those that the project itself brings, early as pytest imports them. */
export function loadPlugins(sim: Simulation, plan: SessionPlan): Failure | null {
  const pathFirst = sim.world.pytest === "8" || sim.world.pytest === "9";
  if (pathFirst) applyPythonPath(sim, plan);
  for (const name of plan.plugins) {
    if (name.startsWith("no:")) continue;
    const failure = importNamed(sim, name);
    if (failure !== null) return failure;
  }
  for (const { name, module, autoload } of ownPlugins(sim)) {
    if (!autoload || plan.plugins.includes(`no:${name}`)) continue;
    const failure = importEntryPoint(sim, module);
    if (failure !== null) return failure;
  }
  if (!pathFirst) applyPythonPath(sim, plan);
  return null;
}

function ownPlugins({ world }: Simulation): readonly OwnPlugin[] {
  return world.installed ? world.ownPlugins() : [];
}

/** `-p` takes the name of an entry point before that of a module. */
function importNamed(sim: Simulation, name: string): Failure | null {
  const own = ownPlugins(sim).find((plugin) => plugin.name === name);
  return own === undefined ? importPlugin(sim, name) : importEntryPoint(sim, own.module);
}

/** `EntryPoint.load`: what it raises ends pytest as it is. */
function importEntryPoint(sim: Simulation, module: string): Failure | null {
  const found = importModule(sim, module, null);
  return found instanceof Failure ? found : null;
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
