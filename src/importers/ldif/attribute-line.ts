import type { Buffer } from 'node:buffer';
import type { RejectionReason } from '../../model/rejections.ts';
import { NameIndex } from '../ldap/name-index.ts';
import { decodeBase64, decodedSize } from './base64.ts';
import type { UnfoldedLine } from './line-reader.ts';

/** What stands where a value's place among the names is asked for, and none of them is meant. */
const unknownName = -1;

/** One line of an entry, taken apart: the attribute's name and its value. */
export class AttributeLine {
  /** The place of the name among the known ones, or `unknownName`. */
  place = unknownName;
  /** Where the name ends in the line. */
  nameEnd = 0;
  /** The value of a known attribute: these bytes from `start` up to `end`. */
  bytes: Uint8Array = new Uint8Array();
  start = 0;
  end = 0;
  /** The value may be no text. */
  isDoubtful = false;
  /** The attribute's name says that these are a part of its values, and not the only one (`;range=0-1499`). */
  isPart = false;
  readonly #names: readonly string[];
  readonly #index: NameIndex;
  #decoded = new Uint8Array(1 << 12);

  /** Values are wanted of the attributes of these names, which are in lower case. */
  constructor(names: readonly string[]) {
    this.#names = names;
    this.#index = new NameIndex(names);
  }

  /** The place of the name with which a line begins. */
  placeOf({ bytes, start, end }: UnfoldedLine): number {
    return this.#index.find(bytes, start, end);
  }

  /** What is wrong with the line, or null. Base64 that nobody wants is checked too: it shows that the file is damaged. */
  read({ bytes, start, end, isCut, isDoubtful }: UnfoldedLine): RejectionReason | null {
    const index = this.#index;
    this.place = index.find(bytes, start, end);
    this.isPart = false;
    const colonAt = index.end;
    this.nameEnd = colonAt;
    if (colonAt === start || colonAt === end || bytes[colonAt] !== colon) {
      this.place = unknownName;
      return 'line-unreadable';
    }
    if (this.place < 0 && index.hasOption) this.#lookForRange(bytes.toString('latin1', start, colonAt));
    const isWanted = this.place >= 0;
    const mark = colonAt + 1 < end ? bytes[colonAt + 1] : 0;
    let at = colonAt + 1;
    if (mark === colon || mark === lessThan) at += 1;
    while (at < end && bytes[at] === space) at += 1;
    this.bytes = bytes;
    this.start = at;
    this.end = end;
    this.isDoubtful = isDoubtful;
    if (mark === lessThan) return isWanted ? 'value-elsewhere' : null;
    if (isCut) return isWanted ? 'row-too-long' : null;
    if (mark !== colon) return null;
    const size = this.#decode(bytes, at, end, isWanted);
    this.bytes = this.#decoded;
    this.start = 0;
    this.end = Math.max(0, size);
    this.isDoubtful = true;
    return size < 0 ? 'bad-base64' : null;
  }

  #decode(bytes: Buffer, start: number, end: number, isWanted: boolean): number {
    if (!isWanted) return decodeBase64(bytes, start, end, null);
    const needed = decodedSize(end - start);
    if (needed > this.#decoded.length) this.#decoded = new Uint8Array(needed * 2);
    return decodeBase64(bytes, start, end, this.#decoded);
  }

  /** Active Directory gives many values part by part (MS-ADTS, section 3.1.1.3.1.3.3). */
  #lookForRange(name: string): void {
    const range = /^(.*);range=(\d+-(?:\d+|\*))$/i.exec(name);
    if (range === null) return;
    this.place = this.#names.indexOf(range[1].toLowerCase());
    this.isPart = range[2] !== '0-*';
  }
}

const space = 0x20;
const colon = 0x3a;
const lessThan = 0x3c;
