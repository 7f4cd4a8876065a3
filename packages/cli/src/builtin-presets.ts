import type { ConfigInput } from "@pylayout/core";
import { ci } from "@pylayout/config-ci";
import { docs } from "@pylayout/config-docs";
import { packaging } from "@pylayout/config-packaging";
import { pytest } from "@pylayout/config-pytest";
import { recommended } from "@pylayout/config-recommended";
import { release } from "@pylayout/config-release";
import { strict } from "@pylayout/config-strict";

/** The presets that come with pylayout, by name. */
export const BUILTIN_PRESETS: Readonly<Record<string, ConfigInput>> = {
  recommended,
  strict,
  pytest,
  packaging,
  release,
  ci,
  docs,
};
