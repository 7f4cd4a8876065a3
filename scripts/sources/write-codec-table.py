"""Writes packages/python/src/source/decode/generated/codec-table.ts from the running Python.

Usage: python3 scripts/sources/write-codec-table.py > packages/python/src/source/decode/generated/codec-table.ts

A line of the table describes a codec: KIND DETAIL NAME REASON NAMES SHIFTS MAP, separated by "|". NAMES are its normalised
names and aliases; SHIFTS the characters of ASCII (in hexadecimal) that do not always stand for themselves.

    bytes   refuses the bytes DETAIL (in hexadecimal, or "all" but ASCII); its errors name NAME and give REASON; MAP are the
            characters of the bytes from 128 on, "^" where it is refused or that of Latin-1
    multi   may take several bytes for a character; DETAIL are, as ranges in hexadecimal with "/" between, the bytes that begin
            none, those that begin one of two, those that end one of two, those that may begin a longer one
    wide    no byte of ASCII stands for itself alone
    other   reads ASCII as other characters, "#" as the one with the number DETAIL
    never   decodes no source; REASON is its error
    binary  is no text encoding
"""

import codecs
import encodings
import encodings.aliases
import pathlib
import unicodedata

PREAMBLE = "/** Codecs of the standard library: KIND|DETAIL|NAME|REASON|NAMES|SHIFTS|MAP; made by scripts/sources/write-codec-table.py. */"
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
        return "binary||||" + names + "||"
    kind, detail, name, reason = describe(canonical)
    return "|".join([kind, detail, name, reason, names, *alphabet(kind, canonical)])


def alphabet(kind, codec):
    if kind not in ("bytes", "multi"):
        return "", ""
    shifts = "".join("%02x" % byte for byte in range(128) if not stands(codec, byte))
    return shifts, characters(codec) if kind == "bytes" else ""


def stands(codec, byte):
    """Whether a byte is itself, whatever follows."""
    for rest in (b"", b"-", b"a", b"x", b"{", b"$B", b"(B", b"u0041"):
        source = b"a" + bytes([byte]) + rest
        try:
            if source.decode(codec) != source.decode("latin-1"):
                return False
        except UnicodeError:
            return False
    return True


def characters(codec):
    found = "".join(character(codec, byte) for byte in range(128, 256))
    return "" if found == 128 * "^" else found


def character(codec, byte):
    try:
        text = bytes([byte]).decode(codec)
    except UnicodeError:
        return "^"
    if text == chr(byte):
        return "^"
    plain = text > "\x7f" and unicodedata.category(text)[0] in "LNPS" and unicodedata.bidirectional(text) not in ("R", "AL")
    return text if plain else "\\u%04x" % ord(text)


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
        return "multi", "/".join(map(ranges, leads(codec))), codec, ""
    name, reason = errors.pop() if errors else ("", "")
    detail = "all" if len(refused) == 128 else "".join("%02x" % byte for byte in refused)
    return "bytes", detail, name, reason


def leads(codec):
    refused, two, ends, longer = [], [], set(), []
    for first in range(128, 256):
        reasons = {byte: reason_of(codec, bytes([first, byte])) for byte in range(256)}
        alone = reason_of(codec, bytes([first])) == ""
        whole = [byte for byte, reason in reasons.items() if reason == "" and not alone]
        if whole:
            two.append(first)
            ends.update(whole)
        partial = [byte for byte, reason in reasons.items() if "incomplete" in reason]
        if not alone and any(goes_on(codec, bytes([first, byte])) for byte in partial):
            longer.append(first)
        elif not whole and not alone:
            refused.append(first)
    return refused, two, sorted(ends), longer


def goes_on(codec, start):
    """Whether a character of three or four bytes begins so."""
    return any(
        reason_of(codec, start + bytes([third, *fourth])) == "" for third in range(128, 256) for fourth in ([], [0x30])
    )


def reason_of(codec, source):
    try:
        source.decode(codec)
    except UnicodeError as error:
        return error.reason
    return ""


def ranges(numbers):
    found = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return "".join("%02x%02x" % (first, last) for first, last in found)


main()
