import { Buffer } from 'node:buffer';
import type { Completeness } from '../../model/completeness.ts';
import type { RejectionReason } from '../../model/rejections.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import { NameIndex } from '../ldap/name-index.ts';
import { decodeBase64, decodedSize } from './base64.ts';
import { LineReader, type UnfoldedLine } from './line-reader.ts';
import { SearchTrailer, type Lack } from './search-trailer.ts';

/** Hears of the entries of a file in their order. */
export interface EntrySink {
  /** The attributes whose values are wanted, in lower case. */
  readonly names: readonly string[];
  begin(): void;
  /** A value, by the place of its attribute among `names`; `isDoubtful`: it may be no text. */
  value(place: number, bytes: Uint8Array, start: number, end: number, isDoubtful: boolean): void;
  /** The name of an attribute that is not wanted. */
  other(bytes: Buffer, start: number, end: number): void;
  /** Something is wrong with the entry. */
  blame(reason: RejectionReason): void;
  /** The entry that began on the line is whole; `dn` is read only where it is needed. */
  end(line: number, dn: () => string): void;
  /** What began on the line is no entry. */
  rejected(line: number, reason: RejectionReason): void;
}

/** What stands between two empty lines. */
type RecordKind = 'none' | 'entry' | 'answer' | 'odd';

/** Reads LDIF (RFC 2849) as directories export it, entry by entry; chunks may end anywhere. */
export class EntryReader {
  entries = 0;
  readonly #trailer = new SearchTrailer();
  readonly #source: string;
  readonly #sink: EntrySink;
  readonly #lines: LineReader;
  readonly #index: NameIndex;
  readonly #known: readonly string[];
  /** By place in the index: the place among the sink's names, or -1. */
  readonly #wanted: Int32Array;
  #kind: RecordKind = 'none';
  #firstLine = 0;
  /** Whoever wrote this ends every entry with an empty line. */
  #endsEntries = false;
  #decoded = new Uint8Array(1 << 12);
  #line = 1;
  /** Where the file breaks off, and where values of a wanted attribute were left out. */
  #cutOff: Lack | null = null;
  #leftOut: Lack | null = null;
  #dn = Buffer.alloc(0);
  #dnSize = 0;

  constructor(source: string, sink: EntrySink) {
    this.#source = source;
    this.#sink = sink;
    this.#lines = new LineReader((line) => this.#hear(line));
    this.#known = [...new Set([...ownNames, ...sink.names])];
    this.#index = new NameIndex(this.#known);
    this.#wanted = Int32Array.from(this.#known, (name) => sink.names.indexOf(name));
  }

  push(chunk: Uint8Array): void {
    this.#lines.push(chunk);
  }

  end(): void {
    this.#lines.end();
    const isOpen = this.#kind === 'entry' || this.#kind === 'odd';
    const isWhole = this.#lines.endsInBreak && !(isOpen && this.#endsEntries);
    if (isWhole) {
      this.#endRecord();
      return;
    }
    if (!this.#trailer.isClosed) this.#cutOff = { line: this.#line, why: 'ldif-cut-off' };
    if (isOpen) this.#sink.rejected(this.#firstLine, 'entry-cut-off');
  }

  /** How complete what was read is. */
  judge(): { readonly completeness: Completeness; readonly incomplete: Lack | null } {
    const { completeness, incomplete } = this.#trailer.judge(this.entries, this.#line);
    const lack = this.#cutOff ?? incomplete ?? this.#leftOut;
    return { completeness: lack === null ? completeness : 'incomplete', incomplete: lack };
  }

  #hear(found: UnfoldedLine): void {
    const { bytes, start, end, line } = found;
    this.#line = line;
    if (start === end) this.#endRecord();
    else if (bytes[start] === numberSign) this.#comment(found);
    else if (this.#kind === 'none') this.#begin(found);
    else if (this.#kind === 'entry') this.#attribute(found);
    else if (this.#kind === 'answer') this.#answer(found);
  }

  #comment(found: UnfoldedLine): void {
    const text = textOf(found);
    if (text.startsWith('# entry-id: ')) this.#endsEntries = true;
    this.#trailer.comment(text, found.line);
  }

  /** Reads the first line of what stands between two empty lines. */
  #begin(found: UnfoldedLine): void {
    const name = this.#known[this.#index.find(found.bytes, found.start, found.end)];
    if (name === 'version') return;
    this.#firstLine = found.line;
    if (name === 'dn') {
      this.#kind = 'entry';
      this.entries += 1;
      this.#dnSize = 0;
      this.#sink.begin();
      this.#attribute(found);
    } else if (name === 'search' || name === 'result' || name === 'ref') {
      this.#kind = 'answer';
      this.#answer(found);
    } else {
      this.#kind = this.#trailer.stray(textOf(found), found.line) ? 'answer' : 'odd';
    }
  }

  #answer(found: UnfoldedLine): void {
    const name = this.#known[this.#index.find(found.bytes, found.start, found.end)];
    const text = found.bytes.toString('latin1', this.#index.end + 1, found.end).trim();
    if (name === 'result') this.#trailer.result(text, found.line);
    else if (name === 'ref') this.#trailer.reference(text, found.line);
    else this.#trailer.stray(textOf(found), found.line);
  }

  #attribute({ bytes, start, end, line, isCut, isDoubtful }: UnfoldedLine): void {
    const index = this.#index;
    let place = index.find(bytes, start, end);
    const nameEnd = index.end;
    if (nameEnd === start || nameEnd === end || bytes[nameEnd] !== colon) {
      this.#sink.blame('line-unreadable');
      return;
    }
    if (place < 0 && index.hasOption)
      place = this.#placeOfRange(bytes.toString('latin1', start, nameEnd), line);
    const wanted = place < 0 ? -1 : this.#wanted[place];
    if (place < 0) this.#sink.other(bytes, start, nameEnd);
    let at = nameEnd + 1;
    const mark = at < end ? bytes[at] : 0;
    if (mark === colon || mark === lessThan) at += 1;
    while (at < end && bytes[at] === space) at += 1;
    if (mark === lessThan) {
      if (place >= 0) this.#sink.blame('value-elsewhere');
    } else if (isCut) {
      if (place >= 0) this.#sink.blame('row-too-long');
    } else if (mark === colon) {
      const size = this.#decode(bytes, at, end, place >= 0);
      if (size < 0) this.#sink.blame('bad-base64');
      else if (place >= 0) this.#value(place, wanted, this.#decoded, 0, size, true, line);
    } else if (place >= 0) this.#value(place, wanted, bytes, at, end, isDoubtful, line);
  }

  #decode(bytes: Buffer, start: number, end: number, isWanted: boolean): number {
    if (!isWanted) return decodeBase64(bytes, start, end, null);
    const needed = decodedSize(end - start);
    if (needed > this.#decoded.length) this.#decoded = new Uint8Array(needed * 2);
    return decodeBase64(bytes, start, end, this.#decoded);
  }

  #value(
    place: number,
    wanted: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    isDoubtful: boolean,
    line: number,
  ): void {
    const name = place < ownNames.length ? ownNames[place] : null;
    if (name === 'dn') this.#nameEntry(bytes, start, end, line);
    else if (name === 'entrycsn') this.#endsEntries = true;
    else if (name === 'changetype') this.#judgeChange(bytes.subarray(start, end), line);
    if (wanted >= 0) this.#sink.value(wanted, bytes, start, end, isDoubtful);
  }

  #nameEntry(bytes: Uint8Array, start: number, end: number, line: number): void {
    if (line !== this.#firstLine) {
      this.#sink.blame('line-unreadable');
      return;
    }
    if (end - start > this.#dn.length) this.#dn = Buffer.alloc((end - start) * 2);
    this.#dn.set(bytes.subarray(start, end));
    this.#dnSize = end - start;
  }

  /** An export may be written as the adding of all its entries (ldifde); any other change is none of an export. */
  #judgeChange(value: Uint8Array, line: number): void {
    const change = Buffer.from(value).toString('latin1').trim();
    if (change.toLowerCase() !== 'add') {
      throw new RollcallError(
        'no-export',
        `${this.#source} holds changes, not entries: line ${line} says "changetype: ${change.slice(0, 40)}"`,
        'Export the entries themselves, as ldifde -f, ldapsearch or slapcat write them.',
      );
    }
    this.#endsEntries = true;
  }

  /** Where some of an attribute's values stand (MS-ADTS, section 3.1.1.3.1.3.3): the rest may be missing. */
  #placeOfRange(name: string, line: number): number {
    const range = /^(.*);range=(\d+-(?:\d+|\*))$/i.exec(name);
    const place = range === null ? -1 : this.#known.indexOf(range[1].toLowerCase());
    if (range !== null && place >= 0 && range[2] !== '0-*')
      this.#leftOut ??= { line, why: 'values-left-out' };
    return place;
  }

  #endRecord(): void {
    if (this.#kind === 'entry')
      this.#sink.end(this.#firstLine, () => this.#dn.toString('utf8', 0, this.#dnSize));
    else if (this.#kind === 'odd') this.#sink.rejected(this.#firstLine, 'no-entry');
    this.#kind = 'none';
  }
}

/** What the reader itself has to know of an entry, or of what stands in the place of one. */
const ownNames = ['dn', 'changetype', 'version', 'search', 'result', 'ref', 'entrycsn'] as const;

const space = 0x20;
const numberSign = 0x23;
const colon = 0x3a;
const lessThan = 0x3c;

/** Enough to know by what a line is that belongs to no entry. */
const longestText = 1 << 10;

function textOf({ bytes, start, end }: UnfoldedLine): string {
  return bytes.toString('latin1', start, Math.min(end, start + longestText));
}
