import { describe, expect, it } from "vitest";
import { commandKind } from "../../src/project/ci/command-kind.ts";
import { shellCommands } from "../../src/project/ci/shell-commands.ts";

function words(script: string): string[] {
  return shellCommands(script).map(({ line, words: found }) => `${line}: ${found.join("|")}`);
}

describe("shellCommands", () => {
  it.each([
    ["a b\nc", ["0: a|b", "1: c"]],
    ["a && b; c | d || e & f", ["0: a", "0: b", "0: c", "0: d", "0: e", "0: f"]],
    ["# only\na # rest\nb#c", ["1: a", "2: b#c"]],
    ["a \\\n  b\nc", ["0: a|b", "2: c"]],
    [`a 'b c' "d \\"e\\" $F" g\\ h ''`, [`0: a|b c|d "e" $F|g h|`]],
    ["if [ -d x ]; then a; else b; fi", ["0: [|-d|x|]", "0: a", "0: b", "0: fi"]],
    ["a >out 2>&1 <in; b 2>/dev/null", ["0: a", "0: b"]],
    ["cat <<EOF\npytest\nEOF\na", ["0: cat", "3: a"]],
    ["a ${{ matrix.x }}/b $(c d) `e f` ${G}", ["0: a|${{ matrix.x }}/b|$(c d)|`e f`|${G}"]],
    ["pip install 'tox>=4'", ["0: pip|install|tox>=4"]],
    ["a 'never closed", ["0: a|never closed"]],
  ])("%j", (script, expected) => {
    expect(words(script)).toEqual(expected);
  });

  it("keeps assignments apart", () => {
    const [first, second] = shellCommands('A=1 B="x y" run\nC=2');
    expect([...first!.assignments]).toEqual([
      ["A", "1"],
      ["B", "x y"],
    ]);
    expect(first!.words).toEqual(["run"]);
    expect([...second!.assignments]).toEqual([["C", "2"]]);
  });
});

describe("commandKind", () => {
  const pytest = (module: boolean, ...args: string[]) => ({ kind: "pytest", args, module });
  it.each([
    ["pytest -x tests", pytest(false, "-x", "tests")],
    ["python -m pytest tests", pytest(true, "tests")],
    ["python3.12 -W error -m pytest", pytest(true)],
    ["python -P -m pytest", pytest(false)],
    ["coverage run --branch -m pytest -q", pytest(true, "-q")],
    ["python -m coverage run -m pytest", pytest(true)],
    [".venv/bin/pytest", pytest(false)],
    ["xvfb-run -a pytest", pytest(false)],
    ["timeout 60 pytest", pytest(false)],
    ["uvx --with x pytest a", pytest(false, "a")],
    ["uv run --no-project --with pytest pytest a", pytest(false, "a")],
    ["uv run --group dev -- pytest a", { kind: "install", tool: "uv run", command: ["pytest", "a"] }],
    ["uv run -m pytest a", { kind: "install", tool: "uv run", command: ["python", "-m", "pytest", "a"] }],
    ["poetry run pytest", { kind: "install", tool: "poetry", command: ["pytest"] }],
    ["python -m tox -e py", { kind: "install", tool: "tox", command: [] }],
    ["python setup.py develop", { kind: "install", tool: "setup.py develop", command: [] }],
    ["python setup.py sdist", { kind: "harmless" }],
    ["pip install -e .", { kind: "pip-install", args: ["-e", "."] }],
    ["uv pip install .", { kind: "pip-install", args: ["."] }],
    ["pip download x", { kind: "harmless" }],
    ["make test", { kind: "make", args: ["test"] }],
    ["bash ci/run.sh", { kind: "script", path: "ci/run.sh" }],
    ["./run-tests", { kind: "script", path: "./run-tests" }],
    ["python run_tests.py", { kind: "opaque" }],
    ["invoke test", { kind: "opaque" }],
    ["ruff check", { kind: "harmless" }],
    ["python -c 1", { kind: "harmless" }],
  ])("%s", (command, expected) => {
    expect(commandKind(command.split(" "))).toEqual(expected);
  });
});
