import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findPythons, needs } from "@pylayout/reality";
import { describe, expect, it } from "vitest";
import { temporaryProject } from "./temporary-project.ts";

const bin = path.join(import.meta.dirname, "../packages/cli/bin/pylayout.js");
const sample = path.join(import.meta.dirname, "samples/incident");
const python = process.platform === "win32" ? undefined : findPythons().at(-1)?.executable;

/** Runs a command on a terminal of so many columns; presses Ctrl-C when it sees a text. Prints what was shown as JSON. */
const ON_TERMINAL = `
import fcntl, json, os, pty, struct, sys, termios
columns, interrupt_at, command = int(sys.argv[1]), sys.argv[2].encode(), sys.argv[3:]
ready, go = os.pipe()
pid, terminal = pty.fork()
if pid == 0:
    os.read(ready, 1)
    os.execvp(command[0], command)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
os.write(go, b"x")
shown, pressed = b"", False
while True:
    try:
        data = os.read(terminal, 65536)
    except OSError:
        break
    if not data:
        break
    shown += data
    if interrupt_at and not pressed and interrupt_at in shown:
        os.write(terminal, b"\\x03")
        pressed = True
status = os.waitpid(pid, 0)[1]
signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
print(json.dumps({"shown": shown.decode("utf-8", "replace"), "signal": signal}))
`;

interface Screen {
  readonly shown: string;
  readonly signal: number;
}

interface Terminal {
  readonly columns?: number;
  readonly interruptAt?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

function onTerminal(command: readonly string[], terminal: Terminal = {}): Screen {
  const { columns = 80, interruptAt = "", environment = {} } = terminal;
  const args = ["-c", ON_TERMINAL, String(columns), interruptAt, ...command];
  const env = { PATH: process.env.PATH, TERM: "xterm-256color", ...environment };
  const { stdout, stderr, status } = spawnSync(python ?? "", args, { encoding: "utf8", env });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Screen;
}

const lint = (...args: readonly string[]) => [process.execPath, bin, "lint", ...args];

describe.runIf(needs("a terminal", python === undefined ? "no Python with a pty was found" : undefined))(
  "on a terminal",
  () => {
    it("is coloured, unless told otherwise", () => {
      const shown = (environment: Readonly<Record<string, string>>) => onTerminal(lint(sample), { environment }).shown;
      expect(shown({})).toContain("\u001b[31merror\u001b[39m");
      for (const environment of [{ NO_COLOR: "1" }, { NO_COLOR: "1", FORCE_COLOR: "1" }, { TERM: "dumb" }])
        expect(shown(environment)).not.toContain("\u001b");
    });

    it("shows hyperlinks where the terminal has them", () => {
      const shown = (environment: Readonly<Record<string, string>>) => onTerminal(lint(sample), { environment }).shown;
      const link = `\u001b]8;;file://${sample}/codesentinel/utils\u001b\\`;
      expect(shown({ VTE_VERSION: "7600" })).toContain(link);
      expect(shown({ FORCE_HYPERLINK: "1" })).toContain(link);
      for (const environment of [{}, { VTE_VERSION: "7600", TERM: "dumb" }, { VTE_VERSION: "7600", CI: "true" }])
        expect(shown(environment)).not.toContain("\u001b]8;");
    });

    it("breaks reasons at the width", () => {
      const { shown } = onTerminal(lint(sample), { columns: 70, environment: { NO_COLOR: "1" } });
      const reasons = shown.split("\r\n").filter((line) => /^ {2,}(?!fix|or )/.test(line));
      expect(reasons.length).toBeGreaterThan(5);
      expect(reasons.filter((line) => line.length > 70)).toEqual([]);
    });

    it("is the same as in a file without colours, links and width", () => {
      const piped = spawnSync(process.execPath, [bin, "lint", sample], { encoding: "utf8", env: {} }).stdout;
      const { shown } = onTerminal(lint(sample), { columns: 200, environment: { NO_COLOR: "1" } });
      expect(shown.replaceAll("\r\n", "\n")).toBe(piped);
    });

    /** Makes the command's clock run fast, so that a short run counts as a long one. */
    const hurried = {
      NODE_OPTIONS:
        "--import=data:text/javascript,const%20now=performance.now.bind(performance);performance.now=()=>now()*1000",
    };

    it("shows what a long run does, and takes it away", () => {
      const { shown } = onTerminal(lint(manyFiles()), { environment: { ...hurried, NO_COLOR: "1" } });
      expect(shown).toMatch(/\r\u001b\[2Kpylayout: \d+ (?:entries found|files read) {2}\S/);
      expect(shown.slice(shown.lastIndexOf("\r\u001b[2K") + 5)).toMatch(/^No problems/);
      expect(shown).not.toContain("\u001b[?25l");
    });

    it("ends at Ctrl-C as a process ends that is interrupted, and leaves nothing behind", () => {
      const root = manyFiles();
      const before = readdirSync(root);
      const command = lint(root, "--format", "json=report.json");
      const screen = onTerminal(command, { interruptAt: "entries found", environment: hurried });
      expect(screen.signal).toBe(2);
      expect(readdirSync(root)).toEqual(before);
      const shell = onTerminal(["sh", "-c", `trap : INT; '${command.join("' '")}'; echo code $?`], {
        interruptAt: "entries found",
        environment: hurried,
      });
      expect(shell.shown).toContain("code 130");
    });
  },
);

function manyFiles(): string {
  const root = temporaryProject("pyproject.toml | [project]\n| name = 'app'\n| requires-python = '>=3.9'");
  for (let folder = 0; folder < 60; folder++) {
    const place = path.join(root, `pkg/sub${folder}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, "__init__.py"), "");
    for (let file = 0; file < 60; file++) writeFileSync(path.join(place, `m${file}.py`), `import pkg.sub${folder}\n`);
  }
  writeFileSync(path.join(root, "pkg/__init__.py"), "");
  return root;
}
