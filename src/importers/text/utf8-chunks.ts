import { Buffer } from 'node:buffer';
import type { Encoding } from './detect-encoding.ts';

/**
 * The bytes of a file as UTF-8 without a byte order mark. What is no valid text comes through as bytes that
 * are no valid UTF-8, so that the row which holds it can be rejected rather than silently mended.
 */
export async function* utf8Chunks(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  const transcoded = encoding.kind === 'utf-8' ? chunks : transcode(chunks, decoderName(encoding));
  let isFirst = true;
  for await (const chunk of joinShortHead(transcoded)) {
    yield isFirst && chunk.subarray(0, 3).equals(byteOrderMark) ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

function decoderName(encoding: Exclude<Encoding, { kind: 'utf-8' }>): string {
  return encoding.kind === 'named' ? encoding.name : encoding.kind;
}

async function* transcode(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const { default: iconv } = await import('iconv-lite');
  // TextDecoder('windows-1252') gives C1 controls for 0x80 to 0x9F on Node 20 (nodejs/node#56542).
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  const isUtf16 = encoding.startsWith('utf-16');
  let bytes = 0;
  let heldBack = '';
  for await (const chunk of chunks) {
    bytes += chunk.length;
    const text = heldBack + decoder.write(chunk);
    heldBack = endsInHighSurrogate(text) ? text.slice(-1) : '';
    yield encodeUtf8(text.slice(0, text.length - heldBack.length), isUtf16);
  }
  yield encodeUtf8(heldBack + (isUtf16 && bytes % 2 === 1 ? '' : (decoder.end() ?? '')), isUtf16);
  if (isUtf16 && bytes % 2 === 1) yield noText;
}

/** A byte that no UTF-8 holds. */
const noText = Buffer.from([0xff]);

function endsInHighSurrogate(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}

/**
 * A lone surrogate becomes `noText`: as U+FFFD it would make two different texts equal. So does a U+FFFD
 * itself, unless the encoding can hold one: there it is what the decoder makes of bytes without a meaning.
 */
function encodeUtf8(text: string, holdsReplacement: boolean): Buffer {
  const isSound = (part: string): boolean =>
    part.isWellFormed() && (holdsReplacement || !part.includes('\ufffd'));
  if (isSound(text)) return Buffer.from(text);
  const parts = text.split(/((?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|\ufffd)/);
  return Buffer.concat(parts.map((part) => (isSound(part) ? Buffer.from(part) : noText)));
}

/** A byte order mark may be split between chunks. */
async function* joinShortHead(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < byteOrderMark.length) continue;
    yield head;
    head = null;
  }
  if (head !== null && head.length > 0) yield head;
}
