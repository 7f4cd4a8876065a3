r"""Writes packages/python/src/source/parse/generated/character-names.ts from what "\N{...}" knows in several Pythons.

Usage: python3 scripts/sources/write-character-names.py PYTHON3.8 ... PYTHON3.13 > packages/python/src/source/parse/generated/character-names.ts

A line of the table holds the names that a version brought, as a Bloom filter: VERSION|BITS, six of them a digit of base 64, the lowest first. A name that is not in the
filters of a version and those before it is unknown there; of those that are, about one in fifteen is unknown all the same.
Left out are the names that are computed (CJK UNIFIED IDEOGRAPH, HANGUL SYLLABLE).
"""

import ctypes
import string
import subprocess
import sys
import unicodedata

PREAMBLE = '/** Names of characters by the first Python that knows them; made by scripts/sources/write-character-names.py. */'
COMPUTED = ("CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE ")
# The first version's names are many, and those of later ones few.
BITS_A_NAME = (6, 16)
PROBES = 4
DIGITS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
# Where the names of aliases stand in the database of names.
ALIASES = range(0xF0000, 0xF0400)


def main(pythons):
    print(PREAMBLE)
    known, lines = set(), []
    for python in pythons:
        version, *names = subprocess.run(
            [python, "-I", __file__, "--list"], check=True, stdout=subprocess.PIPE, encoding="utf-8"
        ).stdout.splitlines()
        if known - set(names):
            sys.exit("%s no longer knows %s" % (version, sorted(known - set(names))))
        added = set(names) - known
        known |= added
        if added:
            lines.append("%s|%s" % (version, bloom(added, BITS_A_NAME[len(lines) > 0])))
    print("export const CHARACTER_NAMES = `%s`;" % "\n".join(lines))


def bloom(names, bits_a_name):
    digits = bytearray(len(names) * bits_a_name // 6 + 1)
    for name in names:
        for place in places(name, len(digits) * 6):
            digits[place // 6] |= 1 << place % 6
    return "".join(DIGITS[digit] for digit in digits)


def places(name, size):
    first, second = fnv(name, 0x811C9DC5), fnv(name, 0x01000193) | 1
    return [((first + i * second) & 0xFFFFFFFF) % size for i in range(PROBES)]


def fnv(name, value):
    for byte in name.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def list_names():
    print("%d.%d" % sys.version_info[:2])
    for code in range(0x110000):
        name = unicodedata.name(chr(code), None)
        if name and not name.startswith(COMPUTED):
            print(name)
    for name in filter(None, map(alias_reader(), ALIASES)):
        if len(unicodedata.lookup(name)) == 1:
            print(name)


def alias_reader():
    """The function of unicodedata's C interface that gives the names of aliases and of sequences."""
    modern = sys.version_info >= (3, 10)
    capsule = getattr(unicodedata, "_ucnhash_CAPI" if modern else "ucnhash_CAPI")
    api = ctypes.pythonapi
    api.PyCapsule_GetName.restype, api.PyCapsule_GetName.argtypes = ctypes.c_char_p, [ctypes.py_object]
    api.PyCapsule_GetPointer.restype = ctypes.c_void_p
    api.PyCapsule_GetPointer.argtypes = [ctypes.py_object, ctypes.c_char_p]
    own = [] if modern else [ctypes.c_void_p]
    function = ctypes.CFUNCTYPE(ctypes.c_int, *own, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)
    fields = [("getname", function)] if modern else [("size", ctypes.c_int), ("getname", function)]
    interface = type("Interface", (ctypes.Structure,), {"_fields_": fields})
    getname = interface.from_address(api.PyCapsule_GetPointer(capsule, api.PyCapsule_GetName(capsule))).getname
    buffer = ctypes.create_string_buffer(256)

    def read(code):
        found = getname(*([] if modern else [None]), code, buffer, len(buffer), 1)
        return buffer.value.decode() if found else None

    return read


if sys.argv[1:] == ["--list"]:
    list_names()
else:
    main(sys.argv[1:])
