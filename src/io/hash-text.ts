import { hash } from 'node:crypto';

/** Size in bytes and SHA-256, as hex digits, of a text in UTF-8. */
export function hashText(text: string): { readonly size: number; readonly sha256: string } {
  return { size: Buffer.byteLength(text), sha256: sha256(text) };
}

/** SHA-256 of a text in UTF-8, as hex digits. */
export function sha256(text: string): string {
  return hash('sha256', text);
}
