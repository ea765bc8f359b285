import { Buffer } from 'node:buffer';

/** A byte of a name in lower case; 0 for what no name holds. `_` is none of RFC 4512's, but there are some. */
const nameBytes = new Uint8Array(256);
for (const char of 'abcdefghijklmnopqrstuvwxyz0123456789-.;_=*') {
  nameBytes[char.charCodeAt(0)] = char.charCodeAt(0);
  nameBytes[char.toUpperCase().charCodeAt(0)] = char.charCodeAt(0);
}

/** Finds known names where they stand, without regard to case and without a text of them. */
export class NameIndex {
  /** Behind the name that was last looked for. */
  end = 0;
  /** Whether it has an option, as `;lang-de`. */
  hasOption = false;
  readonly #names: readonly Uint8Array[];
  /** By hash, the place of a name and 1 more; 0: none. */
  readonly #places: Uint32Array;

  /** The names are in lower case. */
  constructor(names: readonly string[]) {
    this.#names = names.map((name) => Buffer.from(name));
    this.#places = new Uint32Array(slotsFor(names.length));
    this.#names.forEach((name, place) => {
      let hash = 0;
      for (const byte of name) hash = Math.imul(hash ^ byte, prime);
      let slot = finished(hash) & (this.#places.length - 1);
      while (this.#places[slot] !== 0) slot = (slot + 1) & (this.#places.length - 1);
      this.#places[slot] = place + 1;
    });
  }

  /**
   * Reads the name that begins at `start`, which goes on as long as there are letters of one: its place among the
   * known ones, -1 for any other.
   */
  find(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0;
    let at = start;
    let hasOption = false;
    for (; at < end; at += 1) {
      const byte = nameBytes[bytes[at]];
      if (byte === 0) break;
      if (byte === semicolon) hasOption = true;
      hash = Math.imul(hash ^ byte, prime);
    }
    this.end = at;
    this.hasOption = hasOption;
    const places = this.#places;
    for (let slot = finished(hash) & (places.length - 1); ; slot = (slot + 1) & (places.length - 1)) {
      const place = places[slot] - 1;
      if (place < 0) return -1;
      if (isName(this.#names[place], bytes, start, at)) return place;
    }
  }
}

function isName(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let at = 0; at < name.length; at += 1) if (name[at] !== nameBytes[bytes[start + at]]) return false;
  return true;
}

const prime = 0x01000193;
const semicolon = 0x3b;

/** The low bits of the product hang on too few bits of the name. */
function finished(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** Four for each name, so that most names that nobody wants meet an empty one. */
function slotsFor(names: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, names) * 4));
}
