import { parseSource } from "../../source/parse/parse-source.ts";
import type { Expression } from "../../source/tree/nodes.ts";
import { joinPath, normalizePath } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { findSetupCall } from "./find-setup-call.ts";
import { type MappedArgument, mappingArguments } from "./mapping-arguments.ts";
import { scriptNames } from "./script-names.ts";
import { evaluate, isList, isMap, strings, UNREAD, type ScriptNames, type ScriptValue } from "./script-values.ts";
import type { DataFiles, MaybeOption, OptionPlace, PackagesTerm, SetuptoolsOptions } from "./setuptools-options.ts";

/** Commands that no build of a wheel or sdist starts. */
const UNUSED_COMMANDS = new Set("test lint upload publish build_sphinx docs clean tox pytest coverage".split(" "));

const STEERING = ["distclass", "script_args", "options", "pbr"];
const EXTENSIONS = ["ext_modules", "cffi_modules", "rust_extensions"];
/** Arguments that decide which modules are built. */
const DECIDING = new Set(
  "packages py_modules package_dir package_data exclude_package_data include_package_data data_files scripts setup_requires cmdclass"
    .split(" ")
    .concat(
      STEERING.filter((name) => name !== "options"),
      EXTENSIONS,
    ),
);

/** What setup.py says, as far as it can be followed without running it; nothing where there is none. */
export function readSetupScript(files: ProjectFiles): SetuptoolsOptions {
  const file = files.file("setup.py");
  const text = file && files.tree.readLatin1(file);
  if (text === undefined) return {};
  return new SetupScript(joinPath(files.projectPath, "setup.py"), text).options();
}

/** A literal argument of `setup()`, with its place. */
export interface ScriptArgument {
  readonly value: ScriptValue;
  readonly place: OptionPlace;
  /** Line on which a text stands, from the argument on; the argument's own where it does not. */
  lineOf(text: string): number;
}

/** One argument of `setup()`; undefined where it is not given or cannot be followed. */
export function readScriptArgument(files: ProjectFiles, name: string): ScriptArgument | undefined {
  const file = files.file("setup.py");
  const text = file && files.tree.readLatin1(file);
  return text === undefined ? undefined : new SetupScript(joinPath(files.projectPath, "setup.py"), text).argument(name);
}

class SetupScript {
  readonly #path: string;
  readonly #text: string;
  #names: ScriptNames | undefined;
  #arguments = new Map<string, Expression>();

  constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
  }

  options(): SetuptoolsOptions {
    const parsed = parseSource(this.#text);
    if (parsed.fault || parsed.tooComplex) return this.#opaque("setup.py cannot be parsed", parsed.fault?.offset ?? 0);
    this.#names = scriptNames(parsed.body);
    const found = findSetupCall(parsed.body, this.#names);
    if (found.kind === "unread") return this.#opaque(found.text, found.offset);
    for (const { name, value, start } of found.call.keywords) {
      const mapped =
        name === null ? mappingArguments(value, parsed.body, this.#text) : [{ name, value, certain: true }];
      if (mapped === null) return this.#opaque("setup() takes arguments from a mapping", start);
      const unread = this.#take(mapped);
      if (unread !== undefined) return this.#opaque(`setup.py gives ${unread} under a condition`, start);
    }
    return this.#opaqueArgument() ?? this.#read();
  }

  /** The name of an argument that is perhaps given and decides what is built. Extension modules are never certain. */
  #take(mapped: readonly MappedArgument[]): string | undefined {
    for (const { name, value, certain } of mapped) {
      if (!certain && DECIDING.has(name) && (name !== "ext_modules" || this.#arguments.has(name))) return name;
      this.#arguments.set(name, value);
    }
    return undefined;
  }

  argument(name: string): ScriptArgument | undefined {
    this.options();
    const node = this.#arguments.get(name);
    const value = node && this.#evaluate(node);
    if (!node || value === undefined || value === UNREAD) return undefined;
    const place = this.#place(name, node.start);
    return {
      value,
      place,
      lineOf: (text) => {
        const at = this.#text.indexOf(text, node.start);
        return at < 0 ? place.line : this.#line(at);
      },
    };
  }

  #read(): SetuptoolsOptions {
    return {
      packages: this.#option("packages", (value) => this.#terms(value)),
      pyModules: this.#option("py_modules", strings),
      packageDir: this.#option("package_dir", stringMap),
      packageData: this.#option("package_data", listMap),
      excludePackageData: this.#option("exclude_package_data", listMap),
      includePackageData: this.#option("include_package_data", (value) => Boolean(value)),
      extModules: this.#extModules(),
      dataFiles: this.#option("data_files", dataFiles),
      scripts: this.#option("scripts", strings),
      licenseFiles: this.#option("license_files", strings),
      name: this.#option("name", (value) => (typeof value === "string" ? value : undefined)),
      version: this.#option("version", (value) => (typeof value === "string" ? value : undefined)),
      setupRequires: this.#setupRequires(),
    };
  }

  #opaqueArgument(): SetuptoolsOptions | undefined {
    const cmdclass = this.#arguments.get("cmdclass");
    if (cmdclass && !this.#replacesNothing(cmdclass)) {
      return this.#opaque("setup.py replaces commands of the build", cmdclass.start);
    }
    for (const name of STEERING) {
      const value = this.#arguments.get(name);
      if (value && !(name === "options" && onlyNamesTheWheel(value)))
        return this.#opaque(`setup.py steers the build with ${name}`, value.start);
    }
    return undefined;
  }

  #replacesNothing(cmdclass: Expression): boolean {
    if (cmdclass.type !== "Dict") return false;
    return cmdclass.keys.every((key) => key?.type === "String" && UNUSED_COMMANDS.has(key.value ?? ""));
  }

  #extModules(): SetuptoolsOptions["extModules"] {
    for (const name of EXTENSIONS) {
      const node = this.#arguments.get(name);
      if (!node) continue;
      const place = this.#place(name, node.start);
      const value = this.#evaluate(node);
      if (value === null) continue;
      if (value !== UNREAD && isList(value) && value.length === 0) return { value: "none", place };
      const constant = node.type === "Name" ? this.#names?.constant(node.id) : node;
      if (constant?.type === "List") return { value: extensionNames(constant.items) ?? "some", place };
      return { unread: `${name} is computed`, place };
    }
    return undefined;
  }

  #setupRequires(): readonly string[] {
    const node = this.#arguments.get("setup_requires");
    if (!node) return [];
    const value = this.#evaluate(node);
    if (typeof value === "string") return [value];
    if (value !== UNREAD) return strings(value) ?? [];
    return node.type === "List" || node.type === "Tuple"
      ? node.items.flatMap((item) => (item.type === "String" && item.value !== null ? [item.value] : []))
      : [];
  }

  #option<T>(name: string, read: (value: ScriptValue) => T | undefined): MaybeOption<T> {
    const node = this.#arguments.get(name);
    if (!node) return undefined;
    const place = this.#place(name, node.start);
    const value = this.#evaluate(node);
    if (value === null) return undefined;
    const result = value === UNREAD ? undefined : read(value);
    return result === undefined ? { unread: `setup.py computes ${name}`, place } : { value: result, place };
  }

  #terms(value: ScriptValue): PackagesTerm[] | undefined {
    if (!isList(value)) return undefined;
    const terms: PackagesTerm[] = [];
    for (const item of value) {
      if (typeof item === "string") terms.push({ kind: "names", names: [item] });
      else if (typeof item === "object" && item !== null && "search" in item) {
        const own = this.#place(`${item.search}()`, item.offset);
        terms.push({
          kind: "search",
          namespaces: item.search === "find_namespace_packages",
          where: normalizePath(item.where) === "" ? [] : [item.where],
          include: item.include,
          exclude: item.exclude,
          fillsPackageDir: false,
          place: own,
          includePlace: own,
          excludePlace: own,
        });
      } else return undefined;
    }
    return terms;
  }

  #evaluate(node: Expression) {
    return this.#names ? evaluate(node, this.#names) : UNREAD;
  }

  #opaque(text: string, offset: number): SetuptoolsOptions {
    return { opaque: { unread: text, place: this.#place("setup()", offset) } };
  }

  #line(offset: number): number {
    return this.#text.slice(0, offset).split(/\r\n|\n|\r/).length;
  }

  #place(key: string, offset: number): OptionPlace {
    return { path: this.#path, line: this.#line(offset), key: key.endsWith(")") ? key : `setup(${key}=...)` };
  }
}

/** Options of bdist_wheel name the wheel, not what is in it. */
function onlyNamesTheWheel(options: Expression): boolean {
  return options.type === "Dict" && options.keys.every((key) => key?.type === "String" && key.value === "bdist_wheel");
}

/** Dotted names of extension modules, where all are literal. */
function extensionNames(items: readonly Expression[]): readonly string[] | null {
  const names = items.flatMap((item) => {
    if (item.type !== "Call") return [];
    const { func, args, keywords } = item;
    const called = func.type === "Attribute" ? func.attr : func.type === "Name" ? func.id : "";
    const name = args[0] ?? keywords.find((keyword) => keyword.name === "name")?.value;
    return called === "Extension" && name?.type === "String" && name.value !== null ? [name.value] : [];
  });
  return names.length === items.length ? names : null;
}

function stringMap(value: ScriptValue): ReadonlyMap<string, string> | undefined {
  if (!isMap(value)) return undefined;
  const pairs = [...value].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  return pairs.length === value.size ? new Map(pairs) : undefined;
}

function listMap(value: ScriptValue): ReadonlyMap<string, readonly string[]> | undefined {
  if (!isMap(value)) return undefined;
  const lists = new Map<string, readonly string[]>();
  for (const [key, item] of value) {
    const list = typeof item === "string" ? [item] : strings(item);
    if (!list) return undefined;
    lists.set(key, list);
  }
  return lists;
}

function dataFiles(value: ScriptValue): readonly DataFiles[] | undefined {
  if (!isList(value)) return undefined;
  const found: DataFiles[] = [];
  for (const item of value) {
    if (typeof item === "string") found.push({ directory: "", patterns: [item] });
    else {
      const [directory, names] = isList(item) ? item : [];
      const patterns = names === undefined ? undefined : strings(names);
      if (typeof directory !== "string" || !patterns) return undefined;
      found.push({ directory, patterns });
    }
  }
  return found;
}
