import { Buffer, isUtf8 } from 'node:buffer';
import { bytesBelow, firstMarked, fourTimes } from '../../tables/words.ts';

/** A line that is longer is cut to this length; nobody's attribute is that long. */
const longestLine = 4 << 20;

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
  #words = new DataView(new ArrayBuffer(0));
  #length = 0;
  /** Where the line begins, where what is known of it ends, and where reading goes on. */
  #start = 0;
  #end = 0;
  #at = 0;
  /** No line break stands between `#at` and here. */
  #searched = 0;
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
      const stop = this.#findBreak();
      if (stop === length) break;
      let next = stop + 1;
      // Whether a CR is half of a break, and whether the line goes on, the next byte tells.
      if (next === length && !isEnd) return;
      const isPair = next < length && this.#bytes[stop] === carriageReturn && this.#bytes[next] === lineFeed;
      if (isPair) next += 1;
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

  /** The next line break, `#length` where there is none yet. */
  #findBreak(): number {
    const bytes = this.#bytes;
    const words = this.#words;
    const length = this.#length;
    let at = Math.max(this.#at, this.#searched);
    while (at < length) {
      const marks = bytesBelow(words.getInt32(at, true), bound);
      if (marks === 0) {
        at += 4;
        continue;
      }
      at += firstMarked(marks);
      if (at >= length || bytes[at] === lineFeed || bytes[at] === carriageReturn) break;
      at += 1;
    }
    this.#searched = Math.min(at, length);
    return this.#searched;
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
    if (this.#length + chunk.length > this.#bytes.length - slack) this.#makeRoom(chunk.length + slack);
    this.#bytes.set(chunk, this.#length);
    this.#length += chunk.length;
  }

  /** Moves what is kept to the front. */
  #makeRoom(needed: number): void {
    const open = this.#isOpen ? this.#end - this.#start : 0;
    const rest = this.#length - this.#at;
    const old = this.#bytes;
    if (open + rest + needed > old.length) {
      this.#bytes = Buffer.allocUnsafeSlow((open + rest + needed) * 2);
      this.#words = new DataView(this.#bytes.buffer);
    }
    if (open > 0) old.copy(this.#bytes, 0, this.#start, this.#end);
    old.copy(this.#bytes, open, this.#at, this.#length);
    this.#searched = Math.max(open, this.#searched - this.#at + open);
    this.#doubtfulUntil = this.#doubtfulUntil > this.#start ? open + rest : 0;
    this.#start = 0;
    this.#end = open;
    this.#at = open;
    this.#length = open + rest;
  }
}

/** Words are read of four bytes, the last of which may lie behind the last one that was read. */
const slack = 3;

/** Four times a byte above both line breaks and below what lines are made of, a tab aside. */
const bound = fourTimes(0x0e);
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09;
