import type {
  ModuleStubEvent,
  NeededImport,
  OpaqueEvent,
  RaiseEvent,
  SkipEvent,
  SourceEvent,
} from "../source/source-facts.ts";
import { isKnownException } from "./exception-classes.ts";
import { Failure } from "./failure.ts";
import { findTop } from "./find-module.ts";
import { runImportCall } from "./import-call.ts";
import { runImport } from "./import-statement.ts";
import { LoadedModule } from "./loaded-module.ts";
import { isAttribute } from "./module-attribute.ts";
import { editPackagePath, editPath } from "./path-edit.ts";
import type { Simulation } from "./simulation.ts";

/** Leaves alone what is there. */
const SET_DEFAULT = /^[\w.]*\bmodules\s*\.\s*setdefault\s*\(/;

/** Does what one statement does to the process; the failure has no place yet. */
export function runEvent(sim: Simulation, module: LoadedModule, event: SourceEvent, certain: boolean): Failure | null {
  switch (event.kind) {
    case "import":
      return runImport(sim, module, event);
    case "import-call":
      return runImportCall(sim, module, event);
    case "path-edit":
      editPath(sim, module, event);
      return null;
    case "package-path":
      return editPackagePath(sim, module, event);
    case "module-stub":
      stub(sim, module, event);
      return null;
    case "pytest-plugins":
      module.plugins = event.names;
      return null;
    case "collect-ignore":
      module.addIgnore({ glob: event.glob, entries: event.entries, certain }, event.replaces);
      return null;
    case "skip":
      return skip(sim, module, event);
    case "exit":
      return new Failure({ kind: "other", exception: "SystemExit", message: "" });
    case "raise":
      return raise(event);
    case "opaque":
      doubt(sim, module, event);
      return null;
  }
}

function skip(sim: Simulation, module: LoadedModule, { allowed, offset }: SkipEvent): Failure {
  const text = module.file === null ? "" : sim.cache.text(module.file.path).slice(offset, offset + 80);
  const exception = /^raise\s+[\w.]*SkipTest\b/.test(text) ? "SkipTest" : "Skipped";
  return new Failure({ kind: "other", exception, message: "", skipAllowed: allowed });
}

/** A call whose effect is not known: on the path for all that follows, or on this module alone. */
function doubt(sim: Simulation, module: LoadedModule, { reason, line, unless }: OpaqueEvent): void {
  if (unless?.every((needed) => isAtHand(sim, module, needed)) === true) return;
  const text = `${module.file?.path ?? module.name}:${line}: ${reason}`;
  if (reason.includes("import hook")) sim.hookDoubt ??= text;
  if (/sys\.path|sys\.modules|import hook/.test(reason)) sim.pathDoubt ??= text;
  else if (reason.includes("may skip")) {
    const skipped = new Failure({ kind: "other", exception: "Skipped", message: "", skipAllowed: true });
    module.doubt ??= { reason: text, failure: skipped };
  }
}

/** Loaded already, or certainly in the standard library. */
function isAtHand(sim: Simulation, importer: LoadedModule, { module, name }: NeededImport): boolean {
  const loaded = sim.modules.get(module);
  if (loaded !== undefined && loaded.form !== "standard-library") {
    return !loaded.initializing && (name === null || isAttribute(sim, loaded, name));
  }
  const { standardLibrary } = sim.world;
  const [top = ""] = module.split(".");
  const isLibrary = loaded !== undefined || findTop(sim, top, module, importer).kind === "standard-library";
  if (!isLibrary || !sim.decide(standardLibrary.modules(module))) return false;
  return name === null || sim.decide(standardLibrary.names(module, name).present);
}

function raise({ exception, message }: RaiseEvent): Failure {
  const name = exception === null ? "" : (exception.split(".").at(-1) ?? "");
  const known = exception !== null && isKnownException(exception) ? exception.replace(/^builtins\./, "") : name;
  return new Failure({ kind: "other", exception: known, message: message ?? "", raised: true });
}

function stub(sim: Simulation, module: LoadedModule, { name, value, removed, offset }: ModuleStubEvent): void {
  if (name === null) return;
  const key = name === "__name__" ? module.name : name;
  const text = module.file === null ? "" : sim.cache.text(module.file.path).slice(offset, offset + 80);
  if (SET_DEFAULT.test(text) && sim.modules.has(key)) return;
  if (removed) sim.modules.delete(key);
  else
    sim.modules.set(
      key,
      new LoadedModule(key, "stub", { stub: key === module.name ? "unknown" : value, stubbedBy: module }),
    );
}
