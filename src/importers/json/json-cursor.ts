import { Buffer } from 'node:buffer';
import type { RejectionReason } from '../../model/rejections.ts';

/** Thrown where the bytes at hand end before what is read does: it is read again when there are more. */
export class OutOfBytes extends Error {}

/** Thrown where the bytes are no JSON. */
export class NoJson extends Error {}

/** A place in the bytes of a JSON text, and the steps to go on from it by the grammar (RFC 8259) and no other. */
export class JsonCursor {
  bytes = new Uint8Array();
  at = 0;
  end = 0;
  /** Nothing comes behind these bytes. */
  isLast = false;
  line = 1;
  /** What is wrong with a value that is JSON nevertheless: the first such thing. */
  fault: RejectionReason | null = null;
  /** The string that was last skipped, without its quotes. */
  textStart = 0;
  textEnd = 0;
  hasEscapes = false;

  /** Begins another text. */
  reset(): void {
    this.at = 0;
    this.end = 0;
    this.isLast = false;
    this.line = 1;
    this.fault = null;
  }

  peek(): number {
    if (this.at >= this.end) throw new OutOfBytes();
    return this.bytes[this.at];
  }

  expect(byte: number): void {
    if (this.peek() !== byte) throw new NoJson();
    this.at += 1;
  }

  /** Notes what is wrong with the value, unless something was found before. */
  blame(fault: RejectionReason): void {
    this.fault ??= fault;
  }

  skipBlank(): void {
    if (!this.reachToken()) throw new OutOfBytes();
  }

  /** Skips blanks; false where the bytes at hand end first. */
  reachToken(): boolean {
    const { bytes, end } = this;
    for (; this.at < end; this.at += 1) {
      const byte = bytes[this.at];
      if (byte === lineFeed) this.line += 1;
      else if (byte === carriageReturn) {
        // Whether it is half of a line break only the next byte tells.
        if (this.at + 1 === end && !this.isLast) return false;
        if (this.at + 1 === end || bytes[this.at + 1] !== lineFeed) this.line += 1;
      } else if (byte !== space && byte !== tab) return true;
    }
    return false;
  }

  skipString(): void {
    const { bytes, end } = this;
    let at = this.at + 1;
    this.textStart = at;
    this.hasEscapes = false;
    for (; at < end; at += 1) {
      const byte = bytes[at];
      if (byte === quote) {
        this.textEnd = at;
        this.at = at + 1;
        return;
      }
      if (byte === backslash) {
        this.hasEscapes = true;
        at = this.#endOfEscape(at + 1);
      } else if (byte < space) {
        if (byte !== 0) throw new NoJson();
        this.blame('nul-character');
      }
    }
    throw new OutOfBytes();
  }

  /** The bytes of the string that was last skipped, in UTF-8 and without escapes; to be used at once. */
  text(): Uint8Array {
    if (!this.hasEscapes) return this.bytes.subarray(this.textStart, this.textEnd);
    const { buffer, byteOffset } = this.bytes;
    const literal = Buffer.from(buffer, byteOffset + this.textStart, this.textEnd - this.textStart);
    // A NUL as it stands is no JSON; the value is rejected for it.
    const text: unknown = JSON.parse(`"${literal.toString('utf8').replaceAll('\0', '')}"`);
    return Uint8Array.from(Buffer.from(String(text)));
  }

  /** Skips a number, `true`, `false` or `null`. */
  skipBare(): void {
    const { bytes, end } = this;
    const start = this.at;
    let at = start;
    while (at < end && isBareByte(bytes[at])) at += 1;
    if (at === end && !this.isLast) throw new OutOfBytes();
    if (!isNull(bytes, start, at) && !isBareForm(bytes, start, at))
      throw at === end ? new OutOfBytes() : new NoJson();
    this.textStart = start;
    this.textEnd = at;
    this.hasEscapes = false;
    this.at = at;
  }

  /** The last byte of an escape, `at` being the one behind its backslash. */
  #endOfEscape(at: number): number {
    if (at >= this.end) throw new OutOfBytes();
    if (this.bytes[at] !== letterU) {
      if (!plainEscapes.has(this.bytes[at])) throw new NoJson();
      return at;
    }
    const unit = this.#codeUnit(at + 1);
    if (unit === 0) this.blame('nul-character');
    if (unit < 0xd800 || unit > 0xdfff) return at + 4;
    const follower = at + 5;
    if (follower + 1 >= this.end) throw new OutOfBytes();
    const isPair =
      unit < 0xdc00 &&
      this.bytes[follower] === backslash &&
      this.bytes[follower + 1] === letterU &&
      (this.#codeUnit(follower + 2) & 0xfc00) === 0xdc00;
    if (isPair) return follower + 5;
    this.blame('invalid-text');
    return at + 4;
  }

  #codeUnit(at: number): number {
    let unit = 0;
    for (let place = at; place < at + 4; place += 1) {
      if (place >= this.end) throw new OutOfBytes();
      const digit = hexDigits.indexOf(String.fromCharCode(this.bytes[place]).toLowerCase());
      if (digit < 0) throw new NoJson();
      unit = unit * 16 + digit;
    }
    return unit;
  }
}

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const backslash = 0x5c;
const letterU = 0x75;
const hexDigits = '0123456789abcdef';
const plainEscapes: ReadonlySet<number> = new Set(Buffer.from('"\\/bfnrt'));

const bareForm = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** Most bare values are this one. */
function isNull(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    end - start === 4 &&
    bytes[start] === 0x6e &&
    bytes[start + 1] === letterU &&
    bytes[start + 2] === 0x6c &&
    bytes[start + 3] === 0x6c
  );
}

function isBareForm(bytes: Uint8Array, start: number, end: number): boolean {
  return bareForm.test(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1'));
}

/** Letters, digits, `+`, `-` and `.`. */
function isBareByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e
  );
}
