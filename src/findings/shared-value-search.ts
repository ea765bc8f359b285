import type { SharedValue } from '../model/export-health.ts';
import type { Column, UserTable } from '../model/users.ts';
import { rowOfValue, valueEnd, valueStart, valueText } from '../tables/column.ts';
import { compareValues, valuesEqual } from '../tables/equality.ts';
import { keyHash, matchHash } from '../tables/match-hash.ts';
import { foldAsciiCase } from '../tables/words.ts';

/** A value that is shared by as few may be chance: a family's address, a name that two have. */
const leastShared = 10;

/** Per cent of the users that may share a value. */
const mostShared = 1;

interface Sharers {
  /** The least by its bytes, for some may differ in case. */
  value: number;
  line: number;
  count: number;
}

/**
 * Finds the values that more than one in a hundred users have, ASCII case aside. Two rounds of counting by hash leave
 * few values over: what does not reach the number in the company of whatever shares its hash does not reach it alone.
 */
export class SharedValueSearch {
  readonly #table: UserTable;
  readonly #column: Column;
  /** A value that this many have is shared. */
  readonly #least: number;
  readonly #roughly = new Uint32Array(buckets);

  constructor(table: UserTable, column: Column) {
    this.#table = table;
    this.#column = column;
    this.#least = Math.max(leastShared, Math.floor((table.rows * mostShared) / 100) + 1);
  }

  /** Counts a value that is no placeholder. */
  see(start: number, end: number): void {
    this.#roughly[roughHash(this.#column, start, end)] += 1;
  }

  /** The shared values among those that were seen, the most shared first. */
  finish(): SharedValue[] {
    const column = this.#column;
    const least = this.#least;
    if (this.#roughly.every((count) => count < least)) return [];
    const exactly = new Uint32Array(buckets);
    this.#eachLikely((_, hash) => {
      exactly[hash >>> shift] += 1;
    });
    const sharers = new Map<number, Sharers[]>();
    this.#eachLikely((value, hash) => {
      if (exactly[hash >>> shift] < least) return;
      const line = this.#table.lines[rowOfValue(column, value)];
      const known = sharers.get(hash) ?? [];
      if (known.length === 0) sharers.set(hash, known);
      const same = known.find((one) => valuesEqual(false, column, one.value, column, value));
      if (same === undefined) {
        known.push({ value, line, count: 1 });
        return;
      }
      same.count += 1;
      same.line = Math.min(same.line, line);
      if (compareValues(column, value, column, same.value) < 0) same.value = value;
    });
    return [...sharers.values()]
      .flat()
      .filter(({ count }) => count >= least)
      .toSorted(
        (one, other) => other.count - one.count || compareValues(column, one.value, column, other.value),
      )
      .map(({ value, line, count }) => ({ value: valueText(column, value), line, count }));
  }

  #eachLikely(visit: (value: number, hash: number) => void): void {
    const column = this.#column;
    for (let value = 0; value < column.values; value += 1) {
      const start = valueStart(column, value);
      const end = valueEnd(column, value);
      if (this.#roughly[roughHash(column, start, end)] < this.#least) continue;
      const hash = matchHash(column, start, end);
      if (hash !== 0) visit(value, hash);
    }
  }
}

const bits = 12;
const buckets = 1 << bits;
const shift = 32 - bits;

/** A bucket by the beginning, the middle and the length of a value, which costs a third of hashing all of it. */
function roughHash(column: Column, start: number, end: number): number {
  const length = end - start;
  if (length < 8) return keyHash(column, start, end) >>> shift;
  const { words } = column;
  const beginning = foldAsciiCase(words.getInt32(start, true));
  const middle = foldAsciiCase(words.getInt32(start + (length >>> 1) - 2, true));
  return (
    Math.imul(Math.imul(beginning, 0x85ebca6b) ^ Math.imul(middle, 0xc2b2ae35) ^ length, 0x9e3779b1) >>> shift
  );
}
