import { readIni, type IniSection, type IniValue } from "../../config-file/read-ini.ts";
import { joinPath } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { buildFails } from "../plan-stop.ts";
import type { DataFiles, Option, OptionPlace, PackagesTerm, SetuptoolsOptions } from "./setuptools-options.ts";

/** What setup.cfg says (setuptools.config.setupcfg); nothing where there is none. */
export function readSetupCfg(files: ProjectFiles): SetuptoolsOptions {
  const text = files.text("setup.cfg");
  if (text === undefined) return {};
  const path = joinPath(files.projectPath, "setup.cfg");
  const ini = readIni(text, "configparser");
  if (!ini.ok) {
    const sentence = `setup.cfg cannot be read: ${ini.message}`;
    return buildFails({ path, line: ini.line, key: "setup.cfg", text: sentence, intended: false });
  }
  return new SetupCfg(path, ini.sections).options();
}

class SetupCfg {
  readonly #path: string;
  readonly #sections: ReadonlyMap<string, IniSection>;

  constructor(path: string, sections: ReadonlyMap<string, IniSection>) {
    this.#path = path;
    this.#sections = sections;
  }

  options(): SetuptoolsOptions {
    const cmdclass = this.#option("options", "cmdclass");
    return {
      packages: this.#packages(),
      pyModules: this.#read("options", "py_modules", parseList),
      packageDir: this.#read("options", "package_dir", parseDict),
      packageData: this.#lists("options.package_data"),
      excludePackageData: this.#lists("options.exclude_package_data"),
      includePackageData: this.#read("options", "include_package_data", parseBoolean),
      dataFiles: this.#dataFiles(),
      scripts: this.#read("options", "scripts", parseList),
      licenseFiles: this.#read("metadata", "license_files", parseList),
      name: this.#read("metadata", "name", (text) => text),
      version: this.#version(),
      referencedFiles: this.#referencedFiles(),
      setupRequires: parseList(this.#option("options", "setup_requires")?.value ?? "", ";"),
      ...(cmdclass && {
        opaque: { unread: "commands of the build are replaced", place: this.#place("options", "cmdclass", cmdclass) },
      }),
    };
  }

  #packages(): Option<readonly PackagesTerm[]> | undefined {
    const option = this.#option("options", "packages");
    if (!option) return undefined;
    const place = this.#place("options", "packages", option);
    const directive = option.value.trim();
    if (directive !== "find:" && directive !== "find_namespace:") {
      return { value: [{ kind: "names", names: parseList(option.value) }], place };
    }
    return { value: [this.#search(directive === "find_namespace:", place)], place };
  }

  #search(namespaces: boolean, place: OptionPlace): PackagesTerm {
    const section = "options.packages.find";
    const list = (key: string) => parseList(this.#option(section, key)?.value ?? "");
    const placeOf = (key: string): OptionPlace => {
      const option = this.#option(section, key);
      return option ? this.#place(section, key, option) : place;
    };
    const include = list("include");
    return {
      kind: "search",
      namespaces,
      where: list("where").slice(0, 1),
      include: include.length > 0 ? include : ["*"],
      exclude: list("exclude"),
      fillsPackageDir: true,
      place,
      includePlace: placeOf("include"),
      excludePlace: placeOf("exclude"),
    };
  }

  #dataFiles(): Option<readonly DataFiles[]> | undefined {
    const lists = this.#lists("options.data_files");
    if (!lists) return undefined;
    return { place: lists.place, value: [...lists.value].map(([directory, patterns]) => ({ directory, patterns })) };
  }

  #lists(section: string): Option<ReadonlyMap<string, readonly string[]>> | undefined {
    const found = this.#sections.get(section);
    if (!found) return undefined;
    const value = new Map([...found.values].map(([key, { value }]) => [key === "*" ? "" : key, parseList(value)]));
    return { value, place: { path: this.#path, line: found.line, key: `[${section}]` } };
  }

  #version(): Option<string> | undefined {
    const version = this.#read("metadata", "version", (text) => text.trim());
    return version && /^(attr|file):/.test(version.value) ? undefined : version;
  }

  #referencedFiles(): readonly string[] {
    const values = ["metadata", "options"].flatMap((name) => [...(this.#sections.get(name)?.values.values() ?? [])]);
    return values
      .map(({ value }) => value.trim())
      .filter((value) => value.startsWith("file:"))
      .flatMap((value) => value.slice("file:".length).split(","))
      .map((name) => name.trim());
  }

  #read<T>(section: string, key: string, parse: (text: string) => T): Option<T> | undefined {
    const option = this.#option(section, key);
    return option && { value: parse(option.value), place: this.#place(section, key, option) };
  }

  /** setuptools lower-cases keys and takes dashes for underscores. */
  #option(section: string, key: string): IniValue | undefined {
    const values = this.#sections.get(section)?.values;
    if (!values) return undefined;
    const exact = values.get(key);
    if (exact) return exact;
    for (const [name, value] of values) if (name.toLowerCase().replaceAll("-", "_") === key) return value;
    return undefined;
  }

  #place(section: string, key: string, option: IniValue): OptionPlace {
    return { path: this.#path, line: option.line, key: `[${section}] ${key}` };
  }
}

/** `_parse_list`: by lines where there are several, else by the separator. */
function parseList(text: string, separator = ","): string[] {
  const items = text.includes("\n") ? text.split("\n") : text.split(separator);
  return items.map((item) => item.trim()).filter((item) => item !== "");
}

function parseDict(text: string): ReadonlyMap<string, string> {
  const pairs = parseList(text).map((line): [string, string] => {
    const equals = line.indexOf("=");
    return equals < 0 ? [line, ""] : [line.slice(0, equals).trim(), line.slice(equals + 1).trim()];
  });
  return new Map(pairs);
}

function parseBoolean(text: string): boolean {
  return ["1", "true", "yes"].includes(text.trim().toLowerCase());
}
