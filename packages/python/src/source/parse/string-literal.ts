import type { StringNode } from "../tree/nodes.ts";
import { plainValue } from "./literal-value.ts";

/** One plain literal, whose value is made when somebody asks for it: few do. */
export class StringLiteral implements StringNode {
  readonly type = "String";
  readonly start: number;
  readonly end: number;
  readonly bytes = false;
  private readonly contents: string;
  private read: string | undefined;

  /** `contents` hold no escape. */
  constructor(start: number, end: number, contents: string) {
    this.start = start;
    this.end = end;
    this.contents = contents;
  }

  get value(): string {
    return (this.read ??= plainValue(this.contents, false));
  }

  toJSON(): object {
    const { type, start, end, bytes, value } = this;
    return { type, start, end, bytes, value };
  }
}
