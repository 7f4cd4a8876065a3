import { detached } from "../source/text/detached-string.ts";

const COMMENT = /#[^\n]*/g;
const FROM_IMPORTLIB = /^[ \t]*from[ \t]+importlib[ \t]+import[^\n]*/gm;
const COMPUTED_IMPORT =
  /\b(?:import_module|__import__)\b(?!\s*\(\s*["'][\w.]*["']\s*[,)])|\b(?:exec_module|load_module|import_string|import_submodules)\b/;
/** `__all__` bound or changed as a statement of its own. */
const PLAIN_EXPORTS = /^__all__\s*(?::[^=\n]*)?(?:\+?=(?!=)|\.\s*(?:append|extend|remove|sort)\s*\()/gm;
/** `__all__` of another module that is only read: `__all__ += m.__all__`. */
const READ_EXPORTS =
  /(?:\+=?|\*|\b(?:extend|list|sorted|tuple|set|len)\(|\bin\b)\s*[\w.]+\.__all__\b|=\s*[\w.]+\.__all__\s*(?=\+)/g;
const CALLED = /^@[ \t]*([A-Za-z_]\w*)|^([A-Za-z_]\w*)[\w.]*[ \t]*\(/gm;

/** Whether a source imports modules under names that it computes. */
export function importsComputed(text: string): boolean {
  return /import_|__import__|_module/.test(text) && COMPUTED_IMPORT.test(text.replace(FROM_IMPORTLIB, ""));
}

/** Whether a source does anything with its `__all__` but assign and extend it. */
export function exportsComputed(text: string): boolean {
  return text.replace(COMMENT, "").replace(READ_EXPORTS, "").replace(PLAIN_EXPORTS, "").includes("__all__");
}

/** Whether a source may change the `__all__` of another module. */
export function mentionsExports(text: string): boolean {
  return text.includes("__all__") && /\.__all__|["']__all__["']/.test(text.replace(READ_EXPORTS, ""));
}

/** First names of what statements at the left margin call, decorators among them. */
export function calledAtTop(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(CALLED)].map(([, decorator, call]) => detached(decorator ?? call ?? "")));
}
