/** Thrown where the bytes at hand end before what is read does: it is read again when there are more. */
export class OutOfBytes extends Error {}

/** Thrown where the text goes on as no SQL does. */
export class NoSql extends Error {}

/** Stands for the byte behind the last one. */
export const none = -1;

export const lineFeed = 0x0a;
export const space = 0x20;

export function isBlank(byte: number): boolean {
  return byte === space || (byte >= 0x09 && byte <= 0x0d);
}

/** Letters, digits, `_`, `$`, `#`, `@`, and whatever is not ASCII. */
export function isWordByte(byte: number): boolean {
  return wordBytes[byte] === 1;
}

const wordBytes = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 || /[\w$#@]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
