import { expect, it } from "vitest";
import { colorsFor } from "../src/colors.ts";
import { fitHelp } from "../src/fit-help.ts";

const HELP = `What it does.

Options:
  --format NAME   full or json, and so on and on
  -h, --help      this help`;

it("breaks descriptions of options below where they begin", () => {
  expect(fitHelp(HELP, 44, colorsFor({}, {}))).toBe(`What it does.

Options:
  --format NAME   full or json, and so on
                  and on
  -h, --help      this help`);
});

it("leaves a text as it is that goes into a file, or to a terminal without room", () => {
  expect(fitHelp(HELP, null, colorsFor({}, {}))).toBe(HELP);
  expect(fitHelp(HELP, 20, colorsFor({}, {}))).toContain("  --format NAME   full or json, and so on and on\n");
});

it("makes headings strong where there are colours", () => {
  expect(fitHelp(HELP, null, colorsFor({}, { FORCE_COLOR: "1" }))).toContain("\n\u001b[1mOptions:\u001b[22m\n");
});
