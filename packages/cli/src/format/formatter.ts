import type { Colors } from "../colors.ts";
import type { Report } from "../report.ts";

/** Where a report will be shown. */
export interface FormatContext {
  readonly colors: Colors;
  /** Width of the terminal in columns; null where the output is no terminal. */
  readonly columns: number | null;
  /** A text as a hyperlink to a file of the report, where the terminal shows hyperlinks; else the text. */
  readonly link: (text: string, path: string) => string;
  /** A path of the report as seen from the top of the git repository, where code review looks for it. */
  readonly repositoryPath: (path: string) => string;
}

/**
 * Turns a report into the text of one output. A custom formatter is the default export of a module or package, named
 * by `--format`:
 *
 *     const formatter: Formatter = (report) => `${report.messages.length} findings\n`;
 *     export default formatter;
 */
export type Formatter = (report: Report, context: FormatContext) => string | Promise<string>;
