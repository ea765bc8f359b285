import { createHash } from 'node:crypto';

/** Size in bytes and SHA-256, as hex digits, of a text in UTF-8. */
export function hashText(text: string): { readonly size: number; readonly sha256: string } {
  return { size: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
}
