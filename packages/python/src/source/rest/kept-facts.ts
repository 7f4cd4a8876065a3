import type { BoundFacts, Exports } from "../bindings/bound-facts.ts";
import { RESTING_CHANGES } from "../bindings/resting-changes.ts";
import { RESTING_RECORD, type EventRecord } from "../events/event-record.ts";
import type { Chains } from "../events/import-chains.ts";
import type { EncodingVerdict, SyntaxIssue } from "../source-facts.ts";
import { readList, writeList, type RecordReader, type RecordWriter } from "./record-pool.ts";

/** All that one run found out about a source, as plain data; undefined: nobody asked. */
export interface KeptFacts {
  readonly verdict: EncodingVerdict | undefined;
  readonly record: EventRecord | undefined;
  readonly bound: readonly BoundFacts[];
  readonly quickIssues: readonly SyntaxIssue[] | undefined;
  readonly issues: readonly SyntaxIssue[] | undefined;
  readonly chains: ReadonlyMap<string, Chains> | undefined;
  readonly knowsImported: boolean;
  /** Two bits for each question. */
  readonly answers: number;
}

export function writeFacts(facts: KeptFacts, to: RecordWriter): void {
  to.word(facts.verdict ? JSON.stringify(facts.verdict) : null);
  to.number(facts.record ? 1 : 0);
  if (facts.record) RESTING_RECORD.write(facts.record, to);
  writeList(facts.bound, to, (bound) => {
    writeBound(bound, to);
  });
  writeJson(facts.quickIssues, to);
  writeJson(facts.issues, to);
  writeJson(facts.chains && [...facts.chains], to);
  to.number(facts.knowsImported ? 1 : 0);
  to.number(facts.answers);
}

export function readFacts(from: RecordReader): KeptFacts {
  const verdict = verdictIn(from.word());
  const record = from.number() === 1 ? RESTING_RECORD.read(from) : undefined;
  const bound = readList(from, readBound);
  const quickIssues = readJson(from) as readonly SyntaxIssue[] | undefined;
  const issues = readJson(from) as readonly SyntaxIssue[] | undefined;
  const chains = readJson(from) as readonly (readonly [string, Chains])[] | undefined;
  const knowsImported = from.number() === 1;
  const answers = from.number();
  return {
    ...{ verdict, record, bound, quickIssues, issues, knowsImported, answers },
    chains: chains && new Map(chains),
  };
}

/** Of most sources the same. */
let last: { readonly text: string; readonly verdict: EncodingVerdict } | undefined;

function verdictIn(text: string | null): EncodingVerdict | undefined {
  if (text === null) return undefined;
  if (last?.text !== text) last = { text, verdict: JSON.parse(text) as EncodingVerdict };
  return last.verdict;
}

function writeBound(bound: BoundFacts, to: RecordWriter): void {
  const { versions, classes, changes, stars, removes, opaque, exports } = bound;
  to.number(versions);
  writeList(classes, to, (each) => {
    to.number(each);
  });
  RESTING_CHANGES.write(changes, to);
  to.number(removes ? 1 : 0);
  to.word(opaque);
  const { lazyNames } = exports;
  const isPlain = stars.length === 0 && exports.allState === "absent" && lazyNames === null;
  to.word(isPlain ? null : JSON.stringify({ stars, exports: { ...exports, lazyNames: lazyNames && [...lazyNames] } }));
}

const NO_EXPORTS: Exports = { all: null, allState: "absent", allLines: null, lazyNames: null };

interface Told {
  readonly stars: BoundFacts["stars"];
  readonly exports: Omit<Exports, "lazyNames"> & {
    readonly lazyNames: readonly (readonly [string, string | null])[] | null;
  };
}

function readBound(from: RecordReader): BoundFacts {
  const versions = from.number();
  const classes = readList(from, (each) => each.number());
  const changes = RESTING_CHANGES.read(from);
  const removes = from.number() === 1;
  const opaque = from.word();
  const told = from.word();
  const bound = { versions, classes, changes, removes, opaque };
  if (told === null) return { ...bound, stars: [], exports: NO_EXPORTS };
  const { stars, exports } = JSON.parse(told) as Told;
  return { ...bound, stars, exports: { ...exports, lazyNames: exports.lazyNames && new Map(exports.lazyNames) } };
}

function writeJson(value: readonly unknown[] | undefined, to: RecordWriter): void {
  to.word(value === undefined ? null : JSON.stringify(value));
}

function readJson(from: RecordReader): unknown {
  const text = from.word();
  if (text === null) return undefined;
  return text === "[]" ? [] : JSON.parse(text);
}
