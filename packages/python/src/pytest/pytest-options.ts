/** pytest's own options that take no value (pytest 7.2, 8.4, 9.1). */
const FLAGS =
  "--cache-clear --co --collect-in-virtualenv --collect-only --collectonly --continue-on-collection-errors " +
  "--disable-plugin-autoload --disable-pytest-warnings --disable-warnings --doctest-continue-on-failure " +
  "--doctest-ignore-import-errors --doctest-modules --exitfirst --failed-first --ff --fixtures --fixtures-per-test " +
  "--force-short-summary --full-trace --fulltrace --funcargs --help --keep-duplicates --keepduplicates --last-failed --lf " +
  "--markers --new-first --nf --no-fold-skipped --no-header --no-showlocals --no-summary --noconftest --pdb --pyargs " +
  "--quiet --runxfail --setup-only --setup-plan --setup-show --setuponly --setupplan --setupshow --showlocals --stepwise " +
  "--stepwise-reset --stepwise-skip --strict --strict-config --strict-markers --sw --sw-reset --sw-skip --trace " +
  "--trace-config --traceconfig --verbose --version --xfail-tb -V -h -l -q -s -v -x";

/** Those that take one. */
const VALUES =
  "--assert --basetemp --capture --code-highlight --color --confcutdir --config-file --deselect --doctest-glob " +
  "--doctest-report --durations --durations-min --ignore --ignore-glob --import-mode --junit-prefix --junit-xml " +
  "--junitprefix --junitxml --last-failed-no-failures --lfnf --log-auto-indent --log-cli-date-format --log-cli-format " +
  "--log-cli-level --log-date-format --log-disable --log-file --log-file-date-format --log-file-format --log-file-level " +
  "--log-file-mode --log-format --log-level --max-warnings --maxfail --override-ini --pastebin --pdbcls --pythonwarnings " +
  "--report-chars --rootdir --show-capture --tb --verbosity -W -c -k -m -o -p -r";

/**
 * Options of widespread plugins that take the next word whatever it is, --cov (`nargs="?"`) included: pytest-xdist, -timeout,
 * -rerunfailures, -cov, -django, -html, -split, hypothesis, ...
 */
const PLUGIN_VALUES =
  "-n --numprocesses --dist --maxprocesses --timeout --timeout-method --reruns --reruns-delay --cov --cov-report " +
  "--cov-config --cov-fail-under --cov-context --ds --dc --html --asyncio-mode --splits --group " +
  "--durations-path --hypothesis-profile --hypothesis-seed --count --alluredir --nbval-sanitize-with";

const flags: ReadonlySet<string> = new Set(FLAGS.split(" "));
const values: ReadonlySet<string> = new Set(VALUES.split(" "));
const pluginValues: ReadonlySet<string> = new Set(PLUGIN_VALUES.split(" "));

export type OptionArity = "flag" | "value" | "optional-value" | "plugin-value" | "unknown";

export function optionArity(option: string): OptionArity {
  if (flags.has(option)) return "flag";
  if (values.has(option)) return "value";
  if (option === "--cache-show" || option === "--debug") return "optional-value";
  return pluginValues.has(option) ? "plugin-value" : "unknown";
}

/** The one option of pytest that an unambiguous abbreviation stands for (argparse's allow_abbrev is off for pytest: none). */
export function isOwnOption(option: string): boolean {
  return optionArity(option) !== "unknown" && optionArity(option) !== "plugin-value";
}
