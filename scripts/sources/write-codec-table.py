"""Writes packages/python/src/source/decode/generated/codec-table.ts from the running Python.

Usage: python3 scripts/sources/write-codec-table.py > packages/python/src/source/decode/generated/codec-table.ts

A line of the table describes a codec: KIND DETAIL NAME REASON NAMES, separated by "|". NAMES are its normalised names and aliases.

    bytes   refuses the bytes DETAIL (in hexadecimal, or "all" but ASCII); its errors name NAME and give REASON
    multi   may take several bytes for a character
    wide    no byte of ASCII stands for itself alone
    other   reads ASCII as other characters, "#" as the one with the number DETAIL
    never   decodes no source; REASON is its error
    binary  is no text encoding
"""

import codecs
import encodings
import encodings.aliases
import pathlib

PREAMBLE = "/** Codecs of the standard library: KIND|DETAIL|NAME|REASON|NAMES; made by scripts/sources/write-codec-table.py. */"
SAMPLE = b"# coding: x\nx = 1\n"


def main():
    folder = pathlib.Path(encodings.__file__).parent
    found = {}
    names = {path.stem for path in folder.glob("*.py")} - {"__init__", "aliases"}
    for name in sorted(names | set(encodings.aliases.aliases)):
        canonical = encodings.aliases.aliases.get(name, name)
        found.setdefault(canonical, []).append(name)
    print(PREAMBLE)
    print("export const CODEC_TABLE = `" + "\n".join(filter(None, map(line, found.items()))) + "`;")


def line(item):
    canonical, names = item
    try:
        codec = codecs.lookup(canonical)
    except LookupError:
        return None
    names = " ".join(sorted({name.lower() for name in [*names, canonical]}))
    if not codec._is_text_encoding:
        return "binary||||" + names
    return "|".join([*describe(canonical), names])


def describe(codec):
    if codec.startswith(("utf_16", "utf_32")):
        return "wide", "", codec, ""
    try:
        text = SAMPLE.decode(codec)
    except UnicodeError as error:
        return "never", "", codec, getattr(error, "reason", str(error))
    if text != SAMPLE.decode("ascii"):
        return "other", "%x" % ord(b"#".decode(codec)), codec, ""
    refused, errors = [], set()
    for byte in range(128, 256):
        try:
            bytes([byte]).decode(codec)
        except UnicodeDecodeError as error:
            refused.append(byte)
            errors.add((error.encoding, error.reason))
    if any(reason == "incomplete multibyte sequence" for _, reason in errors):
        return "multi", "", codec, ""
    name, reason = errors.pop() if errors else ("", "")
    detail = "all" if len(refused) == 128 else "".join("%02x" % byte for byte in refused)
    return "bytes", detail, name, reason


main()
