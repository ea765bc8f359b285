import { Buffer } from 'node:buffer';
import type { Completeness } from '../../model/completeness.ts';
import type { RejectionReason } from '../../model/rejections.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import { AttributeLine } from './attribute-line.ts';
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
  readonly #attributeLine: AttributeLine;
  readonly #known: readonly string[];
  /** By place in the index: the place among the sink's names, or -1. */
  readonly #wanted: Int32Array;
  #kind: RecordKind = 'none';
  #firstLine = 0;
  /** Whoever wrote this ends every entry with an empty line. */
  #endsEntries = false;
  #line = 1;
  /** Where the file breaks off, and where values of a wanted attribute were left out. */
  #cutOff: Lack | null = null;
  #leftOut: Lack | null = null;
  #dn = Buffer.alloc(0);
  #dnSize = 0;
  readonly #readDn = (): string => this.#dn.toString('utf8', 0, this.#dnSize);

  constructor(source: string, sink: EntrySink) {
    this.#source = source;
    this.#sink = sink;
    this.#lines = new LineReader((line) => this.#hear(line));
    this.#known = [...new Set([...ownNames, ...sink.names])];
    this.#attributeLine = new AttributeLine(this.#known);
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
    // Most comments are names of entries.
    if (!tellingLetters.has(found.bytes[found.start + 2])) return;
    const text = textOf(found);
    if (text.startsWith('# entry-id: ')) this.#endsEntries = true;
    this.#trailer.comment(text, found.line);
  }

  /** Reads the first line of what stands between two empty lines. */
  #begin(found: UnfoldedLine): void {
    const name = this.#known[this.#attributeLine.placeOf(found)];
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
    const name = this.#known[this.#attributeLine.placeOf(found)];
    const text = textOf(found)
      .replace(/^[^:]*: */, '')
      .trim();
    if (name === 'result') this.#trailer.result(text, found.line);
    else if (name === 'ref') this.#trailer.reference(text, found.line);
    else this.#trailer.stray(textOf(found), found.line);
  }

  #attribute(found: UnfoldedLine): void {
    const attribute = this.#attributeLine;
    const fault = attribute.read(found);
    const { place, bytes, start, end } = attribute;
    if (fault !== null) this.#sink.blame(fault);
    const wanted = place < 0 ? -1 : this.#wanted[place];
    if (wanted < 0) this.#sink.other(found.bytes, found.start, attribute.nameEnd);
    if (fault !== null || place < 0) return;
    const name = place < ownNames.length ? ownNames[place] : null;
    if (name === 'dn') this.#nameEntry(bytes, start, end, found.line);
    else if (name === 'entrycsn') this.#endsEntries = true;
    else if (name === 'changetype') this.#judgeChange(bytes.subarray(start, end), found.line);
    if (wanted < 0) return;
    if (attribute.isPart) this.#leftOut ??= { line: found.line, why: 'values-left-out' };
    this.#sink.value(wanted, bytes, start, end, attribute.isDoubtful);
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
    const change = Buffer.from(value).toString('latin1').trim().toLowerCase();
    if (['delete', 'modify', 'modrdn', 'moddn'].includes(change)) {
      throw new RollcallError(
        'no-export',
        `${this.#source} holds changes, not entries: line ${line} says "changetype: ${change}"`,
        'Export the entries themselves, as ldifde -f, ldapsearch or slapcat write them.',
      );
    }
    if (change === 'add') this.#endsEntries = true;
    else this.#sink.blame('line-unreadable');
  }

  #endRecord(): void {
    if (this.#kind === 'entry') this.#sink.end(this.#firstLine, this.#readDn);
    else if (this.#kind === 'odd') this.#sink.rejected(this.#firstLine, 'no-entry');
    this.#kind = 'none';
  }
}

/** What the reader itself has to know of an entry, or of what stands in the place of one. */
const ownNames = ['dn', 'changetype', 'version', 'search', 'result', 'ref', 'entrycsn'] as const;

/** With which the comments go on behind `# ` that say something: `extended LDIF`, `entry-id`, `LDAPv3`, `numEntries`, `refldap`. */
const tellingLetters: ReadonlySet<number> = new Set(Buffer.from('eLnr'));

const numberSign = 0x23;

/** Enough to know by what a line is that belongs to no entry. */
const longestText = 1 << 10;

function textOf({ bytes, start, end }: UnfoldedLine): string {
  return bytes.toString('latin1', start, Math.min(end, start + longestText));
}
