"""Writes packages/python/src/source/decode/generated/codec-names.ts from the running Python.

Usage: python3 scripts/sources/write-codec-names.py > packages/python/src/source/decode/generated/codec-names.ts
"""

import codecs
import encodings
import encodings.aliases
import pathlib

PREAMBLE = "/** Text codecs of the standard library with their aliases, normalised; made by scripts/sources/write-codec-names.py. */"


def main():
    folder = pathlib.Path(encodings.__file__).parent
    names = {path.stem for path in folder.glob("*.py")} - {"__init__", "aliases"}
    names |= set(encodings.aliases.aliases) | set(encodings.aliases.aliases.values())
    text_codecs = [name for name in sorted(names) if is_text(name)]
    print(PREAMBLE)
    print("export const CODEC_NAMES =")
    print(f'  "{" ".join(text_codecs)}";')


def is_text(name):
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


main()
