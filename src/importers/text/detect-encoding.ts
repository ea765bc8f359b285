import { Buffer, isAscii, isUtf8 } from 'node:buffer';

/** How the bytes of a file become text. */
export type Encoding =
  | { readonly kind: 'utf-8' }
  | { readonly kind: 'utf-16le' }
  | { readonly kind: 'utf-16be' }
  /** Any encoding that iconv-lite knows by that name. */
  | { readonly kind: 'named'; readonly name: string };

export interface DetectedEncoding {
  readonly encoding: Encoding;
  /** Nothing in the file proves it: it is the one explanation left. */
  readonly isGuess: boolean;
}

/**
 * Tells the encoding of a file from all of its bytes. windows-1252 is concluded only where the file holds
 * bytes that are no UTF-8 and not one valid multi-byte sequence: any other mixture is damage, not an encoding.
 */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>): Promise<DetectedEncoding> {
  const scan = new Utf8Scan();
  let head: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    if (head.length < headSize) head = Buffer.concat([head, chunk.subarray(0, headSize - head.length)]);
    scan.push(chunk);
  }
  scan.end();
  const marked = markedEncoding(head);
  if (marked !== null) return { encoding: marked, isGuess: false };
  if (scan.hasInvalid && !scan.hasMultiByte) {
    return { encoding: { kind: 'named', name: 'windows-1252' }, isGuess: true };
  }
  return { encoding: { kind: 'utf-8' }, isGuess: false };
}

/**
 * What the first chunk of a file says: an encoding that nothing behind it can refute, or null where the rest of
 * the file has to be asked, because all of it is ASCII so far, or something in it is no UTF-8.
 */
export function provenEncoding(firstChunk: Uint8Array): Encoding | null {
  const scan = new Utf8Scan();
  scan.push(firstChunk);
  return markedEncoding(firstChunk.subarray(0, headSize)) ?? (scan.hasMultiByte ? { kind: 'utf-8' } : null);
}

/** Thrown where a file that was ASCII so far goes on with what is no UTF-8. */
export class NotUtf8 extends Error {}

/** Hands the chunks on as long as they can be taken for UTF-8. */
export async function* whileUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const scan = new Utf8Scan();
  for await (const chunk of chunks) {
    if (!scan.hasMultiByte) {
      scan.push(chunk);
      if (scan.hasInvalid && !scan.hasMultiByte) throw new NotUtf8();
    }
    yield chunk;
  }
}

/** Bytes at the beginning that are looked at for UTF-16. */
const headSize = 1024;

/** UTF-16 by its byte order mark, or by the zero bytes that ASCII text has in it. */
function markedEncoding(head: Uint8Array): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return { kind: 'utf-16le' };
  if (head[0] === 0xfe && head[1] === 0xff) return { kind: 'utf-16be' };
  let even = 0;
  let odd = 0;
  head.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  });
  const pairs = Math.floor(head.length / 2);
  if (odd > pairs * 0.7 && even < pairs * 0.1) return { kind: 'utf-16le' };
  if (even > pairs * 0.7 && odd < pairs * 0.1) return { kind: 'utf-16be' };
  return null;
}

/** Follows UTF-8 across chunks: whether any of it is invalid, and whether any valid sequence is longer than a byte. */
class Utf8Scan {
  hasInvalid = false;
  hasMultiByte = false;
  #awaited = 0;
  #least = 0x80;
  #most = 0xbf;

  push(chunk: Uint8Array): void {
    if (this.#awaited === 0) {
      if (isAscii(chunk)) return;
      if (isUtf8(chunk)) {
        this.hasMultiByte = true;
        return;
      }
    }
    for (const byte of chunk) this.#step(byte);
  }

  end(): void {
    if (this.#awaited > 0) this.hasInvalid = true;
  }

  #step(byte: number): void {
    if (this.#awaited > 0) {
      if (byte >= this.#least && byte <= this.#most) {
        this.#awaited -= 1;
        this.#least = 0x80;
        this.#most = 0xbf;
        if (this.#awaited === 0) this.hasMultiByte = true;
        return;
      }
      this.hasInvalid = true;
      this.#awaited = 0;
    }
    this.#begin(byte);
  }

  /** The bounds of the second byte keep out overlong forms, surrogates and what lies beyond U+10FFFF (RFC 3629). */
  #begin(byte: number): void {
    this.#least = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#most = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (byte < 0x80) this.#awaited = 0;
    else if (byte >= 0xc2 && byte <= 0xdf) this.#awaited = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.#awaited = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.#awaited = 3;
    else this.hasInvalid = true;
  }
}
