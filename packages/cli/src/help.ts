/** Help texts, one per command; `--help` prints them on standard output. */
export const HELP: Readonly<Record<string, string>> = {
  main: `pylayout: says what in a Python project will fail on a clean machine, without running Python

Usage: pylayout <command> [options]

Commands:
  lint [paths]       report what will break, on which Pythons, from which cause
  merge-reports      join the reports of lint --shard 1/N to N/N into one
  why <path>         trace one test module, or say what pylayout makes of a file or directory
  collect [dir]      what pytest --collect-only would do at module level
  wheel [dir]        what a build would put into the wheel, and what it would leave out
  scan [paths]       what was read of each Python file, one JSON object on a line
  init [dir]         write the smallest configuration that fits the project
  tree [dir]         the projects as pylayout sees them: packages, test modules, findings
  rules              every rule in one line, with its severity by preset
  pre-push           lint what git is about to push; for a pre-push hook
  baseline [dir]     agree on all present findings, so that only new ones fail
  config [path]      the configuration in force, who set what, and what that overrode
  new <kind> <name>  make a rule, a plugin or a shared config, with tests
  clean [dir]        remove the cache
  explain <rule>     what a rule looks for, why, and its options (alias: rule)

Options:
  -h, --help         help on pylayout or on a command
  -V, --version      the version

Exit codes: 0 nothing or only warnings, 1 errors, 2 usage or configuration error.`,

  lint: `Reports what will break on a clean machine, on which Pythons, from which root cause.

Usage: pylayout lint [options] [paths]

The whole project around each path is analysed; paths choose which findings are shown. A wheel, source distribution or
zip file (dist/*) is a project of its own.

What to lint:
  --source SOURCE        worktree (default: what a clone would hold after git add -A), index, disk, or a git revision
  --python VERSIONS      judge these instead of the supported ones: 3.8, 3.8-3.13 or 3.9,3.12
  --config FILE          a pylayout.config.* or TOML file instead of the project's own
  --isolated             ignore every configuration, run the recommended preset
  --preset NAMES         start from these presets instead of recommended; the project's own settings stand above them
  --against DIR          compare an archive with the project that it was built from
  --rule 'NAME: LEVEL'   set a rule to off, on, warn or error; may be repeated
  --shard I/N            lint the I-th of N parts of a monorepo's projects; the report, in the format shard, is for
                         pylayout merge-reports, which judges it
  --thorough             check the whole grammar of every file, not only of those that differ from the last commit
  --show-files           print the files that would be linted, and lint nothing
  --show-settings        print the configuration in force, and lint nothing: see pylayout config --help

What to mend:
  --fix                  apply the safe fixes
  --unsafe-fixes         apply unsafe fixes too: look at the result
  --diff                 print what would be written as a patch for git apply, write nothing
  --fixable RULES        fix findings of these rules only, separated by commas
  --unfixable RULES      fix findings of all rules but these

What is agreed on:
  --baseline FILE        findings that do not count; pylayout-baseline.json at the root where it exists
  --no-baseline          count every finding

What to print:
  --format NAME[=FILE]   full (default), concise, json, github, gitlab, junit, sarif, markdown, checklist, or a formatter
                         package or ./path; may be repeated, each into its file (alias: --output-format)
  -o, --output-file FILE the last format's file
  --statistics           findings counted by rule, instead of each one; json has both
  -q, --quiet            errors only
  --stats                time per phase and per rule, on standard error
  --no-cache             neither use nor keep results of earlier runs
  --cache-location DIR   where results are kept (default: .pylayout_cache in the root)
  --max-warnings N       exit 1 when there are more warnings than this
  -e, --exit-zero        exit 0 even with findings
  --exit-non-zero-on-fix exit 1 when --fix changed something
  -h, --help             this help

Exit codes: 0 nothing or only warnings, 1 errors or too many warnings, 2 usage or configuration error.`,

  "merge-reports": `Joins the reports of pylayout lint --shard 1/N to N/N: prints what a run without --shard would print.

Usage: pylayout merge-reports [options] <report>...

The reports must be those of all shards of one run, each once: of equal version, options, configuration and files. No other
file is read.

Options:
  --format NAME[=FILE]   full (default), concise, json, github, gitlab, junit, sarif, markdown, checklist, or a formatter
                         package or ./path; may be repeated, each into its file
  -o, --output-file FILE the last format's file
  --statistics           findings counted by rule, instead of each one; json has both
  -q, --quiet            errors only
  --max-warnings N       exit 1 when there are more warnings than this
  -e, --exit-zero        exit 0 even with findings
  -h, --help             this help

Exit codes: 0 nothing or only warnings, 1 errors or too many warnings, 2 usage error, or a report that does not fit.`,

  new: `Makes a package of your own that passes its type check, lint and tests at once.

Usage: pylayout new rule|plugin|config [options] <name>

  rule NAME       inside a plugin made by pylayout new: one more rule, its test, its line in src/index.ts;
                  anywhere else: the package pylayout-rule-NAME
  plugin NAME     pylayout-plugin-NAME: rules under the prefix NAME, and a preset (also @scope/NAME)
  config NAME     pylayout-config-NAME: a preset that projects share by extends = ["pylayout-config-NAME"]

Options:
  --directory DIR   where the package is made (default: a directory of its name)
  --rule NAME       the first rule of a plugin (default: no-legacy)
  --tests RUNNER    vitest (default), jest or node (node:test)
  --pylayout SPEC   what package.json installs pylayout from: a tarball, a directory, a version, a git address
                    (default: this installation)
  --dry-run         say what would be made, write nothing
  -h, --help        this help

Nothing that is there already is overwritten. docs/first-rule.md leads through it in ten minutes.`,

  "pre-push": `Lints each revision that git is about to push, tags included. For hooks.

Usage: pylayout pre-push [options of lint]

The revisions are read from standard input, as git gives them to .git/hooks/pre-push:

  #!/bin/sh
  exec pylayout pre-push

Under pre-commit they come from its environment variables (hook id pylayout-pre-push).

Exit codes: 0 nothing or only warnings, 1 errors or too many warnings (the push stops), 2 usage or configuration error.`,

  why: `Traces how a test module's imports resolve, or says what pylayout makes of a file or directory and why it is or is
not reported.

Usage: pylayout why [options] <path>

Options:
  --source SOURCE     worktree (default), index, disk, or a git revision
  --python VERSIONS   judge these Pythons
  --config FILE       a configuration instead of the project's own
  --isolated          ignore every configuration
  --format NAME       full (default) or json
  -h, --help          this help

Exit codes: 0 when it answered, 2 usage or configuration error.`,

  collect: `Predicts what pytest --collect-only would do at module level, for each supported Python.

Usage: pylayout collect [options] [dir] [-- pytest arguments]

Options:
  --python VERSIONS        judge these Pythons
  --pytest VERSION         7, 8, 8.3 or 9; by default the newest that supports each Python
  --installed, --not-installed
                           whether the project is installed; by default as CI has it
  --import-mode MODE       prepend, append or importlib
  --module                 as python -m pytest: the working directory is importable
  --cwd DIR                the working directory, below the root
  --pythonpath DIRS        PYTHONPATH, separated by colons
  --assume-missing NAMES   third-party modules that are not installed, separated by commas
  --source SOURCE          worktree (default), index, disk, or a git revision
  --config FILE, --isolated
  --format NAME            full (default) or json
  -h, --help               this help

Exit codes: 0 when it answered, 2 usage or configuration error.`,

  clean: `Removes the cache of a project: .pylayout_cache in its root.

Usage: pylayout clean [options] [dir]

Options:
  --cache-location DIR   the cache, where lint was given another place
  -h, --help             this help

Exit codes: 0, or 2 usage error.`,

  wheel: `Predicts the files of the wheel that the build backend would make, directly and via the source distribution.

Usage: pylayout wheel [options] [dir]

Options:
  --source SOURCE   worktree (default), index, disk, or a git revision
  --config FILE, --isolated
  --format NAME     full (default) or json
  -h, --help        this help

Exit codes: 0 when it answered, 2 usage or configuration error.`,

  scan: `Prints what was read of each Python file: encoding, imports with their enclosing blocks, names bound, syntax by version.

Usage: pylayout scan [options] [paths]

Options:
  --no-ignore     also files that git ignores
  --thorough      check the whole grammar of every file
  --format NAME   json-lines
  -h, --help      this help

Exit codes: 0 when it answered, 2 usage error.`,

  init: `Says what it finds in a project and writes the smallest configuration that fits: a [tool.pylayout] table at the end of
pyproject.toml, else pylayout.config.mjs. Asks nothing, and writes no configuration over another.

Usage: pylayout init [options] [dir]

Options:
  --dry-run    say what would be written, write nothing
  --diff       the same as a patch for git apply
  -h, --help   this help

Exit codes: 0 when it answered, 2 where there is a configuration already, or none can be written.`,

  tree: `Draws the projects as pylayout sees them: Pythons, import roots, regular and namespace packages, test modules with the
names under which pytest imports them, and where the findings are.

Usage: pylayout tree [options] [dir]

Options:
  --depth N           levels to draw; by default as many as fit into about a hundred lines
  --source SOURCE     worktree (default), index, disk, or a git revision
  --python VERSIONS   judge these Pythons
  --config FILE       a configuration instead of the project's own
  --isolated          ignore every configuration
  --format NAME       full (default) or json
  -h, --help          this help

Exit codes: 0 when it answered, 2 usage or configuration error.`,

  rules: `Lists every rule that the configuration here may name, with its severity in each preset and its fixes.

Usage: pylayout rules [options]

Options:
  --config FILE   a configuration instead of the project's own
  --isolated      ignore every configuration: pylayout's own rules only
  --format NAME   full (default) or json
  -h, --help      this help

"on" leaves the severity to each finding: an error fails for certain on a clean machine, a warning does not.

Exit codes: 0 when it answered, 2 usage or configuration error.`,

  config: `Prints the configuration in force at a path: each setting and rule with the entry that set it, and below it what that
overrode.

Usage: pylayout config [options] [path] [rule]

With a rule, every option of it and all that was said of it. Also: pylayout lint --show-settings [path] [rule].

Options:
  --config FILE, --isolated, --rule 'NAME: LEVEL', --python VERSIONS, --source SOURCE
                     as for lint
  --format NAME      full (default) or json
  -h, --help         this help

Exit codes: 0 when it answered, 2 usage or configuration error.`,

  baseline: `Writes all present findings, warnings included, into a baseline, so that lint shows only new ones.

Usage: pylayout baseline [options] [dir]

Findings are known again by what they are about, not by line: moving lines or renaming a file makes nothing new, and one
finding exchanged for another in the same file is seen.

Options:
  --update               take in what is new, take out what is stale; reasons are kept
  --prune                take out what is stale, take in nothing
  --reason TEXT          why the findings that are taken in may stay
  --baseline FILE        the file; by default pylayout-baseline.json at the root, or the setting baseline
  --source SOURCE        worktree (default), index or disk
  --python VERSIONS, --config FILE, --isolated, --rule 'NAME: LEVEL'
                         as for lint: what is not looked for is neither taken in nor out
  -h, --help             this help

Exit codes: 0 written, 2 usage or configuration error, or a rule that failed.`,

  explain: `Prints what a rule looks for, why it matters, its options and its fixes.

Usage: pylayout explain [options] <rule>

The rules of plugins are those of the configuration in force in the working directory.

Options:
  --config FILE, --isolated
                  as for lint
  --format NAME   full (default) or json
  -h, --help      this help

Exit codes: 0 when it answered, 2 usage error.`,
};
