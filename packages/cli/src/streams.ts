/** What a command writes to and asks of its surroundings; tests give their own. */
export interface Surroundings {
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Everything that is on standard input; "" where that is a terminal. */
  readonly stdin: () => Promise<string>;
  /** Names this build of pylayout; without it nothing is kept for later runs, because nobody could tell who kept it. */
  readonly build?: string | undefined;
}

/** The width of a terminal in columns; null where a stream is none. */
export function terminalColumns({ isTTY, columns }: Omit<OutputStream, "write">): number | null {
  return isTTY === true && columns !== undefined && columns > 0 ? columns : null;
}

export interface OutputStream {
  write(text: string | Uint8Array): unknown;
  readonly isTTY?: boolean;
  /** Width of a terminal. */
  readonly columns?: number;
  hasColors?(): boolean;
}
