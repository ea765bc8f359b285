/** What each byte stands for; 64: nothing. */
const sextets = new Uint8Array(256).fill(64);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let value = 0; value < alphabet.length; value += 1) sextets[alphabet.charCodeAt(value)] = value;

const padding = 0x3d;

/** How many bytes base64 of this length holds at most. */
export const decodedSize = (size: number): number => Math.ceil(size / 4) * 3;

/**
 * Decodes base64 (RFC 4648, section 4) from `bytes[start]` up to `end` into `target`: the number of bytes, or -1 where
 * it is none to the letter. Node's own decoder passes over what is no base64, and reads `YW!xpY2U=` as `alice`.
 * Without a target it is only checked.
 */
export function decodeBase64(
  bytes: Uint8Array,
  start: number,
  end: number,
  target: Uint8Array | null,
): number {
  const size = end - start;
  if (size === 0) return 0;
  if (size % 4 !== 0) return -1;
  const pads = bytes[end - 1] !== padding ? 0 : bytes[end - 2] !== padding ? 1 : 2;
  const whole = pads === 0 ? end : end - 4;
  let to = 0;
  // A value of 64 is the only one with a bit beyond the sixth.
  let seen = 0;
  for (let at = start; at < whole; at += 4) {
    const a = sextets[bytes[at]];
    const b = sextets[bytes[at + 1]];
    const c = sextets[bytes[at + 2]];
    const d = sextets[bytes[at + 3]];
    seen |= a | b | c | d;
    if (target !== null) {
      target[to] = (a << 2) | (b >> 4);
      target[to + 1] = (b << 4) | (c >> 2);
      target[to + 2] = (c << 6) | d;
    }
    to += 3;
  }
  if (pads > 0) {
    const a = sextets[bytes[whole]];
    const b = sextets[bytes[whole + 1]];
    const c = pads === 1 ? sextets[bytes[whole + 2]] : 0;
    seen |= a | b | c;
    const left = pads === 1 ? c & 3 : b & 15;
    if (left !== 0) return -1;
    if (target !== null) {
      target[to] = (a << 2) | (b >> 4);
      if (pads === 1) target[to + 1] = (b << 4) | (c >> 2);
    }
    to += 3 - pads;
  }
  return seen < 64 ? to : -1;
}
