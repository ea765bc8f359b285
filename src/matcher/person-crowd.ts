import type { PersonJudge } from '../tables/judge-persons.ts';

const positionBits = 2 ** 25;

/**
 * Directory rows among which one person's are found without asking all of them: thousands of accounts may be
 * claimed by the same thousands. In memory: the marks of the rows, sorted, each with the row's position.
 */
export class PersonCrowd {
  readonly #judge: PersonJudge;
  readonly #rows: Uint32Array;
  readonly #marks: Float64Array;

  constructor(judge: PersonJudge, rows: Uint32Array) {
    this.#judge = judge;
    this.#rows = rows;
    const marks: number[] = [];
    rows.forEach((row, position) => {
      for (const mark of judge.marksOf(row)) marks.push(firstEntry(mark) + position);
    });
    this.#marks = Float64Array.from(marks).sort();
  }

  /** The other rows of the same person, ascending by their places in the crowd. */
  othersOf(row: number): number[] {
    const positions = new Set<number>();
    for (const mark of this.#judge.marksOf(row)) {
      const first = firstEntry(mark);
      for (let at = this.#placeOf(first); this.#marks[at] < first + positionBits; at += 1) {
        positions.add(this.#marks[at] - first);
      }
    }
    return Array.from(positions)
      .sort((one, other) => one - other)
      .map((position) => this.#rows[position])
      .filter((other) => other !== row && this.#judge.isSamePerson(row, other));
  }

  /** The first place whose entry is not less. */
  #placeOf(entry: number): number {
    let [from, to] = [0, this.#marks.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#marks[middle] < entry) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** What the entry of a mark is at position 0. An entry is a whole number below 2 ** 53. */
function firstEntry(mark: number): number {
  return (mark >>> 4) * positionBits;
}
