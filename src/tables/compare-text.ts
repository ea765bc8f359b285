import { Buffer } from 'node:buffer';

/** The order of two texts by their UTF-8 bytes; that of UTF-16 units differs beyond U+FFFF. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
