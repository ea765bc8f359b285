import { Buffer } from 'node:buffer';

/** A byte of an attribute's name in lower case; 0 for what no name holds. `_` is none of RFC 4512's, but there are some. */
const nameBytes = new Uint8Array(256);
for (const char of 'abcdefghijklmnopqrstuvwxyz0123456789-.;_=*') {
  nameBytes[char.charCodeAt(0)] = char.charCodeAt(0);
  nameBytes[char.toUpperCase().charCodeAt(0)] = char.charCodeAt(0);
}

/** Stands for the place of a name where there is none. */
export const noName = -2;

const prime = 0x01000193;
const colon = 0x3a;
const semicolon = 0x3b;

/** Finds known names of attributes where they stand, without regard to case and without a text of them. */
export class AttributeIndex {
  /** Behind the name that was last looked for: at its colon. */
  nameEnd = 0;
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
      let slot = hashOf(name) & (this.#places.length - 1);
      while (this.#places[slot] !== 0) slot = (slot + 1) & (this.#places.length - 1);
      this.#places[slot] = place + 1;
    });
  }

  /**
   * Reads the name that begins at `start`: its place among the known ones, -1 for any other name, `noName` where there
   * is none with a colon behind it.
   */
  find(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0;
    let at = start;
    this.hasOption = false;
    for (; at < end; at += 1) {
      const byte = nameBytes[bytes[at]];
      if (byte === 0) break;
      if (byte === semicolon) this.hasOption = true;
      hash = Math.imul(hash ^ byte, prime);
    }
    this.nameEnd = at;
    if (at === start || at === end || bytes[at] !== colon) return noName;
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

function hashOf(name: Uint8Array): number {
  let hash = 0;
  for (const byte of name) hash = Math.imul(hash ^ byte, prime);
  return finished(hash);
}

/** The low bits of the product hang on too few bits of the name. */
function finished(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** Four for each name, so that most names that nobody wants meet an empty one. */
function slotsFor(names: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, names) * 4));
}
