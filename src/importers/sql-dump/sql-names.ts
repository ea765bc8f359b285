import type { SqlCursor, SqlName } from './sql-cursor.ts';

/** Names in brackets; null where something else stands in them. The cursor is then where it was. */
export function nameList(cursor: SqlCursor): SqlName[] | null {
  const { at: start, line: startLine } = cursor;
  const names: SqlName[] = [];
  cursor.at += 1;
  for (;;) {
    cursor.skipBlank();
    if (!beginsName(cursor)) break;
    names.push(qualifiedName(cursor).at(-1) ?? { text: '', isQuoted: true });
    cursor.skipBlank();
    const byte = cursor.peek();
    cursor.at += 1;
    if (byte === closeParenthesis) return names;
    if (byte !== comma) break;
  }
  cursor.at = start;
  cursor.line = startLine;
  return null;
}

/** A name with those before it, set apart by dots. */
export function qualifiedName(cursor: SqlCursor): SqlName[] {
  const names = [cursor.name()];
  while (cursor.peek() === dot && names.length < 8) {
    cursor.at += 1;
    if (cursor.peek() !== dot) names.push(cursor.name());
  }
  return names;
}

/** Skips such words, in whatever order. */
export function skipWords(cursor: SqlCursor, words: readonly string[]): void {
  while (words.includes(spacedWord(cursor))) cursor.word();
}

/** Skips blanks, and looks at the word behind them. */
export function spacedWord(cursor: SqlCursor): string {
  cursor.skipBlank();
  return cursor.nextWord();
}

/** Whether a name or a word stands here. */
export function beginsName(cursor: SqlCursor): boolean {
  const byte = cursor.peek();
  return nameQuotes.has(byte) || cursor.nextWord() !== '';
}

const doubleQuote = 0x22;
const closeParenthesis = 0x29;
const comma = 0x2c;
const dot = 0x2e;
const openBracket = 0x5b;
const backtick = 0x60;
const nameQuotes: ReadonlySet<number> = new Set([doubleQuote, backtick, openBracket]);
