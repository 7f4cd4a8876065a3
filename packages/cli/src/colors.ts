/** Paints text where the stream shows colours; plain text elsewhere. Honours NO_COLOR and FORCE_COLOR. */
export interface Colors {
  error(text: string): string;
  warning(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
  good(text: string): string;
}

interface ColorStream {
  readonly isTTY?: boolean;
  hasColors?(): boolean;
}

export function colorsFor(stream: ColorStream, environment: NodeJS.ProcessEnv): Colors {
  const on = wantsColor(stream, environment);
  const paint = (open: number, close: number) => (text: string) =>
    on ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    error: paint(31, 39),
    warning: paint(33, 39),
    strong: paint(1, 22),
    faint: paint(2, 22),
    good: paint(32, 39),
  };
}

function wantsColor(stream: ColorStream, environment: NodeJS.ProcessEnv): boolean {
  if (environment.NO_COLOR) return false;
  const force = environment.FORCE_COLOR;
  if (force !== undefined) return force !== "0" && force !== "false";
  return stream.isTTY === true && (stream.hasColors?.() ?? false);
}
