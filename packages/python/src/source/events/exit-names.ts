const EXITS = new Set(["sys.exit", "exit", "quit", "os._exit", "os.abort"]);

/** Functions that end the process, by the names they go by once aliases are resolved. */
export function isExit(name: string | undefined): boolean {
  return name !== undefined && EXITS.has(name);
}
