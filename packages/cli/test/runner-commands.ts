/** A workflow command as GitHub's runner takes it from a line of a step's output. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Names that the runner knows. */
const REGISTERED = new Set(
  (
    "internal-set-repo-path set-env set-output save-state add-mask add-path add-matcher remove-matcher debug warning error " +
    "notice group endgroup echo stop-commands"
  ).split(" "),
);

/** Replaced in this order, `%` last: what an escaped `%` gives is never unescaped again. */
const DATA: readonly Replacement[] = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%25", "%"],
];
const PROPERTY: readonly Replacement[] = [...DATA.slice(0, 2), ["%3A", ":"], ["%2C", ","], ["%25", "%"]];
const BRACKET: readonly Replacement[] = [["%3B", ";"], ...DATA.slice(0, 2), ["%5D", "]"], ["%25", "%"]];

type Replacement = readonly [escaped: string, token: string];

/**
 * What the runner does with the output of a step, line by line, by its own rules (`ActionCommand.TryParseV2`, then `TryParse`,
 * in src/Runner.Common/ActionCommand.cs of actions/runner): `::name key=value,...::data` at the beginning of a line, blanks
 * left out, or `##[name key=value;...]data` anywhere.
 */
export function runnerCommands(output: string): readonly RunnerCommand[] {
  return output.split(/\r\n|\r|\n/).flatMap((line) => parseColons(line) ?? parseBrackets(line) ?? []);
}

function parseColons(line: string): RunnerCommand | undefined {
  const message = line.trimStart();
  const end = message.indexOf("::", 2);
  if (!message.startsWith("::") || end < 0) return undefined;
  const { name, rest } = split(message.slice(2, end));
  return command(name, rest.trim().split(","), PROPERTY, unescape(message.slice(end + 2), DATA));
}

function parseBrackets(line: string): RunnerCommand | undefined {
  const start = line.indexOf("##[");
  const end = line.indexOf("]", start);
  if (start < 0 || end < 0) return undefined;
  const { name, rest } = split(line.slice(start + 3, end));
  return command(name, rest.split(";"), BRACKET, unescape(line.slice(end + 1), BRACKET));
}

function split(info: string): { name: string; rest: string } {
  const space = info.indexOf(" ");
  return space < 0 ? { name: info, rest: "" } : { name: info.slice(0, space), rest: info.slice(space + 1) };
}

function command(
  name: string,
  pairs: readonly string[],
  escapes: readonly Replacement[],
  data: string,
): RunnerCommand | undefined {
  if (!REGISTERED.has(name)) return undefined;
  const properties = pairs.flatMap((pair) => {
    const equals = pair.indexOf("=");
    const value = pair.slice(equals + 1);
    return equals > 0 && value !== "" ? [[pair.slice(0, equals), unescape(value, escapes)] as const] : [];
  });
  return { name, properties: Object.fromEntries(properties), data };
}

function unescape(text: string, escapes: readonly Replacement[]): string {
  return escapes.reduce((result, [escaped, token]) => result.replaceAll(escaped, token), text);
}
