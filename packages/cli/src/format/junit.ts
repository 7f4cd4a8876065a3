import type { Message } from "@pylayout/core";
import type { Report } from "../report.ts";
import { printable } from "../text.ts";
import { failureText } from "./failure-lines.ts";
import { messageText } from "./message-lines.ts";
import { placeOf } from "./place.ts";
import { cleanVerdict } from "./verdict.ts";

interface Case {
  readonly name: string;
  /** The case's content, as XML. */
  readonly body: string;
  readonly outcome: "passed" | "failure" | "error";
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/**
 * A JUnit report: a suite for each path, a case for each finding. Errors are failures; warnings pass and say what they
 * have to say, as they leave the exit code alone; a rule that threw is an error. A clean run is one case that passed.
 */
export function formatJunit(report: Report): string {
  const suites = suitesOf(report);
  const body = suites.flatMap(({ name, cases }) => [
    `  <testsuite ${attributes({ name, ...counts(cases), skipped: 0 })}>`,
    ...cases.flatMap((test) => caseLines(name, test)),
    "  </testsuite>",
  ]);
  const total = counts(suites.flatMap(({ cases }) => cases));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: "pylayout", ...total })}>`,
    ...body,
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

function suitesOf({ messages, failures, ...report }: Report): Suite[] {
  const paths = [...new Set(messages.map(({ path }) => path))];
  const suites = paths.map((path) => ({
    name: path === "" ? "." : printable(path),
    cases: messages.filter((message) => message.path === path).map(toCase),
  }));
  if (failures.length > 0) suites.push({ name: "pylayout", cases: failures.map(toFailedRule) });
  if (suites.length > 0) return suites;
  const said = cleanVerdict({ messages, failures, ...report });
  return [{ name: "pylayout", cases: [{ name: "lint", body: systemOut(said), outcome: "passed" }] }];
}

function toCase(message: Message): Case {
  const text = `${placeOf(message)}: ${messageText(message)}`;
  const name = message.range ? `${message.rule}:${message.range.start.line}` : message.rule;
  if (message.severity === "warning") return { name, body: systemOut(`warning: ${text}`), outcome: "passed" };
  const what = attributes({ message: printable(message.message), type: "error" });
  return { name, body: `<failure ${what}>${escapeXml(text)}</failure>`, outcome: "failure" };
}

function toFailedRule(failure: Report["failures"][number]): Case {
  const stack = failure.stack.split("\n").map(printable).join("\n");
  const what = attributes({ message: failureText(failure), type: "rule failed" });
  return { name: failure.rule, body: `<error ${what}>${escapeXml(stack)}</error>`, outcome: "error" };
}

function caseLines(suite: string, { name, body }: Case): string[] {
  return [`    <testcase ${attributes({ name, classname: suite })}>`, `      ${body}`, "    </testcase>"];
}

function counts(cases: readonly Case[]): { tests: number; failures: number; errors: number } {
  const many = (outcome: Case["outcome"]) => cases.filter((test) => test.outcome === outcome).length;
  return { tests: cases.length, failures: many("failure"), errors: many("error") };
}

function systemOut(text: string): string {
  return `<system-out>${escapeXml(text)}</system-out>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escapeXml(String(value)).replaceAll("\n", "&#10;")}"`)
    .join(" ");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes markup; the two characters that no XML may hold are left out, other control characters `printable` took. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "").replace(/[\ufffe\uffff]/g, "");
}
