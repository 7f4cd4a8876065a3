import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { data, Evaluator, Lexer, Parser, type Expr } from "@actions/expressions";
import { parse } from "yaml";

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

type Values = Readonly<Record<string, string>>;

/** Stands in for an action of somebody else: gets its inputs, gives its outputs and what it adds to PATH. */
export type OtherAction = (inputs: Values) => { readonly outputs?: Values; readonly path?: string };

export interface ActionRun {
  /** Directory of the action's checkout. */
  readonly action: string;
  readonly workspace: string;
  readonly temporary: string;
  readonly inputs?: Values;
  readonly environment: NodeJS.ProcessEnv;
  readonly others: Readonly<Record<string, OtherAction>>;
}

export interface ActionOutcome {
  readonly conclusion: "success" | "failure";
  /** Steps that ran, by name, with how they ended. */
  readonly steps: readonly string[];
  readonly output: string;
  readonly summary: string;
  readonly outputs: Values;
}

/**
 * Runs a composite action as GitHub's runner does: conditions and expressions by GitHub's own evaluator, scripts by
 * `bash --noprofile --norc -e -o pipefail FILE`, the environment files of each step read when it has ended.
 */
export function runAction(run: ActionRun): ActionOutcome {
  const action = parse(readFileSync(path.join(run.action, "action.yml"), "utf8")) as Action;
  return new CompositeRun(run, action).run();
}

class CompositeRun {
  readonly #run: ActionRun;
  readonly #action: Action;
  readonly #inputs: Values;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #outputs: Record<string, Values> = {};
  readonly #steps: string[] = [];
  #output = "";
  #summary = "";
  #failed = false;

  constructor(run: ActionRun, action: Action) {
    this.#run = run;
    this.#action = action;
    const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? ""] as const);
    this.#inputs = { ...Object.fromEntries(defaults), ...run.inputs };
    this.#environment = {
      ...run.environment,
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: run.workspace,
      GITHUB_ACTION_PATH: run.action,
      RUNNER_TEMP: run.temporary,
    };
  }

  run(): ActionOutcome {
    for (const step of this.#action.runs.steps) {
      if (!truthy(this.#evaluate(condition(step.if)))) continue;
      const ended = step.run === undefined ? this.#use(step) : this.#script(step);
      this.#steps.push(`${step.name ?? ""}: ${ended ? "success" : "failure"}`);
      this.#failed ||= !ended;
    }
    const outputs = Object.entries(this.#action.outputs).map(([name, { value }]) => [name, this.#fill(value)] as const);
    return {
      conclusion: this.#failed ? "failure" : "success",
      steps: this.#steps,
      output: this.#output,
      summary: this.#summary,
      outputs: Object.fromEntries(outputs),
    };
  }

  #use(step: Step): boolean {
    const [name = ""] = step.uses?.split("@") ?? [];
    const other = this.#run.others[name];
    if (!other) throw new Error(`nothing stands in for ${name}`);
    const inputs = Object.entries(step.with ?? {}).map(([key, value]) => [key, this.#fill(String(value))] as const);
    const { outputs = {}, path: added } = other(Object.fromEntries(inputs));
    if (step.id !== undefined) this.#outputs[step.id] = outputs;
    if (added !== undefined) this.#addPath(added);
    return true;
  }

  #script(step: Step): boolean {
    if (step.shell !== "bash") throw new Error(`${step.name ?? ""} runs in ${String(step.shell)}`);
    const folder = mkdtempSync(path.join(this.#run.temporary, "_runner_"));
    const files = Object.fromEntries(
      ["OUTPUT", "ENV", "PATH", "STEP_SUMMARY"].map((name) => [`GITHUB_${name}`, path.join(folder, name)]),
    );
    for (const file of Object.values(files)) writeFileSync(file, "");
    const script = path.join(folder, "script.sh");
    writeFileSync(script, this.#fill(step.run ?? ""));
    const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, this.#fill(value)] as const);
    const cwd = path.resolve(this.#run.workspace, this.#fill(step["working-directory"] ?? ""));
    mkdirSync(cwd, { recursive: true });
    const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", script], {
      cwd,
      env: { ...this.#environment, ...files, ...Object.fromEntries(own) },
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    this.#output += stdout + stderr;
    const read = (name: string) => readFileSync(files[`GITHUB_${name}`] ?? "", "utf8");
    if (step.id !== undefined) this.#outputs[step.id] = fileCommands(read("OUTPUT"));
    Object.assign(this.#environment, fileCommands(read("ENV")));
    for (const line of read("PATH").split("\n").filter(Boolean)) this.#addPath(line);
    this.#summary += read("STEP_SUMMARY");
    return status === 0;
  }

  #addPath(directory: string): void {
    this.#environment.PATH = `${directory}${path.delimiter}${this.#environment.PATH ?? ""}`;
  }

  /** A text with its expressions replaced. */
  #fill(text: string): string {
    return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => this.#evaluate(expression).coerceString());
  }

  #evaluate(expression: string): data.ExpressionData {
    const status = (name: string, value: boolean) => ({
      name,
      minArgs: 0,
      maxArgs: 0,
      call: () => new data.BooleanData(value),
    });
    const functions = [
      status("always", true),
      status("cancelled", false),
      status("success", !this.#failed),
      status("failure", this.#failed),
    ];
    const { tokens } = new Lexer(expression).lex();
    const parsed: Expr = new Parser(tokens, ["inputs", "steps", "runner", "github"], functions).parse();
    const functionMap = new Map(functions.map((one) => [one.name, one]));
    return new Evaluator(parsed, this.#contexts(), functionMap).evaluate();
  }

  #contexts(): data.Dictionary {
    const steps = Object.entries(this.#outputs).map(([key, outputs]) => ({
      key,
      value: new data.Dictionary({ key: "outputs", value: dictionary(outputs) }),
    }));
    return new data.Dictionary(
      { key: "inputs", value: dictionary(this.#inputs) },
      { key: "steps", value: new data.Dictionary(...steps) },
      { key: "runner", value: dictionary({ temp: this.#run.temporary }) },
      { key: "github", value: dictionary({ action_path: this.#run.action }) },
    );
  }
}

function dictionary(values: Values): data.Dictionary {
  return new data.Dictionary(
    ...Object.entries(values).map(([key, value]) => ({ key, value: new data.StringData(value) })),
  );
}

/** A condition without a status function holds only where nothing has failed. */
function condition(text = ""): string {
  const expression = /^\$\{\{(.*)\}\}$/s.exec(text.trim())?.[1] ?? text;
  if (expression.trim() === "") return "success()";
  return /\b(?:success|failure|always|cancelled)\s*\(/.test(expression) ? expression : `success() && (${expression})`;
}

function truthy(value: data.ExpressionData): boolean {
  return value.coerceString() === "true";
}

/** The lines of an environment file: `name=value`, or `name<<END`, lines, `END`. */
function fileCommands(text: string): Values {
  const found: Record<string, string> = {};
  const lines = text.split("\n");
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, heredoc, end] = /^([^=]+?)<<(.+)$/.exec(line) ?? [];
    if (heredoc !== undefined)
      found[heredoc] = lines
        .splice(0, lines.indexOf(end ?? "") + 1)
        .slice(0, -1)
        .join("\n");
    else if (line.includes("=")) found[line.slice(0, line.indexOf("="))] = line.slice(line.indexOf("=") + 1);
    else if (line !== "") throw new Error(`not the format of an environment file: ${line}`);
  }
  return found;
}
