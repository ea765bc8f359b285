import { Buffer, isUtf8 } from 'node:buffer';
import { dialectForms, type BackslashMeaning, type Dialect, type DialectForm } from './dialects.ts';
import { LineCounter } from './line-counter.ts';
import { passComment } from './pass-comment.ts';
import { isBlank, isWordByte, lineFeed, none, NoSql, OutOfBytes, space } from './sql-bytes.ts';

/** A word or a quoted name. */
export interface SqlName {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** A place in the bytes of a dump, and what has been said so far of how it is to be read. */
export class SqlCursor {
  bytes: Buffer = Buffer.alloc(0);
  /** The same, to be read as words. */
  words: DataView = new DataView(new ArrayBuffer(0));
  at = 0;
  end = 0;
  /** Nothing comes behind these bytes. */
  isLast = false;
  line = 1;
  readonly #lines = new LineCounter();
  readonly dialect: Dialect;
  readonly form: DialectForm;
  backslash: BackslashMeaning;
  /** What ends a statement. */
  delimiter: Buffer = semicolon;
  /** Whatever stands at hand between two signs of ASCII is text. */
  isSound = true;
  /** Those that were passed since this was last emptied. */
  comments: string[] = [];

  constructor(dialect: Dialect) {
    this.dialect = dialect;
    this.form = dialectForms[dialect];
    this.backslash = this.form.backslash;
  }

  peek(ahead = 0): number {
    const at = this.at + ahead;
    if (at < this.end) return this.bytes[at];
    if (this.isLast) return none;
    throw new OutOfBytes();
  }

  get isAtEnd(): boolean {
    return this.isLast && this.at >= this.end;
  }

  /** Goes on to a place behind this one and counts the lines up to it. */
  goTo(at: number): void {
    this.line += this.linesBetween(this.at, at);
    this.at = at;
  }

  /** How many lines end between two places; to be asked from place to place. */
  linesBetween(from: number, to: number): number {
    return this.#lines.between(this.bytes, from, to);
  }

  /** Skips blanks and comments. What MySQL runs of a comment counts as text. */
  skipBlank(): void {
    for (;;) {
      const byte = this.peek();
      if (byte === lineFeed) {
        this.line += 1;
        this.at += 1;
      } else if (isBlank(byte)) this.at += 1;
      else if (this.#isLineComment()) this.comments.push(this.skipLine());
      else if (byte === slash && this.peek(1) === star) passComment(this);
      else if (byte === star && this.form.hasHashComments && this.peek(1) === slash) this.at += 2;
      else return;
    }
  }

  #isLineComment(): boolean {
    const byte = this.peek();
    if (byte === hash) return this.form.hasHashComments;
    if (byte !== dash || this.peek(1) !== dash) return false;
    return !this.form.hasHashComments || this.peek(2) <= space;
  }

  /** Goes to the end of the line and gives what stood before it. */
  skipLine(): string {
    const from = this.at;
    this.at = this.#find(lineFeed, from);
    return this.text(from, this.at).trimEnd();
  }

  text(from: number, to: number): string {
    return this.bytes.toString('utf8', from, to);
  }

  /** Passes what ends a statement, if that stands here. */
  passDelimiter(): boolean {
    const { delimiter } = this;
    for (let place = 0; place < delimiter.length; place += 1) {
      if (this.peek(place) !== delimiter[place]) return false;
    }
    this.at += delimiter.length;
    return true;
  }

  /** The word that begins here, in upper case; empty where none does. */
  word(): string {
    const from = this.at;
    let to = from;
    while (isWordByte(this.peek(to - from))) to += 1;
    this.at = to;
    return this.bytes.toString('latin1', from, to).toUpperCase();
  }

  /** Looks at the next word and leaves it. */
  nextWord(): string {
    const { at } = this;
    const word = this.word();
    this.at = at;
    return word;
  }

  /** What stands here, up to so many bytes of it. */
  ahead(length: number): string {
    if (this.at + length > this.end && !this.isLast) throw new OutOfBytes();
    return this.text(this.at, Math.min(this.end, this.at + length));
  }

  /** A name, with quotes of any dialect or without. */
  name(): SqlName {
    const open = this.peek();
    const close = open === openBracket ? closeBracket : open;
    if (!nameQuotes.has(open)) {
      const from = this.at;
      while (isWordByte(this.peek())) this.at += 1;
      if (this.at === from) throw new NoSql();
      return { text: this.text(from, this.at), isQuoted: false };
    }
    const from = this.at + 1;
    let to = from;
    for (;;) {
      to = this.#find(close, to);
      if (to >= this.end) throw new NoSql();
      this.at = to;
      if (this.peek(1) !== close) break;
      to += 2;
    }
    this.at = from - 1;
    this.goTo(to + 1);
    const sign = String.fromCharCode(close);
    return { text: this.text(from, to).replaceAll(sign + sign, sign), isQuoted: true };
  }

  /** Where the byte is next, or the end of the text. */
  #find(byte: number, from: number): number {
    const to = this.bytes.indexOf(byte, from);
    if (to >= 0 && to < this.end) return to;
    if (!this.isLast) throw new OutOfBytes();
    return this.end;
  }

  /** Puts the bytes of a chunk behind those that have not been passed yet. */
  append(chunk: Uint8Array): void {
    this.#appendBytes(chunk);
    this.#lines.forget();
    let last = this.end;
    while (last > this.at && this.bytes[last - 1] >= 0x80 && this.end - last < longestCharacter) last -= 1;
    const whole = this.bytes.subarray(this.at, last);
    this.isSound = !whole.includes(0) && isUtf8(whole);
  }

  #appendBytes(chunk: Uint8Array): void {
    const left = this.end - this.at;
    const total = left + chunk.length;
    if (this.end + chunk.length > this.bytes.length) {
      const from = this.bytes;
      if (total > from.length) {
        this.bytes = Buffer.allocUnsafeSlow(total * 2);
        this.words = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);
      }
      this.bytes.set(from.subarray(this.at, this.end));
      this.at = 0;
      this.end = left;
    }
    this.bytes.set(chunk, this.end);
    this.end += chunk.length;
  }
}

const longestCharacter = 4;
const semicolon = Buffer.from(';');
const doubleQuote = 0x22;
const hash = 0x23;
const singleQuote = 0x27;
const star = 0x2a;
const dash = 0x2d;
const slash = 0x2f;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const backtick = 0x60;
const nameQuotes: ReadonlySet<number> = new Set([doubleQuote, backtick, openBracket, singleQuote]);
