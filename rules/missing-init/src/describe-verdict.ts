import type { FileTree, Note, Report } from "@pylayout/core";
import { initSensitiveTools, type Evidence, type PackageNode } from "@pylayout/python";
import type { texts } from "./texts.ts";
import type { Verdict } from "./verdict.ts";

type Description = Report<typeof texts>;

/** The message, severity, notes and related places of one verdict; the fix is added by the rule. */
export function describeVerdict(node: PackageNode, verdict: Verdict, tree: FileTree): Description {
  switch (verdict.row) {
    case "dropped":
      return { ...describeDropped(verdict), cause: `unshipped ${node.path}`, owner: "missing-init" };
    case "migrations":
      return {
        messageId: "migrations",
        severity: "error",
        related: [place(verdict.evidence)],
        notes: [{ label: "why", text: `${at(verdict.evidence)}: ${verdict.evidence.text}; migrate skips it silently` }],
      };
    case "undiscovered":
      return describeUndiscovered(verdict);
    case "disguise":
      return describeDisguise(node, verdict);
    case "stubOnly":
      return describeStub(verdict);
    case "imported":
      return {
        messageId: "imported",
        data: { importer: at(verdict.importers[0]) },
        related: verdict.importers.map(place),
        notes: latentNotes(node, tree),
      };
    case "unimported":
      return {
        ...(verdict.sandwich
          ? ({ messageId: "sandwich" } as const)
          : ({ messageId: "unimported", data: { parent: verdict.parent } } as const)),
        notes: latentNotes(node, tree),
      };
    case "testTree":
      return {
        messageId: "testTree",
        data: { parent: verdict.parent },
        notes: [{ label: "note", text: "with __init__.py the test modules' names change in pytest's prepend mode" }],
      };
  }
}

function describeDropped({ lost }: Extract<Verdict, { row: "dropped" }>): Description {
  const { fails, reason, backend, module } = lost;
  const setting = reason.line > 0 ? `${reason.path}:${reason.line}` : reason.path;
  return {
    messageId: "dropped",
    data: { backend, failing: at(fails) },
    severity: "error",
    related: [place(fails), { path: reason.path, line: reason.line, message: reason.text }],
    notes: [
      { label: "why", text: `${reason.text} (${setting}, ${reason.key})` },
      { label: "fails", text: `${at(fails)} needs ${module}; a checkout and an editable install still have it` },
    ],
  };
}

function describeUndiscovered({ discovery, tests }: Extract<Verdict, { row: "undiscovered" }>): Description {
  const { runner, evidence } = discovery;
  const count = tests.length === 1 ? "test module" : `${tests.length} test modules`;
  return {
    messageId: "undiscovered",
    data: { runner, tests: count },
    severity: "error",
    related: evidence.path === "" ? [] : [place(evidence)],
    notes: [{ label: "why", text: `${at(evidence)} (${evidence.text}): discovery does not enter such a directory` }],
  };
}

function describeDisguise(node: PackageNode, { cause }: Extract<Verdict, { row: "disguise" }>): Description {
  const disguised = cause.affects.filter((module) => module.disguisedBy === node.path);
  const [shown, total, first] = [disguised.length, cause.affects.length, disguised[0]];
  const modules = shown === 1 ? `1 of those ${total} shows` : `${shown} of those ${total} show`;
  return {
    messageId: "disguise",
    data: { modules, key: `${first?.exception ?? ""}: ${first?.message ?? ""}`, exception: cause.exception },
    cause: cause.id,
    notes: [
      { label: "note", text: "adding __init__.py shows the real error; it does not make the tests pass" },
      { label: "or", text: `namespace-packages = ["${node.moduleName ?? node.path}"] under [tool.pylayout]` },
    ],
  };
}

function describeStub({ names }: Extract<Verdict, { row: "stubOnly" }>): Description {
  if (!names.fails) return { messageId: "stubOnly", related: [{ path: names.stub, line: 0, message: "the stub" }] };
  const { importer, name } = names.fails;
  return {
    messageId: "stubbedName",
    data: { name, importer: at(importer) },
    severity: "error",
    related: [place(importer), { path: names.stub, line: 0, message: "the stub" }],
  };
}

/** What may go wrong later, and which of the project's tools pass over the directory today. */
function latentNotes(node: PackageNode, tree: FileTree): Note[] {
  const later = "works today; when the enclosing package fails to import, this hides the failure behind a KeyError";
  const tools = initSensitiveTools(tree, node).map(({ name, effect, evidence }) => ({
    label: "note",
    text: `${name} ${effect} (${at(evidence)})`,
  }));
  return [{ label: "note", text: later }, ...tools];
}

function place({ path, line, text }: Evidence) {
  return { path, line, message: text };
}

function at(evidence: Evidence | undefined): string {
  if (!evidence) return "the project";
  if (evidence.path === "") return "pylayout's configuration";
  return evidence.line > 0 ? `${evidence.path}:${evidence.line}` : evidence.path;
}
