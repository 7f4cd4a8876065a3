import { SCANNER_MODULE } from "./generated/scanner-module.ts";

/** Part of every JavaScript engine that Node runs; TypeScript knows it of browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** What the compiled scanner offers (packages/python/assembly/scan.ts). Addresses and sizes are those of its memory. */
interface ScannerExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Makes room for a text of so many bytes and for lists of so many entries; where the text is to be put. */
  reserve(bytes: number, entries: number): number;
  /** Scans the text from an offset. The address of a summary with the lists behind it; 0 where a list was too short. */
  scan(from: number): number;
  /** A second look at the text. The address of a summary with two lists behind it; 0 where there was too much to tell. */
  look(from: number): number;
}

/** A list of the compiled scanner, by their order. */
export type ListIndex = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

const LISTS = 11;
const SUMMARY = LISTS + 1;
const MIN_ENTRIES = 1024;

/** What a second look gives: bits, offsets, and findings in threes: a kind, the start and the end. */
export interface Look {
  readonly bits: number;
  readonly offsets: Int32Array;
  readonly findings: Int32Array;
}

/** The one compiled scanner of the process, with its memory. */
class WasmScanner {
  private readonly exports: ScannerExports;
  private bytes = Buffer.alloc(0);
  private numbers = new Int32Array(0);

  constructor() {
    const module = new WebAssembly.Module(Buffer.from(SCANNER_MODULE, "base64"));
    this.exports = new WebAssembly.Instance(module).exports as ScannerExports;
  }

  scan(text: string, from: number): ScannedLists {
    const start = this.run(text, () => this.exports.scan(from));
    const end = start + SUMMARY + (this.numbers[start + LISTS] ?? 0);
    return new ScannedLists(this.numbers.slice(start, end));
  }

  look(text: string, from: number): Look {
    const start = this.run(text, () => this.exports.look(from));
    const { numbers } = this;
    const offsets = start + SUMMARY;
    const questions = offsets + (numbers[start + 1] ?? 0);
    return {
      bits: numbers[start] ?? 0,
      offsets: numbers.slice(offsets, questions),
      findings: numbers.slice(questions, questions + (numbers[start + 2] ?? 0)),
    };
  }

  /** Runs over a text with ever more room for what there is to tell; the place of the answer among the numbers. */
  private run(text: string, over: () => number): number {
    const most = text.length + MIN_ENTRIES;
    for (let entries = Math.max(MIN_ENTRIES, text.length >> 5); ; entries = Math.min(4 * entries, most)) {
      this.put(text, entries);
      const address = over();
      if (address !== 0) return address >>> 2;
    }
  }

  private put(text: string, entries: number): void {
    const start = this.exports.reserve(text.length, entries);
    const { buffer } = this.exports.memory;
    if (this.numbers.buffer !== buffer) {
      this.bytes = Buffer.from(buffer);
      this.numbers = new Int32Array(buffer);
    }
    this.bytes.write(text, start, text.length, "latin1");
  }
}

/** The lists that one scan gave, behind a summary: flags, and where each list ends. */
export class ScannedLists {
  private readonly numbers: Int32Array;
  private readonly views: (Int32Array | undefined)[] = [];

  constructor(numbers: Int32Array) {
    this.numbers = numbers;
  }

  get flags(): number {
    return this.numbers[0] ?? 0;
  }

  list(index: ListIndex): Int32Array {
    const { numbers } = this;
    const start = SUMMARY + (index === 0 ? 0 : (numbers[index] ?? 0));
    return (this.views[index] ??= numbers.subarray(start, SUMMARY + (numbers[index + 1] ?? 0)));
  }
}

let scanner: WasmScanner | undefined;

/** Memory of WebAssembly only grows: what a larger text took is given back with its scanner. */
const LARGE_TEXT = 4_000_000;

function scannerFor(text: string): WasmScanner {
  if (text.length > LARGE_TEXT) return new WasmScanner();
  return (scanner ??= new WasmScanner());
}

/** Scans a text of one character a byte from an offset, with the scanner that is compiled when first needed. */
export function scanText(text: string, from: number): ScannedLists {
  return scannerFor(text).scan(text, from);
}

/** Looks a second time at a text that a scan took for sound. */
export function lookAtText(text: string, from: number): Look {
  return scannerFor(text).look(text, from);
}
