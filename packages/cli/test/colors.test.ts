import { describe, expect, it } from "vitest";
import { colorsFor } from "../src/colors.ts";

const terminal = { isTTY: true, hasColors: () => true };
const red = "\u001b[31mx\u001b[39m";

describe("colorsFor", () => {
  it("paints on a terminal only", () => {
    expect(colorsFor(terminal, {}).error("x")).toBe(red);
    expect(colorsFor({}, {}).error("x")).toBe("x");
    expect(colorsFor({ isTTY: true, hasColors: () => false }, {}).error("x")).toBe("x");
  });

  it("obeys NO_COLOR before FORCE_COLOR", () => {
    expect(colorsFor(terminal, { NO_COLOR: "1", FORCE_COLOR: "1" }).error("x")).toBe("x");
    expect(colorsFor({}, { FORCE_COLOR: "1" }).error("x")).toBe(red);
    expect(colorsFor(terminal, { FORCE_COLOR: "0" }).error("x")).toBe("x");
  });
});
