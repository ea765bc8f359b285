import type { RejectionReason } from '../../model/rejections.ts';

/** Takes the records of a file in their order. Cells are byte strings: each character is one byte. */
export interface RecordSink {
  record(cells: readonly string[], line: number): void;
  /** A row that cannot be taken over, as a byte string. */
  rejected(line: number, reason: RejectionReason, row: string): void;
}

/**
 * One record as ranges of bytes: cell `c` is `bytes[starts[c]]` up to `ends[c]`, its quotes taken off.
 * The same object is filled again for every record.
 */
export interface ScannedRecord {
  bytes: Uint8Array;
  /** The same bytes, to be read four at a time; they may be read three beyond the last. */
  words: DataView;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** How many cells there are; those beyond the header's width are counted, not kept. */
  cells: number;
  /** The line on which it begins. */
  line: number;
}

/** Takes records as bytes, too. */
export interface ScanSink extends RecordSink {
  scanned(record: ScannedRecord): void;
}
