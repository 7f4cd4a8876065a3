export { iniFile, textFile, tomlFile, yamlFile } from "./config-file.ts";
export { readIni, type IniDialect, type IniSection, type IniValue } from "./read-ini.ts";
export { readToml, type TomlResult, type TomlTable, type TomlValue } from "./read-toml.ts";
export { readYaml, type YamlResult } from "./read-yaml.ts";
export { isTomlTable, tomlAt, tomlString, tomlStrings, tomlTable } from "./toml-value.ts";
export { yamlAt, yamlEntry, yamlScalars, type YamlEntry, type YamlNode, type YamlScalar } from "./yaml-node.ts";
