import { expect, test } from "vitest";
import { createConfig, UsageError } from "@pylayout/core";
import { toy } from "../toy-language.ts";

const open = (requiredVersion: string, version = "1.4.2"): Promise<unknown> =>
  createConfig(
    [
      {
        label: "c.toml",
        base: "",
        keys: "kebab-case",
        config: { rules: {}, settings: { "required-version": requiredVersion } },
      },
    ],
    { rules: new Map(), presets: new Map(), language: toy, version },
  );

test.each([">=1", ">=1,<2", "1.4.2", "==1.4.2.0", "==1.*", "~=1.4", "~=1.4.0", "!=1.5", ">1.4", "<=1.4.2"])(
  "%s is met by 1.4.2",
  async (specifier) => {
    await expect(open(specifier)).resolves.toBeDefined();
  },
);

test.each([">=2", "<1.4.2", "==1.4", "~=1.5", "~=1.3.0", "!=1.*", ">1.4.2", ">=1,<1.4"])(
  "%s is not met by 1.4.2",
  async (specifier) => {
    await expect(open(specifier)).rejects.toThrow(
      `c.toml, entry 1, required-version: needs pylayout ${specifier}, and this is 1.4.2`,
    );
  },
);

test.each(["", "latest", ">=x", "~=1", ">=1.*", "1,,2"])("%j is refused", async (specifier) => {
  await expect(open(specifier)).rejects.toThrow(UsageError);
  await expect(open(specifier)).rejects.toThrow("is no version specifier");
});

test("a version that is not met is all that is said, whatever else the entry holds", async () => {
  const config = { rules: { unknown: "on" }, extends: ["nowhere"], settings: { requiredVersion: ">=9" } };
  const opened = createConfig([{ label: "c", base: "", keys: "camelCase", config }], {
    rules: new Map(),
    presets: new Map(),
    language: toy,
    version: "1.0.0-beta.1",
  });
  await expect(opened).rejects.toMatchObject({ where: "c, entry 1, settings.requiredVersion", also: [] });
});
