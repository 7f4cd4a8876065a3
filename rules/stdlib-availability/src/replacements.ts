/** What serves on Pythons without it, by the documentation of the modules and of the distributions. */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/^tomllib\b/, "import tomllib in a try, and tomli in its except ModuleNotFoundError"],
  [/^zoneinfo\b/, "import zoneinfo in a try, and backports.zoneinfo in its except ModuleNotFoundError"],
  [/^graphlib\b/, "require graphlib-backport on older Pythons"],
  [/^importlib\.metadata\b/, "importlib_metadata has it on older Pythons"],
  [/^importlib\.resources\b/, "importlib_resources has it on older Pythons"],
  [/^typing\./, "typing_extensions has it on older Pythons, if it is newer than they are; else use its successor"],
  [/^unittest\.mock\./, "the distribution mock has it on older Pythons"],
  [/^collections\./, "import it from collections.abc"],
  [/^imp\b/, "importlib took its place (What's New in Python 3.12)"],
  [/^(?:asyncore|asynchat)\b/, "asyncio took its place (PEP 594)"],
  [/^smtpd\b/, "aiosmtpd took its place (PEP 594)"],
  [/^(?:cgi|cgitb)\b/, "require legacy-cgi, or use email.message and urllib.parse (PEP 594)"],
];

/** What to do where a module or name is absent. */
export function replacementFor(name: string): string {
  const known = REPLACEMENTS.find(([pattern]) => pattern.test(name))?.[1];
  return known ?? "import it under a version check, or raise requires-python";
}
