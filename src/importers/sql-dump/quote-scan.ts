import { fourTimes } from '../../tables/words.ts';
import { nextOf } from './next-of.ts';
import type { SqlCursor } from './sql-cursor.ts';

/** Finds where texts in single quotes end, without a look at what is in them. */
export class QuoteScan {
  /** Whether the text that was last found has quotes or backslashes that stand for something else. */
  hasEscapes = false;
  readonly #cursor: SqlCursor;

  constructor(cursor: SqlCursor) {
    this.#cursor = cursor;
  }

  /**
   * The quote that closes the one at `open`, with another byte behind it before `end`; -1 where that takes a closer
   * look: it is not at hand, or hangs on a backslash of which nobody knows what it means.
   */
  closingOf(open: number, end: number): number {
    const { bytes, words, backslash: meaning } = this.#cursor;
    const escapes = meaning === 'plain' ? quotes : backslashes;
    const last = end - 1;
    let hasEscapes = false;
    for (let at = open + 1; ; at += 2) {
      at = nextOf(words, at, last, quotes, escapes);
      if (at >= last) return -1;
      if (bytes[at] === backslash) {
        if (meaning === 'unclear') return -1;
      } else if (bytes[at + 1] !== quote) {
        this.hasEscapes = hasEscapes;
        return at;
      }
      hasEscapes = true;
    }
  }
}

const quote = 0x27;
const backslash = 0x5c;
const quotes = fourTimes(quote);
const backslashes = fourTimes(backslash);
