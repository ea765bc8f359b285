const lf = 0x0a;
const cr = 0x0d;

/** Where the line that `from` lies on ends, and where the next one begins; both the length at the end. */
export function lineBreakAfter(
  bytes: Uint8Array,
  from: number,
): { readonly at: number; readonly next: number } {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === lf) return { at, next: at + 1 };
    if (bytes[at] === cr) return { at, next: bytes[at + 1] === lf ? at + 2 : at + 1 };
  }
  return { at: bytes.length, next: bytes.length };
}

/** How many lines end between two places; CR LF is one line break. */
export function countLineBreaks(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === lf || (byte === cr && bytes[at + 1] !== lf)) count += 1;
  }
  return count;
}
