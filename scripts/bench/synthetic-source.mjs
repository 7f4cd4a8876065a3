const STANDARD = [
  "collections",
  "dataclasses",
  "functools",
  "itertools",
  "json",
  "logging",
  "os",
  "pathlib",
  "re",
  "typing",
];
const SENTENCE = "The caller keeps what it gave; nothing here is changed in place, and order is kept.";

/** A module that imports some of those made before it: chains, but no cycles. */
export function moduleSource(module, earlier, random) {
  const lines = [`"""Unit ${module.name}: ${SENTENCE}"""`, "", "from __future__ import annotations", ""];
  const picked = STANDARD.filter(() => random() < 0.3);
  lines.push(...picked.map((name) => `import ${name}`));
  if (random() < 0.3) lines.push("from typing import TYPE_CHECKING, Any");
  if (random() < 0.1) lines.push("", "try:", "    import requests", "except ImportError:", "    requests = None");
  lines.push("", ...imports(module, earlier, random, 3), "", "LIMIT = 100", "logger = None", "");
  for (let count = Math.ceil(module.size * module.size * 9); count > 0; count--)
    lines.push(...classSource(count, random));
  lines.push("", `def ${module.name}(value=None):`, `    """Returns the value. ${SENTENCE}"""`);
  if (random() < 0.15) lines.push("    from json import dumps", "", "    value = dumps(value)");
  lines.push("    return value", "");
  return lines.join("\n");
}

export function testSource(module, earlier, random) {
  const lines = ["import pytest", ""];
  lines.push(`from ${module.dotted} import ${module.name}`, ...imports(module, earlier, random, 1), "");
  lines.push('@pytest.mark.parametrize("value", [1, 2, 3])', "def test_value(value):");
  lines.push(`    assert ${module.name}(value) == value`, "", "");
  for (let count = Math.ceil(module.size * 6); count > 0; count--) {
    lines.push(`def test_case_${count}():`, `    result = ${module.name}({"key": [${count}]})`);
    lines.push(`    assert result == {"key": [${count}]}, "${SENTENCE}"`, "", "");
  }
  return lines.join("\n");
}

/** Mostly neighbours, sometimes one from far away. */
function imports(module, earlier, random, most) {
  const wanted = Math.min(earlier.length, Math.floor(random() * (most + 1)));
  const seen = new Set();
  const lines = [];
  for (let count = 0; count < wanted; count++) {
    const reach = random() < 0.8 ? Math.min(16, earlier.length) : earlier.length;
    const other = earlier[earlier.length - 1 - Math.floor(random() * reach)];
    if (other === undefined || other === module || seen.has(other.dotted)) continue;
    seen.add(other.dotted);
    lines.push(
      `from ${other.folder === module.folder && most > 1 ? `.${other.name}` : other.dotted} import ${other.name}`,
    );
  }
  return lines;
}

function classSource(number, random) {
  const lines = ["", `class Item${number}:`, `    """${SENTENCE}`, "", `    ${SENTENCE}`, '    """', ""];
  for (let count = 1 + Math.floor(random() * 6); count > 0; count--) {
    lines.push(`    def method_${count}(self, value, *, strict=False):`, `        """${SENTENCE}"""`);
    lines.push(
      `        # ${SENTENCE}`,
      "        if strict and value is None:",
      '            raise ValueError("no value")',
    );
    lines.push(`        result = [item for item in (value or ()) if item != ${count}]`);
    lines.push('        text = f"{len(result)} of {LIMIT} are left"', "        return result, text", "");
  }
  return lines;
}
