import { detached } from "../source/text/detached-string.ts";

export const COMPUTED_NAMES =
  /\bsetattr\s*\(\s*[^,"'\n]{1,200},\s*(?!["'\s])|\.__dict__\s*(?:\[|\.update\b)|\b_getframe\s*\(|\bcurrentframe\s*\(/;
export const FILLS_BUILTINS =
  /\bimport[ \t]+builtins[ \t]+as\b|\bsetattr\s*\(\s*_*builtins|builtins(?:_*\.__dict__|__\s*\.\s*(?:update|setdefault)|__\[)|vars\(_*builtins/;
/** gettext and tools for debugging put names into builtins so. */
export const INSTALLS = /\binstall\s*\(/;
export const LITERAL_STORE =
  /(?:globals|vars|locals)\(\)(?:\[["']\w+["']\]|\.update\((?:\s*\w+\s*=[^()]*)?\))|\bexec\(\s*(?:"[^"\n]*"|'[^'\n]*')\s*\)/g;
export const STORE = /\b(?:globals|vars|locals)\s*\(|\bexec\s*\(|__getattr__|__dict__|\bsetattr\s*\(|sys\.modules/;
const ATTRIBUTE_SET =
  /\.(\w+)(?:[ \t]|\\\r?\n)*(?::[^=\n]*|[-+*/%&|^@]|\/\/|\*\*|<<|>>)?=(?!=)|setattr\([^)\n]{0,200}?["'](\w+)["']/g;

/** `m.a, m.b = ...`, `for m.a in ...`, `with ... as m.a`. */
const ATTRIBUTE_TARGETS =
  /^[ \t]*[([]?[\w.*]+[ \t]*,[\w.*, \t()[\]]*=(?!=)|\bfor\s+[\w., \t()*]+?\s+in\b|\bas\s+\(?[\w.]+\.\w+/gm;
const STORES_NAMED =
  /setattr|__dict__|\bvars\b|[pP]atch|\boverride|\bglobals\b|\blocals\b|\bexec\b|\bmodules\b|\bupdate\b/;
const FILLS_SELF = /\bsetattr\s*\(\s*(?:self|cls)\b|\b(?:self|cls)\.__dict__/g;
/** Ways to a namespace that are not called on the spot: `g = globals`. */
const FILLS_OTHERS =
  /\b(?:globals|locals|vars)\b(?!\s*\()|\bvars\s*\([^)\n]+\)\s*(?:\[\s*[^"'\s]|\.update\s*\(\s*[^\w\s)])/;

export function namesFilledIn(text: string): ReadonlySet<string> {
  const found = text.includes("setattr") ? text.matchAll(/\bsetattr\s*\(\s*(\w+)\s*,\s*(?!["'\s])/g) : [];
  return new Set([...found].map(([, name = ""]) => detached(name)));
}

export function mentionedIn(text: string): Set<string> {
  const words = keywordsIn(text);
  for (const [, behindQuote = ""] of text.matchAll(/["']([^"'\n]*)/g)) {
    for (const [word] of behindQuote.matchAll(/\w+/g)) words.add(detached(word));
  }
  return words;
}

function keywordsIn(text: string): Set<string> {
  const words = new Set<string>();
  for (const [, keyword = ""] of text.matchAll(/[(,]\s*(\w+)\s*=(?!=)/g)) words.add(detached(keyword));
  return words;
}

/** Names under which a source may store to the namespace of something, told by a string or a keyword. */
export function storedNamesIn(text: string): ReadonlySet<string> {
  return STORES_NAMED.test(text) ? mentionedIn(text) : keywordsIn(text);
}

/** Whether a source sets attributes of anything but `self` or `cls` under names that it computes. */
export function fillsOthers(text: string): boolean {
  return FILLS_OTHERS.test(text) || COMPUTED_NAMES.test(text.replace(FILLS_SELF, ""));
}

/** A quick look: false where `attributesSetIn` does not have the name. */
export function mayAssign(text: string, name: string): boolean {
  return text.includes(name) && (text.includes(`.${name}`) || text.includes("setattr"));
}

export function attributesSetIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, assigned, named] of text.matchAll(ATTRIBUTE_SET)) names.add(detached(assigned ?? named ?? ""));
  for (const [targets] of text.matchAll(ATTRIBUTE_TARGETS)) {
    for (const [, name = ""] of targets.matchAll(/\.(\w+)/g)) names.add(detached(name));
  }
  return names;
}
