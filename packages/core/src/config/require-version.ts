import { UsageError } from "../engine/usage-error.ts";
import type { ConfigEntry } from "./config-input.ts";
import type { ConfigSource } from "./config-source.ts";
import type { Origin } from "./lint-config.ts";
import { versionMeets } from "./version-meets.ts";

/**
 * Holds a config's `requiredVersion` against the host's, before anything else of the entry is read: a config written for
 * another version would only cause errors that mislead.
 * @throws UsageError where the version is not met, or the requirement cannot be read
 */
export function requireVersion(
  { settings }: ConfigEntry,
  origin: Origin,
  source: ConfigSource,
  version: string | undefined,
): void {
  const kebab = source.keys === "kebab-case";
  const required = settings?.requiredVersion ?? (kebab ? settings?.["required-version"] : undefined);
  if (typeof required !== "string" || version === undefined) return;
  const where = [origin.source, origin.entry, kebab ? "required-version" : "settings.requiredVersion"].join(", ");
  const meets = versionMeets(version, required);
  if (meets === undefined) {
    throw new UsageError(`"${required}" is no version specifier`, { where, hint: 'for example ">=1.2", ">=1,<2"' });
  }
  if (meets) return;
  throw new UsageError(`needs pylayout ${required}, and this is ${version}`, {
    where,
    hint: "install a version that meets it, or change the requirement",
  });
}
