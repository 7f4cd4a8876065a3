import { type VersionSet, versionBit } from "../versions/version-set.ts";

/**
 * Standard library modules that are in sys.modules before pytest imports the first file of a project, on every combination
 * measured (pytest 7.4, 8.4, 9.1 on CPython 3.8 to 3.13): a file of such a name below the tests is never imported.
 */
const ALWAYS =
  "abc argparse ast atexit bdb binascii bisect bz2 cmd code codecs codeop collections contextlib copy copyreg dataclasses " +
  "datetime decimal difflib dis email encodings enum errno faulthandler fnmatch functools gc genericpath gettext glob heapq " +
  "importlib inspect io itertools json keyword linecache locale logging lzma marshal math ntpath numbers opcode operator os " +
  "pathlib pdb platform posix posixpath pprint pyexpat random re reprlib select selectors shlex shutil signal site stat " +
  "string struct subprocess sys tempfile textwrap threading time token tokenize traceback types typing unicodedata unittest uuid " +
  "warnings weakref xml zipfile zipimport zlib";

/** Loaded by some combinations only. */
const SOMETIMES =
  "array asyncio base64 calendar concurrent configparser contextvars csv fcntl grp html ipaddress pkgutil pwd quopri readline " +
  "rlcompleter socket sre_compile sre_constants sre_parse ssl urllib uu";

/** Submodules that are loaded then too, and so are attributes of their packages. */
const SUBMODULES =
  "collections.abc encodings.aliases encodings.utf_8 html.entities importlib.abc importlib.machinery importlib.metadata " +
  "importlib.resources importlib.util json.decoder json.encoder json.scanner os.path unittest.case unittest.loader unittest.main " +
  "unittest.result unittest.runner unittest.signals unittest.suite unittest.util xml.etree xml.etree.ElementPath " +
  "xml.etree.ElementTree";

const always: ReadonlySet<string> = new Set(ALWAYS.split(" "));
const sometimes: ReadonlySet<string> = new Set(SOMETIMES.split(" "));
const submodules: ReadonlySet<string> = new Set(SUBMODULES.split(" "));

export function isPreloaded(name: string): "always" | "sometimes" | "never" {
  if (always.has(name)) return "always";
  return sometimes.has(name) ? "sometimes" : "never";
}

/** unittest imports asyncio on 3.8 only. */
const ON_3_8: ReadonlySet<string> = new Set(["concurrent.futures"]);

export function isPreloadedSubmodule(name: string, decide: (versions: VersionSet) => boolean): boolean {
  return submodules.has(name) || (ON_3_8.has(name) && decide(versionBit("3.8")));
}
