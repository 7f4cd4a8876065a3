/** What a command of a CI script does, as far as tests and installations depend on it. */
export type CommandKind =
  /** Starts pytest. `module`: the working directory goes to sys.path (`python -m pytest`). */
  | { readonly kind: "pytest"; readonly args: readonly string[]; readonly module: boolean }
  /** Installs with a tool that always installs the project it stands in. `command`: what it then runs. */
  | { readonly kind: "install"; readonly tool: string; readonly command: readonly string[] }
  | { readonly kind: "pip-install"; readonly args: readonly string[] }
  | { readonly kind: "cd"; readonly directory: string }
  | { readonly kind: "export"; readonly assignments: readonly string[] }
  | { readonly kind: "make"; readonly args: readonly string[] }
  /** A script that may be in the tree. */
  | { readonly kind: "script"; readonly path: string }
  /** Changes nothing that matters here. */
  | { readonly kind: "harmless" }
  | { readonly kind: "opaque" };

const PYTHON =
  /^(?:.*[/\\])?(?:python|pypy|py)(?:3(?:\.\d+)?)?(?:\.exe)?$|^\$\{?\(?PYTHON[)}]?$|^\{envpython\}$|^\$\(PYTHON\)$/;
const PATH_TO = /^(?:[^\s$]*\/)?bin\//;

/** Programs that neither install the project nor run pytest. */
const HARMLESS = new Set(
  (
    "apt apt-get aptitude apk awk basename black brew cat check-manifest chmod choco chown codecov coveralls cp curl cut cd " +
    "date df diff dirname dnf docker echo env exit export false fi find flake8 for fi done esac case free git gh grep gpg head hostname id " +
    "isort jq kill ldd ldconfig ln locale-gen ls lscpu mkdir mv mypy npm npx node nproc pre-commit printf ps pwd pylint pyright read " +
    "rm rsync ruff sed set shopt sleep sort source stat sudo sysctl tail tar tee test [ [[ touch tr trap tree true twine tzutil ulimit " +
    "uname uniq unset unzip wait wc wget which xargs yarn yum zip zstd openssl sphinx-build vulture bandit pyupgrade codespell " +
    "check-wheel-contents virtualenv xcode-select security wheel towncrier return break continue"
  ).split(" "),
);

/** Tools that install the project before they run anything in it. */
const INSTALLING = new Set(["tox", "nox", "poetry", "pdm", "hatch", "rye", "pixi", "flit", "maturin"]);

/** Options of `uv run` and `uvx` that take a value. */
const UV_VALUES = new Set(
  (
    "--with --with-editable --with-requirements --group --no-group --only-group --extra --no-extra --python -p --directory --project " +
    "--package --env-file --from --index --index-url --default-index --extra-index-url --resolution --refresh-package -c " +
    "--constraints --overrides --config-file --cache-dir --color --exclude-newer --link-mode"
  ).split(" "),
);

export function commandKind(words: readonly string[]): CommandKind {
  const [raw = "", ...args] = words;
  const name = raw.replace(PATH_TO, "");
  if (PYTHON.test(raw)) return pythonKind(args);
  switch (name) {
    case "pytest":
    case "py.test":
      return { kind: "pytest", args, module: false };
    case "coverage":
      return coverageKind(args);
    case "pip":
    case "pip3":
      return args[0] === "install" ? { kind: "pip-install", args: args.slice(1) } : { kind: "harmless" };
    case "uv":
    case "uvx":
      return uvKind(name, args);
    case "pipx":
      return args[0] === "run" ? commandKind(pipxCommand(args.slice(1))) : { kind: "harmless" };
    case "cd":
    case "pushd":
      return { kind: "cd", directory: args[0] ?? "~" };
    case "export":
      return { kind: "export", assignments: args };
    case "make":
    case "gmake":
      return { kind: "make", args };
    case "sudo":
    case "env":
    case "nice":
    case "xvfb-run":
    case "dbus-run-session":
    case "timeout":
    case "stdbuf":
    case "caffeinate":
      return commandKind(behindOptions(name, args));
    case "bash":
    case "sh":
    case "source":
    case ".":
      return scriptKind(args);
  }
  const manifest = name === "maturin" ? manifestDirectory(args) : undefined;
  if (manifest !== undefined) return { kind: "pip-install", args: [manifest] };
  if (INSTALLING.has(name)) return { kind: "install", tool: name, command: innerCommand(name, args) };
  if (HARMLESS.has(name) || name === "") return { kind: "harmless" };
  return /^[\w./-]*\/[\w./-]+$/.test(raw) ? { kind: "script", path: raw } : { kind: "opaque" };
}

/** Where the Cargo.toml lies that `maturin --manifest-path` names, with the pyproject.toml beside it. */
function manifestDirectory(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === "-m" || arg === "--manifest-path");
  const path = at < 0 ? undefined : args[at + 1];
  return path === undefined ? undefined : `./${path.slice(0, Math.max(0, path.lastIndexOf("/")))}`;
}

function pythonKind(args: readonly string[]): CommandKind {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (arg === "-m")
      return moduleKind(args[i + 1] ?? "", args.slice(i + 2), !args.slice(0, i).some((a) => /^-\w*[PI]/.test(a)));
    if (arg === "-c" || arg === "--version" || arg === "-V") return { kind: "harmless" };
    if (arg === "-W" || arg === "-X") i++;
    else if (!arg.startsWith("-")) return pythonScriptKind(arg, args.slice(i + 1));
  }
  return { kind: "harmless" };
}

function pythonScriptKind(script: string, args: readonly string[]): CommandKind {
  if (script !== "setup.py") return { kind: "opaque" };
  const installs = args.some((arg) => /^(?:install|develop|test|pytest|build_ext)$/.test(arg));
  return installs ? { kind: "install", tool: `setup.py ${args[0] ?? ""}`, command: [] } : { kind: "harmless" };
}

function moduleKind(module: string, args: readonly string[], cwdOnPath: boolean): CommandKind {
  if (module === "pytest" || module === "py.test") return { kind: "pytest", args, module: cwdOnPath };
  if (module === "coverage") return coverageKind(args);
  if (
    module === "unittest" ||
    module === "venv" ||
    module === "ensurepip" ||
    module === "build" ||
    module === "compileall"
  ) {
    return { kind: "harmless" };
  }
  return commandKind([module, ...args]);
}

/** `coverage run -m pytest` puts the working directory on sys.path, as `python -m` does. */
function coverageKind(args: readonly string[]): CommandKind {
  if (args[0] !== "run") return { kind: "harmless" };
  const at = args.findIndex((arg) => arg === "-m" || arg === "--module");
  if (at < 0) return { kind: "opaque" };
  return moduleKind(args[at + 1] ?? "", args.slice(at + 2), true);
}

function uvKind(name: string, args: readonly string[]): CommandKind {
  if (name === "uvx") return commandKind(uvCommand(args));
  const [verb = "", ...rest] = args.filter((arg, i) => i > 0 || !arg.startsWith("--"));
  if (verb === "pip") return commandKind(["pip", ...rest]);
  if (verb === "tool") return rest[0] === "run" ? commandKind(uvCommand(rest.slice(1))) : { kind: "harmless" };
  if (verb === "sync" || verb === "run") {
    const command = verb === "run" ? uvCommand(rest) : [];
    const skips = rest.some(
      (arg) => arg === "--no-project" || arg === "--no-install-project" || arg === "--only-group",
    );
    return skips ? commandKind(command) : { kind: "install", tool: `uv ${verb}`, command };
  }
  return { kind: "harmless" };
}

/** The command behind the options of `uv run` or `uvx`. */
function uvCommand(args: readonly string[]): readonly string[] {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (arg === "--") return args.slice(i + 1);
    if (arg === "-m" || arg === "--module") return ["python", "-m", ...args.slice(i + 1)];
    if (!arg.startsWith("-")) return args.slice(i);
    if (UV_VALUES.has(arg)) i++;
  }
  return [];
}

/** The command behind the options of `pipx run`. */
function pipxCommand(args: readonly string[]): readonly string[] {
  const values = new Set(["--spec", "--python", "--pip-args", "--index-url", "-i", "--with"]);
  const start = args.findIndex((arg, i) => !arg.startsWith("-") && !values.has(args[i - 1] ?? ""));
  return start < 0 ? [] : args.slice(start);
}

function innerCommand(name: string, args: readonly string[]): readonly string[] {
  return (name === "poetry" || name === "pdm" || name === "hatch" || name === "rye") && args[0] === "run"
    ? args.slice(1)
    : [];
}

function behindOptions(name: string, args: readonly string[]): readonly string[] {
  const start = args.findIndex((arg) => !arg.startsWith("-") && !/^\w+=/.test(arg));
  if (start < 0) return [];
  return name === "timeout" ? args.slice(start + 1) : args.slice(start);
}

function scriptKind(args: readonly string[]): CommandKind {
  const path = args.find((arg) => !arg.startsWith("-"));
  if (path === undefined || args.includes("-c")) return { kind: "opaque" };
  return /(?:^|\/)activate$/.test(path) ? { kind: "harmless" } : { kind: "script", path };
}
