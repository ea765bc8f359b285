import { Buffer, isUtf8 } from 'node:buffer';

/** A line that is longer is cut to this length; nobody's attribute is that long. */
export const longestLine = 4 << 20;

/** One line of LDIF without its folds: `bytes[start]` up to `end`. The same object is filled again for every line. */
export interface UnfoldedLine {
  bytes: Buffer;
  start: number;
  end: number;
  /** The line of the file on which it begins. */
  line: number;
  /** It was longer than `longestLine`, and its end is left out. */
  isCut: boolean;
  /** It may hold what is no UTF-8, or a NUL. */
  isDoubtful: boolean;
}

/**
 * Takes a file apart into lines and puts folded ones together (RFC 2849, section 2, note 2): as bytes, because a fold
 * may lie within a character. Lines end in LF, CR LF or CR; a tab folds as a space does (OpenLDAP, ldif(5)).
 *
 * In memory: the line that is being read, and what has come behind it. Each byte is looked at and moved once, be
 * chunks as small as they may.
 */
export class LineReader {
  /** Whether the last byte of the file ended a line. */
  endsInBreak = true;
  readonly #hear: (line: UnfoldedLine) => void;
  readonly #found: UnfoldedLine = {
    bytes: Buffer.alloc(0),
    start: 0,
    end: 0,
    line: 1,
    isCut: false,
    isDoubtful: false,
  };
  #bytes = Buffer.alloc(0);
  #length = 0;
  /** Where the line begins, where what is known of it ends, and where reading goes on. */
  #start = 0;
  #end = 0;
  #at = 0;
  /** The next LF and CR at or behind `#at`, `#length` where there is none yet; before `#at`, they are to be found. */
  #lf = 0;
  #cr = 0;
  #doubtfulUntil = 0;
  #isOpen = false;
  #isCut = false;
  #firstLine = 1;
  #line = 1;

  constructor(hear: (line: UnfoldedLine) => void) {
    this.#hear = hear;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#append(chunk);
    const isDoubtful = chunk.includes(0) || !isUtf8(chunk);
    if (isDoubtful) this.#doubtfulUntil = this.#length;
    this.#read(false);
  }

  end(): void {
    this.#read(true);
    const length = this.#length;
    const last = this.#bytes[length - 1];
    this.endsInBreak = length === 0 || last === lineFeed || last === carriageReturn;
    if (this.#at < length) this.#take(this.#at, length);
    this.#at = length;
    if (this.#isOpen) this.#tell();
  }

  /** Reads as many lines as are whole; whether a line is, the byte behind its break tells. */
  #read(isEnd: boolean): void {
    const length = this.#length;
    for (;;) {
      const at = this.#at;
      if (this.#lf < at) this.#lf = this.#find(lineFeed, at);
      if (this.#cr < at) this.#cr = this.#find(carriageReturn, at);
      const stop = Math.min(this.#lf, this.#cr);
      if (stop === length) break;
      let next = stop + 1;
      if (stop === this.#cr) {
        if (next === length && !isEnd) return;
        if (this.#bytes[next] === lineFeed && next < length) next += 1;
      }
      if (next === length && !isEnd) return;
      this.#take(at, stop);
      this.#at = next;
      this.#line += 1;
      const isFolded = next < length && isBlank(this.#bytes[next]) && this.#end > this.#start;
      if (isFolded) this.#at += 1;
      else this.#tell();
    }
    // What is too long for a line is not kept until its end comes.
    if (length - this.#at > longestLine) {
      this.#take(this.#at, length);
      this.#at = length;
    }
  }

  #find(byte: number, from: number): number {
    const found = this.#bytes.indexOf(byte, from);
    return found < 0 || found > this.#length ? this.#length : found;
  }

  /** Puts bytes behind what is known of the line. */
  #take(from: number, to: number): void {
    if (!this.#isOpen) {
      this.#isOpen = true;
      this.#isCut = false;
      this.#firstLine = this.#line;
      this.#start = this.#end = from;
    }
    const room = this.#start + longestLine - this.#end;
    const size = Math.min(to - from, room);
    if (size < to - from) this.#isCut = true;
    if (this.#end !== from) this.#bytes.copyWithin(this.#end, from, from + size);
    this.#end += size;
  }

  #tell(): void {
    const found = this.#found;
    found.bytes = this.#bytes;
    found.start = this.#start;
    found.end = this.#end;
    found.line = this.#firstLine;
    found.isCut = this.#isCut;
    found.isDoubtful = this.#start < this.#doubtfulUntil;
    this.#isOpen = false;
    this.#hear(found);
  }

  /** Keeps the line that is open and what is not read yet, and the chunk behind them. */
  #append(chunk: Uint8Array): void {
    const isUnknown = { lf: this.#lf === this.#length, cr: this.#cr === this.#length };
    const searched = this.#length;
    let moved = 0;
    if (this.#length + chunk.length > this.#bytes.length) moved = this.#makeRoom(chunk.length);
    this.#bytes.set(chunk, this.#length);
    this.#length += chunk.length;
    this.#lf = isUnknown.lf ? this.#find(lineFeed, searched - moved) : this.#lf - moved;
    this.#cr = isUnknown.cr ? this.#find(carriageReturn, searched - moved) : this.#cr - moved;
  }

  /** Moves what is kept to the front; how far what is not read yet has moved. */
  #makeRoom(needed: number): number {
    const open = this.#isOpen ? this.#end - this.#start : 0;
    const rest = this.#length - this.#at;
    const old = this.#bytes;
    if (open + rest + needed > old.length) this.#bytes = Buffer.allocUnsafeSlow((open + rest + needed) * 2);
    if (open > 0) old.copy(this.#bytes, 0, this.#start, this.#end);
    old.copy(this.#bytes, open, this.#at, this.#length);
    const moved = this.#at - open;
    this.#doubtfulUntil = this.#doubtfulUntil > this.#start ? open + rest : 0;
    this.#start = 0;
    this.#end = open;
    this.#at = open;
    this.#length = open + rest;
    return moved;
  }
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09;
