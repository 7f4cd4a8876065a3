import assert from "node:assert/strict";
import type { AnyRule, Message, MessageTexts } from "@pylayout/core";
import type { ExpectedMessage } from "./rule-case.ts";

type Expected = Omit<ExpectedMessage<string>, "messageId"> & { readonly messageId?: string };

const derived: Readonly<Record<string, (message: Message) => unknown>> = {
  line: (message) => message.range?.start.line,
  column: (message) => message.range?.start.column,
  endLine: (message) => message.range?.end.line,
  endColumn: (message) => message.range?.end.column,
};

/** Compares messages one by one, in the fields that the test states. */
export function checkMessages(
  actual: readonly Message[],
  expected: readonly Expected[],
  rules: readonly AnyRule[],
): void {
  const wanted = expected.map((message, index) => withText(message, actual[index], rules));
  const found = actual.map((message, index) =>
    pick(message, Object.keys(wanted[index] ?? { path: 0, messageId: 0, message: 0 })),
  );
  assert.deepStrictEqual(found, wanted, differenceOf(found, wanted));
}

/** A text with placeholders and a line are part of what a rule says: its own tests must state them. */
export function checkStated(
  actual: readonly Message[],
  expected: readonly Expected[],
  rules: readonly AnyRule[],
): void {
  for (const [index, message] of actual.entries()) checkOneStated(message, expected[index], rules);
}

/** Replaces `data` by the text that it gives. */
function withText(expected: Expected, actual: Message | undefined, rules: readonly AnyRule[]): Record<string, unknown> {
  const { data, ...fields } = expected;
  if (data === undefined) return fields;
  const text = textOf(expected.messageId ?? "", actual?.rule ?? expected.rule, rules) ?? "";
  const message = text.replace(/\{\{\s*(.*?)\s*\}\}/g, (_whole, name: string) => String(data[name] ?? `{{${name}}}`));
  return { ...fields, message };
}

function pick(message: Message, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    keys.map((key) => [key, key in derived ? derived[key]?.(message) : message[key as keyof Message]]),
  );
}

function checkOneStated(message: Message, expected: Expected | undefined, rules: readonly AnyRule[]): void {
  if (expected === undefined) return;
  const place = `${message.path}: ${message.messageId}`;
  const hasPlaceholders = textOf(message.messageId, message.rule, rules)?.includes("{{") === true;
  const statesText = expected.data !== undefined || expected.message !== undefined;
  assert.ok(!hasPlaceholders || statesText, `${place}: state the text, by \`data\` or \`message\`: ${message.message}`);
  if (message.range !== null) {
    assert.ok(expected.line !== undefined, `${place}: state the line: ${message.range.start.line}`);
  }
}

function textOf(messageId: string, ruleName: string | undefined, rules: readonly AnyRule[]): string | undefined {
  const named = rules.find((rule) => rule.meta.name === ruleName) ?? rules[0];
  return (named?.meta.messages as MessageTexts | undefined)?.[messageId];
}

function differenceOf(found: readonly unknown[], wanted: readonly unknown[]): string {
  const show = (messages: readonly unknown[]): string =>
    messages.length === 0 ? "  (none)" : messages.map((message) => `  ${JSON.stringify(message)}`).join("\n");
  return `messages differ\nfound:\n${show(found)}\nexpected:\n${show(wanted)}`;
}
