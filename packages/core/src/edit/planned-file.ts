/** What is to become of one file. A plan never names a path twice. */
export interface PlannedFile {
  readonly path: string;
  /** The path it is renamed from; null where it keeps its place. */
  readonly movedFrom: string | null;
  /** Content now, at `movedFrom` if that is set; null where the file does not exist yet. */
  readonly before: Uint8Array | null;
  /** Content then; null where the file is deleted. */
  readonly after: Uint8Array | null;
  readonly executable: boolean;
}
