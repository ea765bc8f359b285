import type { Column } from '../model/users.ts';
import { AsciiSkeleton, mayLookOtherwise } from '../tables/ascii-skeleton.ts';
import { valueEnd, valueStart, valueText } from '../tables/column.ts';
import { isPlaceholder } from '../tables/equality.ts';
import { hashOfText, keyHash } from '../tables/match-hash.ts';
import { plainForm, skeletonsOf } from '../tables/skeleton.ts';
import { holdsOnlyPlainAscii } from '../tables/words.ts';

type Kind = 0 | 1 | 2 | 3;
/** Never a key; looks like itself alone; looks like something else, too; what something else looks like. */
const [noKey, plain, odd, sought]: readonly [Kind, Kind, Kind, Kind] = [0, 1, 2, 3];

/** The hashes of what the values of a column look like. Strings are made only of those that are not plain ASCII. */
export class ColumnLooks {
  readonly #column: Column;
  readonly #kinds: Uint8Array;
  readonly #reader = new AsciiSkeleton();

  constructor(column: Column) {
    this.#column = column;
    this.#kinds = new Uint8Array(column.values);
  }

  /** First of all: visits the values that look like something else than they are, once for each of their looks. */
  eachOdd(visit: (value: number, look: number, text: number) => void): void {
    for (let value = 0; value < this.#column.values; value += 1) {
      this.#kinds[value] = this.#visitLooks(value, visit);
    }
  }

  /** Visits the others that can be a key; the visitor says whether something else looks like that. */
  eachPlain(visit: (value: number, text: number) => boolean): void {
    for (let value = 0; value < this.#column.values; value += 1) {
      if (this.#kinds[value] === plain && visit(value, this.#textHash(value))) this.#kinds[value] = sought;
    }
  }

  /** Last of all: visits every value that looks like something else, or that something else looks like. */
  eachAlike(visit: (value: number, text: number) => void): void {
    for (let value = 0; value < this.#column.values; value += 1) {
      if (this.#kinds[value] >= odd) visit(value, this.#textHash(value));
    }
  }

  #visitLooks(value: number, visit: (value: number, look: number, text: number) => void): Kind {
    const column = this.#column;
    const [first, last] = [valueStart(column, value), valueEnd(column, value)];
    if (isPlaceholder(column.bytes, first, last)) return noKey;
    if (!mayLookOtherwise(column.bytes, first, last)) return plain;
    if (!holdsOnlyPlainAscii(column, first, last)) return this.#visitSkeletons(value, visit);
    const [start, end] = this.#withoutBlanks(value);
    const reader = this.#reader;
    reader.read(column.bytes, start, end, 'l');
    if (!reader.isChanged && !reader.isUnclear) return plain;
    const text = keyHash(column, start, end);
    visit(value, keyHash(reader.memory, 0, reader.length), text);
    if (!reader.isUnclear) return odd;
    reader.read(column.bytes, start, end, 'i');
    visit(value, keyHash(reader.memory, 0, reader.length), text);
    return odd;
  }

  #visitSkeletons(value: number, visit: (value: number, look: number, text: number) => void): Kind {
    const text = valueText(this.#column, value);
    const skeletons = skeletonsOf(text);
    if (skeletons.length === 1 && skeletons[0] === plainForm(text)) return plain;
    for (const skeleton of skeletons) visit(value, hashOfText(skeleton), this.#textHash(value));
    return odd;
  }

  /** The hash of what `plainForm` leaves of a value. */
  #textHash(value: number): number {
    const [start, end] = this.#withoutBlanks(value);
    return keyHash(this.#column, start, end);
  }

  #withoutBlanks(value: number): readonly [start: number, end: number] {
    const { bytes } = this.#column;
    let start = valueStart(this.#column, value);
    let end = valueEnd(this.#column, value);
    while (start < end && bytes[start] === space) start += 1;
    while (end > start && bytes[end - 1] === space) end -= 1;
    return [start, end];
  }
}

const space = 0x20;
