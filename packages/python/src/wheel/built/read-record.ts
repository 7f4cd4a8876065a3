/** A line of RECORD (PEP 376, PEP 627). */
export interface RecordLine {
  readonly path: string;
  /** Such as "sha256=..." in URL-safe base64; "" where none is given. */
  readonly hash: string;
  /** 1-based. */
  readonly line: number;
}

/** RECORD is CSV as Python's csv module writes it: a field with a comma or a quote stands in quotes. */
export function readRecord(text: string): readonly RecordLine[] {
  return text.split(/\r\n|\n|\r/).flatMap((row, index) => {
    if (row === "") return [];
    const [path = "", hash = ""] = [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
    );
    return path === "" ? [] : [{ path: path.replaceAll("\\", "/"), hash, line: index + 1 }];
  });
}
