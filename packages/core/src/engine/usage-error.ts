export interface UsageErrorDetails {
  /** The file, line or argument the mistake stands in. */
  readonly where?: string;
  /** What the user can do about it. */
  readonly hint?: string;
  /** Further mistakes found in the same go. */
  readonly also?: readonly UsageError[];
}

/** A mistake in what the user gave us: arguments, configuration, repository. Exit code 2; anything else thrown is a bug. */
export class UsageError extends Error {
  readonly what: string;
  readonly where: string | undefined;
  readonly hint: string | undefined;
  readonly also: readonly UsageError[];

  constructor(what: string, details: UsageErrorDetails = {}) {
    super(details.where === undefined ? what : `${details.where}: ${what}`);
    this.name = "UsageError";
    this.what = what;
    this.where = details.where;
    this.hint = details.hint;
    this.also = details.also ?? [];
  }
}
