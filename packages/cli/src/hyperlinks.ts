import type { OutputStream } from "./streams.ts";

const TERMINAL_PROGRAMS = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby"];

const TERMINALS = /^(?:xterm-kitty|xterm-ghostty|alacritty|foot|contour)/;

/**
 * Whether a stream is a terminal that shows OSC 8 hyperlinks. Terminals cannot be asked, so those known to do it are
 * named; a multiplexer in between may pass them on or not. FORCE_HYPERLINK=0 or 1 decides.
 */
export function showsHyperlinks(stream: Omit<OutputStream, "write">, environment: NodeJS.ProcessEnv): boolean {
  const { FORCE_HYPERLINK: force, TERM = "", CI, TMUX, TERM_PROGRAM = "", VTE_VERSION, WT_SESSION } = environment;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  if (stream.isTTY !== true || TERM === "dumb" || CI || TMUX || TERM.startsWith("screen")) return false;
  if (TERMINAL_PROGRAMS.includes(TERM_PROGRAM) || TERMINALS.test(TERM)) return true;
  // The first VTE with hyperlinks that do not crash it is 0.50.1.
  return Number(VTE_VERSION) >= 5001 || WT_SESSION !== undefined || environment.KONSOLE_VERSION !== undefined;
}
