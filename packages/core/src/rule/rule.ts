import type { Fix } from "../edit/edit.ts";
import type { EditMaker } from "../edit/edit-maker.ts";
import type { LintNode } from "../language/language.ts";
import type { FileEntry } from "../tree/entry.ts";
import type { FileTree } from "../tree/file-tree.ts";
import type { Note, Range, RelatedPlace, Severity } from "./message.ts";

/** The placeholders of a message text: `{{name}}`. */
export type Placeholders<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Trim<Name> | Placeholders<Rest>
  : never;

type Trim<Text extends string> = Text extends ` ${infer Rest}`
  ? Trim<Rest>
  : Text extends `${infer Rest} `
    ? Trim<Rest>
    : Text;

export type MessageTexts = Readonly<Record<string, string>>;

type DataOf<Text extends string> = [Placeholders<Text>] extends [never]
  ? { readonly data?: undefined }
  : { readonly data: Readonly<Record<Placeholders<Text>, string | number>> };

/** What a rule says about one place. The text comes from `meta.messages`; a missing placeholder is a compile error. */
export type Report<Texts extends MessageTexts> = {
  [Id in keyof Texts & string]: ReportPlace & { readonly messageId: Id } & DataOf<Texts[Id]>;
}[keyof Texts & string];

export interface ReportPlace {
  /** Where it stands; the visited node's path by default. */
  readonly path?: string;
  readonly kind?: "file" | "directory" | "project";
  readonly range?: Range;
  /** The verdict's own severity; `meta.severity` by default. */
  readonly severity?: Severity;
  readonly anchor?: { readonly path: string; readonly line: number };
  readonly cause?: string;
  /** The rule under which all messages of this cause are merged, if it is on. */
  readonly owner?: string;
  readonly pythons?: readonly string[];
  readonly worlds?: readonly string[];
  readonly related?: readonly RelatedPlace[];
  readonly affects?: readonly string[];
  readonly notes?: readonly Note[];
  readonly help?: string;
  readonly fix?: Fix;
  /** Stable identity of what it is about; path and messageId by default. */
  readonly subject?: string;
}

/**
 * A JSON Schema of one object: the rule's options. `severity` is no name for an option. Options are never required:
 * each has a default, in the schema or in `meta.defaultOptions`.
 */
export interface OptionsSchema {
  readonly type: "object";
  readonly properties: Readonly<Record<string, object>>;
  readonly additionalProperties: false;
}

export interface RuleMeta<Texts extends MessageTexts = MessageTexts> {
  readonly name: string;
  /** "problem": fails or misleads somewhere; "suggestion": policy and habit. */
  readonly type: "problem" | "suggestion";
  /** Severity of a report that names none. */
  readonly severity: Severity;
  readonly docs: {
    /** One sentence, without a full stop. */
    readonly description: string;
    /** A longer text for `pylayout explain`, Markdown. */
    readonly explanation?: string;
    readonly url?: string;
  };
  readonly messages: Texts;
  readonly schema?: OptionsSchema;
  readonly defaultOptions?: Readonly<Record<string, unknown>>;
  readonly fixable?: readonly ("safe" | "unsafe")[];
}

export interface RuleContext<Model> {
  readonly tree: FileTree;
  readonly model: Model;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Makes the edits of a fix. */
  readonly edits: EditMaker;
  /** The range of bytes of a file, as a report wants it; without `end` the empty range at `start`. */
  readonly rangeOf: (file: FileEntry, start: number, end?: number) => Range;
  /** Whether a rule is on for a path, so that a rule can leave a finding to its owner. */
  isEnabled(rule: string, path: string): boolean;
}

export interface VisitTools<Options, Texts extends MessageTexts> {
  /** The options in force for this node's path. */
  readonly options: Options;
  readonly report: (report: Report<Texts>) => void;
}

export type Visitor<Nodes extends object, Options, Texts extends MessageTexts> = {
  readonly [Type in keyof Nodes]?: (node: Nodes[Type], tools: VisitTools<Options, Texts>) => void;
};

/** A rule: plain data and one function. `create` runs once a run; rules are synchronous and keep no state between runs. */
export interface Rule<
  Model = never,
  Nodes extends object = Record<string, LintNode>,
  Options = never,
  Texts extends MessageTexts = MessageTexts,
> {
  readonly meta: RuleMeta<Texts>;
  /** Awaited where the rule is on, before its first run: the place to `import()` what only this rule needs. */
  load?(): Promise<void>;
  create(context: RuleContext<Model>): Visitor<Nodes, Options, Texts>;
  /** Why there is nothing that the rule could judge, for a checklist; null where there is something. */
  notApplicable?(context: RuleContext<Model>): string | null;
  /** Never set: lets `defineConfig` know what the options are without looking into `create`. */
  readonly "~options"?: Options;
}

/** Any rule, as the engine holds it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the engine pairs rules with the language they were defined for
export type AnyRule = Rule<any, any, any, any>;

/** A set of rules under a prefix; `configs` are its presets. */
export interface Plugin {
  readonly meta: { readonly name: string; readonly version?: string };
  readonly rules?: Readonly<Record<string, AnyRule>>;
  readonly configs?: Readonly<Record<string, unknown>>;
}
