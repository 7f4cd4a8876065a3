import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readSource, type SourceFacts } from "@pylayout/python";
import { reference, type Interpreter } from "./pythons.ts";

export interface Source {
  readonly path: string;
  /** One character a byte. */
  readonly text: string;
  /** Read once, whatever the number of interpreters. */
  readonly facts: SourceFacts;
}

export function sourceOf(path: string, text: string): Source {
  return { path, text, facts: readSource("m.py", text) };
}

interface ReferenceCompile {
  readonly path: string;
  /** null where Python ran out of stack or memory. */
  readonly ok: boolean | null;
  readonly error: string | null;
  readonly message: string | null;
  readonly line: number | null;
}

export interface CompileComparison {
  readonly refused: number;
  readonly accepted: number;
  /** "path: feature", for sources that Python compiles. */
  readonly wrong: readonly string[];
  /** "path: Python's message", for sources that Python does not compile. */
  readonly missed: readonly string[];
  /** Among those that both refuse. */
  readonly sameLine: number;
  readonly sameMessage: number;
  /** "path: Python's line and message: ours" where one of the two differs. */
  readonly worded: readonly string[];
}

export interface CompileComparisons {
  readonly thorough: CompileComparison;
  readonly quick: CompileComparison;
}

/** Compares whether sources compile with compile(), with and without the whole grammar. */
export function compareCompiling(interpreter: Interpreter, sources: readonly Source[]): CompileComparisons {
  const paths = sources.map(({ path }) => path);
  const truths = reference<ReferenceCompile>(interpreter, "reference-compile.py", paths);
  return { thorough: compare(interpreter, sources, truths, true), quick: compare(interpreter, sources, truths, false) };
}

function compare(
  interpreter: Interpreter,
  sources: readonly Source[],
  truths: readonly ReferenceCompile[],
  thorough: boolean,
): CompileComparison {
  const [wrong, missed, worded]: [string[], string[], string[]] = [[], [], []];
  let [accepted, refused, sameLine, sameMessage] = [0, 0, 0, 0];
  truths.forEach((truth, i) => {
    const { path, ok, message } = truth;
    if (ok === null) return;
    const facts = sources[i]?.facts;
    const failure = facts && failureOn(facts, interpreter, thorough);
    if (ok) {
      accepted++;
      if (failure) wrong.push(`${path}: ${failure.feature}`);
      return;
    }
    refused++;
    if (!failure) missed.push(`${path}: ${message ?? ""}`);
    else {
      const isLine = failure.line === truth.line || failure.line === 0;
      const isMessage = failure.message === message;
      sameLine += Number(isLine);
      sameMessage += Number(isMessage);
      if (isLine && isMessage) return;
      worded.push(`${path}: ${truth.line ?? 0} ${message ?? ""}: ${failure.line} ${failure.message}`);
    }
  });
  return { accepted, refused, wrong, missed, sameLine, sameMessage, worded };
}

interface Failure {
  readonly feature: string;
  readonly line: number;
  readonly message: string;
}

function failureOn(facts: SourceFacts, { bit }: Interpreter, thorough: boolean): Failure | undefined {
  const { encoding } = facts;
  if ((encoding.failsOn & bit) !== 0) {
    const message = encoding.messages.find(({ on }) => (on & bit) !== 0)?.message ?? "";
    return { feature: "encoding", line: encoding.line, message };
  }
  const issue = facts.syntax(thorough).find(({ failsOn }) => (failsOn & bit) !== 0);
  if (!issue) return undefined;
  const message = issue.messages.find(({ on }) => (on & bit) !== 0)?.message ?? issue.message;
  return { feature: issue.feature, line: issue.line, message };
}

/** Which sources an interpreter compiles. */
export function acceptedBy(interpreter: Interpreter, sources: readonly Source[]): boolean[] {
  const paths = sources.map(({ path }) => path);
  return reference<ReferenceCompile>(interpreter, "reference-compile.py", paths).map(({ ok }) => ok === true);
}

/** Writes sources into a directory, so that Python can read them. */
export function written(directory: string, texts: readonly string[]): Source[] {
  mkdirSync(directory, { recursive: true });
  return texts.map((text, i) => {
    const path = join(directory, `m${i}.py`);
    writeFileSync(path, text, "latin1");
    return sourceOf(path, text);
  });
}
