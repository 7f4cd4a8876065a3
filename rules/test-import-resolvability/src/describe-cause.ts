import type { Report } from "@pylayout/core";
import { formatVersions, type PythonModel, type RootCause } from "@pylayout/python";
import { didYouMean } from "./did-you-mean.ts";
import type { texts } from "./texts.ts";

type Description = Report<typeof texts>;

/** What went wrong, why, and what to do, by the kind of cause; causes of other rules are told too, for where those are off. */
export function describeCause(cause: RootCause, model: PythonModel): Description {
  return ofOtherOwner(cause) ?? ofMissing(cause, model) ?? ofKind(cause);
}

function ofOtherOwner(cause: RootCause): Description | undefined {
  const { owner, wanted, target, pythons } = cause;
  if (!wanted) return undefined;
  const module = wanted.module;
  if (owner === "tests-need-install") {
    const [session] = cause.project.tests.sessions;
    const at = session?.evidence ? `${session.evidence.path}:${session.evidence.line}` : "the command that runs pytest";
    return {
      messageId: "needsInstall",
      data: { module, at },
      severity: "warning",
      help: "install the project before pytest runs, or add its directory to pythonpath",
    };
  }
  if (owner === "stdlib-availability") {
    return { messageId: "notInLibrary", data: { module: nameOf(wanted), versions: formatVersions(pythons) } };
  }
  if (target === null) return undefined;
  if (owner === "import-case-mismatch") return { messageId: "letterCase", data: { module: nameOf(wanted), target } };
  if (owner === "module-shadowing") return { messageId: "shadowed", data: { module: nameOf(wanted), target } };
  if (owner === "untracked-import") return { messageId: "notInGit", data: { module: nameOf(wanted), target } };
  return undefined;
}

function ofMissing(cause: RootCause, model: PythonModel): Description | undefined {
  const { wanted } = cause;
  const meant = didYouMean(cause, model);
  const help = meant === undefined ? {} : { help: `did you mean ${meant}?` };
  if (cause.cause === "missing-name" && wanted?.name) {
    return { messageId: "missingName", data: { module: wanted.module, name: wanted.name }, ...help };
  }
  if (cause.cause === "missing-module" && wanted) {
    return { messageId: "missingModule", data: { module: wanted.module }, ...help };
  }
  return undefined;
}

function ofKind(cause: RootCause): Description {
  const text = oneLine(`${cause.exception}: ${cause.exceptionMessage}`);
  switch (cause.cause) {
    case "circular-import":
      return {
        messageId: "circularImport",
        data: { text },
        help: "import it where it is used, or move what both modules need into a third",
      };
    case "relative-import":
      return cause.exceptionMessage.includes("beyond top-level package")
        ? { messageId: "beyondTop", help: "take dots away, or use an absolute import" }
        : {
            messageId: "relativeImport",
            help: "use an absolute import, or make the test directory a package with __init__.py",
          };
    case "import-file-mismatch":
      return {
        messageId: "fileMismatch",
        data: { module: cause.wanted?.module ?? cause.path },
        help: "rename one of the two files, or make their directories packages with __init__.py",
      };
    default:
      return { messageId: "fails", data: { text } };
  }
}

function nameOf({ module, name }: NonNullable<RootCause["wanted"]>): string {
  return name === null ? module : `${module}.${name}`;
}

/** Exceptions may carry whole paragraphs; a finding's first line is one line. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 160 ? line : `${line.slice(0, 157)}...`;
}
