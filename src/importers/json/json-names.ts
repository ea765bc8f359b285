import { Buffer } from 'node:buffer';
import { RollcallError } from '../../model/rollcall-error.ts';
import { parseElementFilter, type ElementFilter } from './element-filter.ts';

/** A column that is wanted, by what is left of its path from some object on, in lower case. */
export interface WantedPath {
  readonly column: number;
  readonly rest: string;
}

/** A column that is found in some of the elements under a name, and in no others. */
export interface FilteredPath {
  readonly filter: ElementFilter;
  /** The names in those elements. */
  readonly names: JsonNames;
}

/** A name in the objects that stand at one place of the users. */
export interface JsonName {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Its bytes are those that stand in the file. */
  readonly isPlain: boolean;
  /** Its place among the names, in the order in which they were first seen. */
  readonly position: number;
  /** The wanted columns that its value is of. */
  readonly columns: readonly number[];
  /** The wanted columns that may be found in the object under it. */
  readonly within: readonly WantedPath[];
  readonly filtered: readonly FilteredPath[];
  /** Whether a user's own object that has it says that the user is gone. */
  readonly saysRemoved: boolean;
  /** The number of the object that had it last: one that has it twice is known by that. */
  lastObject: number;
  /** Something else than an object has stood under it. */
  holdsValues: boolean;
  /** The names in the objects under it. */
  inner: JsonNames | null;
}

/**
 * The names that the objects at one place of the users have been seen with. Users of an export mostly have the
 * same names in the same order, so the next name is compared with the one that followed last time.
 */
export class JsonNames {
  readonly depth: number;
  readonly #source: string;
  readonly #wanted: readonly WantedPath[];
  #names: JsonName[] = [];
  #byBytes = new Map<string, JsonName>();
  readonly #spellings = new Map<string, string>();
  #next = 0;

  constructor(source: string, wanted: readonly WantedPath[], depth: number) {
    this.#source = source;
    this.#wanted = wanted;
    this.depth = depth;
  }

  /** Begins an object: its first name is awaited. */
  begin(): void {
    this.#next = 0;
  }

  /** The end of the name that followed last time, where it stands again behind the quote at `at`; else -1. */
  endOfExpected(bytes: Uint8Array, at: number): number {
    if (this.#next >= this.#names.length) return -1;
    const { bytes: name, isPlain } = this.#names[this.#next];
    if (!isPlain) return -1;
    let to = at + 1;
    for (let from = 0; from < name.length; from += 1, to += 1) if (bytes[to] !== name[from]) return -1;
    return to;
  }

  /** The name that followed last time. */
  takeExpected(): JsonName {
    const name = this.#names[this.#next];
    this.#next += 1;
    return name;
  }

  /** The name that is `bytes[start]` up to `end`. */
  find(bytes: Uint8Array, start: number, end: number): JsonName {
    const name = this.#look(bytes, start, end);
    this.#next = name.position + 1;
    return name;
  }

  innerOf(name: JsonName): JsonNames {
    name.inner ??= new JsonNames(this.#source, name.within, this.depth + 1);
    return name.inner;
  }

  /** How many names are remembered, those of inner objects too. */
  count(): number {
    return this.#names.reduce(
      (sum, { inner, filtered }) =>
        filtered.reduce((others, { names }) => others + names.count(), sum + 1 + (inner?.count() ?? 0)),
      0,
    );
  }

  /** Forgets the names that nobody wants: where they are keys of a dictionary there is no end of them. */
  forget(): void {
    const kept = this.#names.filter(
      ({ columns, within, filtered }) => columns.length + within.length + filtered.length > 0,
    );
    this.#names = kept.map((name, position) => ({ ...name, position }));
    this.#byBytes = new Map(this.#names.map((name) => [byteString(name.bytes), name]));
    for (const { inner, filtered } of this.#names) {
      inner?.forget();
      for (const { names } of filtered) names.forget();
    }
  }

  /** The path of every name that has held values. */
  paths(prefix = ''): string[] {
    return this.#names.flatMap(({ text, holdsValues, inner }) => [
      ...(holdsValues ? [prefix + text] : []),
      ...(inner?.paths(`${prefix}${text}.`) ?? []),
    ]);
  }

  #look(bytes: Uint8Array, start: number, end: number): JsonName {
    const key = byteString(bytes.subarray(start, end));
    const known = this.#byBytes.get(key);
    if (known !== undefined) return known;
    const name = this.#meet(Uint8Array.from(Buffer.from(key, 'latin1')));
    this.#names.push(name);
    this.#byBytes.set(key, name);
    return name;
  }

  #meet(bytes: Uint8Array): JsonName {
    const text = Buffer.from(bytes).toString('utf8');
    const lower = text.toLowerCase();
    const columns = this.#wanted.filter(({ rest }) => rest === lower).map(({ column }) => column);
    const within = this.#wanted
      .filter(({ rest }) => rest.startsWith(lower) && isSeparator(lower, rest[lower.length]))
      .map(({ column, rest }) => ({ column, rest: rest.slice(lower.length + 1) }));
    const filtered = this.#wanted.flatMap(({ column, rest }): FilteredPath[] => {
      if (!rest.startsWith(`${lower}[`)) return [];
      const parsed = parseElementFilter(rest, lower.length);
      if (parsed.kind === 'refused') return [];
      const inner = { column, rest: rest.slice(parsed.end) };
      return [{ filter: parsed.filter, names: new JsonNames(this.#source, [inner], this.depth + 1) }];
    });
    if (columns.length + within.length + filtered.length > 0) {
      const spelling = this.#spellings.get(lower);
      if (spelling !== undefined && spelling !== text) throw namesDifferInCase(this.#source, spelling, text);
      this.#spellings.set(lower, text);
    }
    return {
      text,
      bytes,
      isPlain: bytes.every((byte) => byte >= 0x20 && byte !== quote && byte !== backslash),
      position: this.#names.length,
      columns,
      within,
      filtered,
      saysRemoved: this.depth === 1 && text === removalMark,
      lastObject: 0,
      holdsValues: false,
      inner: null,
    };
  }
}

/** A SCIM extension's attribute follows its URN behind a colon (RFC 7644, 3.10). */
function isSeparator(name: string, character: string | undefined): boolean {
  return character === '.' || (character === ':' && name.startsWith('urn:'));
}

/** In an answer to a delta query of Graph, beside the id of a user that was removed (graph-docs, concepts/delta-query-overview.md). */
const removalMark = '@removed';

const quote = 0x22;
const backslash = 0x5c;

function byteString(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

function namesDifferInCase(source: string, one: string, other: string): RollcallError {
  return new RollcallError(
    'header-repeated',
    `${source}: some users have "${one}" and some "${other}"`,
    'Names that differ only in case are one attribute to rollcall: export them under one name.',
  );
}
