import { during } from "@pylayout/core";
import { ALL_VERSIONS, type VersionSet } from "../versions/version-set.ts";
import { bindingsOf, readBindings, type VersionedBindings } from "./bindings/read-bindings.ts";
import { namedCharacters } from "./parse/character-names.ts";
import { hasShifts } from "./decode/codec.ts";
import { readEncoding } from "./decode/source-encoding.ts";
import { EventList } from "./events/block-frame.ts";
import { EventReader } from "./events/event-reader.ts";
import type { EventRecord } from "./events/event-record.ts";
import { chainsBehind, chainsBehindImports, isBoundByImport, type Chains } from "./events/import-chains.ts";
import type { Outline } from "./outline/outline.ts";
import type { ParsedSource } from "./parse/parse-source.ts";
import { FunctionImports } from "./scan/function-imports.ts";
import { recoveredEvents } from "./scan/recovered-events.ts";
import type { KeptFacts } from "./rest/kept-facts.ts";
import type { KeepableFacts } from "./rest/source-memo.ts";
import type { SourceStore } from "./rest/source-store.ts";
import { scanEvents } from "./scan/scan-events.ts";
import type {
  AttributeUse,
  Bindings,
  Block,
  EncodingVerdict,
  EventOf,
  ModuleLevelKind,
  SourceEvent,
  SourceFacts,
  SyntaxIssue,
} from "./source-facts.ts";
import { answerIn, withAnswer, type SourceQuestion } from "./source-question.ts";
import { SourceReadings } from "./source-readings.ts";
import { syntaxIssues } from "./syntax/syntax-issues.ts";

/** What the sources of one project have in common. */
export interface SourceHost {
  /** A source's bytes, one character a byte (latin1): they need not stay in memory. */
  bytes(path: string): string;
  /** Whether the whole grammar is checked where nobody says otherwise. */
  isThorough(path: string): boolean;
  readonly store: SourceStore;
  /** Slowly: everything from the whole syntax tree. */
  readonly isWhole?: boolean;
}

const NO_ISSUES: readonly SyntaxIssue[] = [];
const NO_CHAINS: ReadonlyMap<string, Chains> = new Map();

function isList<Item extends object>(one: Item | readonly Item[] | undefined): one is readonly Item[] {
  return Array.isArray(one);
}

/** Everything is computed when first asked for. Never throws, whatever the bytes. */
export class LazySourceFacts implements SourceFacts, KeepableFacts {
  readonly path: string;
  private readonly host: SourceHost;
  /** Most are asked once, for one set of versions. */
  private bound: VersionedBindings | readonly VersionedBindings[] | undefined;
  private kept: SourceReadings | undefined;
  private isThorough: boolean | undefined;
  private quickIssues: readonly SyntaxIssue[] | undefined;
  private issues: readonly SyntaxIssue[] | undefined;
  private verdict: EncodingVerdict | undefined;
  /** The handle of the events; -1 before they are read. */
  private recorded = -1;
  /** By the name that they begin with. */
  private chains: ReadonlyMap<string, Chains> | undefined;
  /** Names bound by imports that are not among the chains have none. */
  private knowsImported = false;
  /** To the questions, two bits each. */
  private answers = 0;

  constructor(path: string, host: SourceHost) {
    this.path = path;
    this.host = host;
  }

  private get quick(): boolean {
    return this.host.isWhole !== true;
  }

  get encoding(): EncodingVerdict {
    return (this.verdict ??= readEncoding(this.bytes()));
  }

  get blocks(): readonly Block[] {
    return this.record.blocks;
  }

  get events(): readonly SourceEvent[] {
    return this.record.events;
  }

  private get record(): EventRecord {
    if (this.recorded < 0) this.recorded = this.keep(during("scan", () => this.readEvents()));
    return this.host.store.events.at(this.recorded);
  }

  bindings(versions: VersionSet = ALL_VERSIONS): Bindings {
    const { bound } = this;
    const known = isList(bound) ? bound.find((each) => each.holdsFor(versions)) : bound;
    if (known?.holdsFor(versions) === true) return known;
    const lineOf = (offset: number): number => this.readings().lines.line(offset);
    const bindings = during("scan", () => readBindings(this.outline(), lineOf, versions, this.host.store));
    if (bound === undefined) this.bound = bindings;
    else this.bound = isList(bound) ? [...bound, bindings] : [bound, bindings];
    return bindings;
  }

  syntax(thorough = (this.isThorough ??= this.host.isThorough(this.path))): readonly SyntaxIssue[] {
    const { failsOn, name } = this.encoding;
    if (failsOn === ALL_VERSIONS || (name !== "utf-8" && hasShifts(this.bytes(), name))) return [];
    return during("scan", () =>
      thorough || !this.quick ? this.readAllIssues() : (this.quickIssues ??= this.readIssues()),
    );
  }

  private readAllIssues(): readonly SyntaxIssue[] {
    return (this.issues ??= syntaxIssues(this.readings().wholeTree, this.readings().lines));
  }

  /** What a cheap look finds; the parts that it takes for suspicious are parsed. */
  private readIssues(): readonly SyntaxIssue[] {
    const suspects = this.suspects();
    const readings = this.readings();
    return suspects.length > 0 ? syntaxIssues(readings.treeAround(suspects), readings.lines) : NO_ISSUES;
  }

  /** Offsets at which the source may not compile on some version. */
  private suspects(): readonly number[] {
    const readings = this.readings();
    if (readings.scan.suspicious) return [0];
    return [...readings.scan.versioned, ...readings.glance.versioned, ...namedCharacters(readings.text)];
  }

  uses(): readonly AttributeUse[] {
    const { events, uses } = this.record;
    return events.length === 0 ? [] : (uses ?? during("scan", () => this.readUses()));
  }

  chainsAfter(name: string): Chains {
    const known = this.chains?.get(name);
    if (known !== undefined) return known;
    if (this.knowsImported && isBoundByImport(this.events, name)) return [];
    const { executedText } = this.readings();
    const chains = during("scan", () => chainsBehind(executedText, name));
    this.keepChains(new Map([...(this.chains ?? NO_CHAINS), [name, chains]]));
    return chains;
  }

  private keepChains(chains: ReadonlyMap<string, Chains>): void {
    if (this.chains === undefined) this.host.store.chains.add(this, 1);
    this.chains = chains;
  }

  forgetChains(): void {
    if (this.chains === undefined) return;
    this.chains = undefined;
    this.knowsImported = false;
  }

  unbound(): readonly string[] | null {
    const readings = this.readings();
    return readings.scan.suspicious ? null : during("scan", () => readings.glance.unbound);
  }

  executed(): string | null {
    return this.readings().executedText;
  }

  answer(question: SourceQuestion): boolean {
    const known = answerIn(this.answers, question);
    if (known !== undefined) return known;
    const answer = question.ask(this, () => this.bytes());
    this.answers = withAnswer(this.answers, question, answer);
    return answer;
  }

  eventsOf<K extends ModuleLevelKind>(kind: K): readonly EventOf<K>[] {
    return this.events.filter((event): event is Extract<SourceEvent, { kind: K }> => event.kind === kind);
  }

  private readUses(): readonly AttributeUse[] {
    const { events, blocks } = this.record;
    const list = this.list([...blocks]);
    const uses = this.reader(list).uses();
    this.recorded = this.host.store.events.add({ events, blocks: list.blocks, uses });
    return uses;
  }

  tree(): ParsedSource {
    const readings = this.readings();
    return during("scan", () => (this.quick ? readings.tree : readings.wholeTree));
  }

  private outline(): Outline {
    const readings = this.readings();
    return this.quick ? readings.outline : readings.wholeOutline;
  }

  /** A module whose imports are executed is asked for their chains when its text is long forgotten. */
  forgetReadings(): void {
    const executed = this.kept?.executedBefore ?? null;
    this.kept = undefined;
    if (executed === null || this.recorded < 0 || this.knowsImported) return;
    const chains = chainsBehindImports(executed, this.events);
    if (chains === undefined) return;
    this.knowsImported = true;
    this.chains = undefined;
    if (chains.size > 0) this.keepChains(chains);
  }

  private bytes(): string {
    return this.host.bytes(this.path);
  }

  private readings(): SourceReadings {
    if (this.kept) return this.kept;
    const bytes = this.bytes();
    this.verdict ??= readEncoding(bytes);
    this.kept = new SourceReadings(bytes, this.verdict.name);
    this.host.store.readings.add(this, bytes.length);
    return this.kept;
  }

  /** The quick scan where it tells all, else the syntax tree; what can be recovered where the source does not compile. */
  private readEvents(): EventList {
    const { text, scan, lines } = this.readings();
    // While the scan is at hand: most sources are asked for their syntax, too.
    if (this.suspects().length === 0) this.quickIssues ??= NO_ISSUES;
    const quick = !this.quick || this.readings().hidesEvents ? undefined : this.list();
    if (quick && scanEvents(text, scan, lines, quick)) return quick;
    const list = this.list();
    if (this.reader(list, this.functionImports()).read()) return list;
    const recovered = this.list();
    recoveredEvents(text, scan, lines, recovered);
    return recovered;
  }

  private reader(list: EventList, functionImports?: FunctionImports): EventReader {
    return new EventReader(this.outline(), this.path, this.readings().lines, list, functionImports);
  }

  /** Where the scan may be relied upon for them. */
  private functionImports(): FunctionImports | undefined {
    const { text, scan, lines } = this.readings();
    if (!this.quick || scan.suspicious || scan.hidesImports || scan.catchesOwn) return undefined;
    return new FunctionImports(text, scan, lines, this.outline().aliases);
  }

  private list(blocks: Block[] = []): EventList {
    const { lines } = this.readings();
    return new EventList((offset) => lines.line(offset), blocks);
  }

  toKeep(): KeptFacts {
    const { verdict, bound, quickIssues, issues, chains, knowsImported, answers } = this;
    const all = bound === undefined ? [] : isList(bound) ? bound : [bound];
    return {
      ...{ verdict, quickIssues, issues, chains, knowsImported, answers },
      record: this.recorded < 0 ? undefined : this.record,
      bound: all.map(({ facts }) => facts),
    };
  }

  /** Before anybody asks. */
  take({ verdict, record, bound, quickIssues, issues, chains, knowsImported, answers }: KeptFacts): void {
    const { store } = this.host;
    this.verdict = verdict;
    if (record !== undefined) this.recorded = store.events.add(record);
    const all = bound.map((each) => bindingsOf(each, store));
    this.bound = all.length > 1 ? all : all[0];
    this.quickIssues = quickIssues;
    this.issues = issues;
    if (chains !== undefined) this.keepChains(chains);
    this.knowsImported = knowsImported;
    this.answers = answers;
  }

  private keep(list: EventList): number {
    list.sort();
    return this.host.store.events.add({ events: list.events, blocks: list.blocks, uses: undefined });
  }
}
