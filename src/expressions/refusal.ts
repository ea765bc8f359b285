import type { Span } from './expression.ts';

/** Why the text of an expression is not taken, and where it goes wrong. */
export interface ExpressionRefusal {
  readonly kind: 'refused';
  /** Characters before the place. */
  readonly position: number;
  readonly why: string;
  readonly hint: string;
  /** The line in question, and under it a line with carets at the place. */
  readonly excerpt: string;
}

/** Carries a refusal from where it is found to where the text is known. */
class RefusalSignal extends Error {
  readonly place: Span;
  readonly hint: string;

  constructor(place: Span, why: string, hint: string) {
    super(why);
    this.place = place;
    this.hint = hint;
  }
}

/** Ends the reading of an expression; only within `orRefusal`. */
export function refuse(place: Span, why: string, hint: string): never {
  throw new RefusalSignal(place, why, hint);
}

/** What `read` makes of the text, or why it refuses it. */
export function orRefusal<Result>(text: string, read: () => Result): Result | ExpressionRefusal {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RefusalSignal)) throw error;
    const { place, message, hint } = error;
    return {
      kind: 'refused',
      position: place.start,
      why: message,
      hint,
      excerpt: excerptOf(text, place),
    };
  }
}

/** A refusal as people read it: why, the line, and carets under the place. */
export function refusalText({ why, excerpt }: ExpressionRefusal): string {
  return `${why}\n${excerpt}`;
}

const widestExcerpt = 76;
const shownBefore = 50;

function excerptOf(text: string, { start, end }: Span): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const column = start - lineStart;
  const from = line.length <= widestExcerpt ? 0 : Math.max(0, column - shownBefore);
  const to = Math.min(line.length, from + widestExcerpt);
  const before = from > 0 ? '…' : '';
  const shown = `${before}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
  const carets = Math.max(1, Math.min(end - start, to - column));
  return `  ${shown.replace(/[\0-\x1f\x7f]/g, ' ')}\n  ${' '.repeat(before.length + column - from)}${'^'.repeat(carets)}`;
}
