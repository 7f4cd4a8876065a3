import type { ProjectFiles } from "../files/project-files.ts";
import type { WheelContents } from "../planned-wheel.ts";
import type { TomlConfig } from "../project-config.ts";

export interface BackendInput {
  readonly files: ProjectFiles;
  readonly pyproject: TomlConfig;
  /** The project is an unpacked sdist. */
  readonly fromSdist: boolean;
}

/** Reads a project as one build backend would; stops the plan where the build fails or cannot be known. */
export type BackendReader = (input: BackendInput) => WheelContents;
