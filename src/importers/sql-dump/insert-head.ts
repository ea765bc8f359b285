import type { SqlCursor, SqlName } from './sql-cursor.ts';
import { beginsName, nameList, qualifiedName, spacedWord } from './sql-names.ts';
import { other, type Statement } from './statement.ts';

/** What follows `INSERT`, or `INTO` in a statement that inserts into several tables. */
export function insert(cursor: SqlCursor): Statement {
  while (insertModifiers.has(spacedWord(cursor))) cursor.word();
  cursor.skipBlank();
  if (!beginsName(cursor)) return other;
  const table = qualifiedName(cursor);
  cursor.skipBlank();
  let columns: readonly SqlName[] | null = null;
  let next = cursor.nextWord();
  for (let words = 0; next !== '' && !rowWords.has(next) && words < 8; words += 1) {
    cursor.word();
    cursor.skipBlank();
    next = cursor.nextWord();
  }
  if (cursor.peek() === openParenthesis) {
    columns = nameList(cursor);
    if (columns === null) return { kind: 'insert', table, columns, rows: 'computed' };
    cursor.skipBlank();
    while (valueModifiers.has(cursor.nextWord())) {
      cursor.word();
      cursor.skipBlank();
    }
  }
  const isWritten = /^VALUES?$/.test(cursor.word());
  return { kind: 'insert', table, columns, rows: isWritten ? 'written' : 'computed' };
}

const insertModifiers: ReadonlySet<string> = new Set([
  'INTO',
  'IGNORE',
  'LOW_PRIORITY',
  'HIGH_PRIORITY',
  'DELAYED',
  'ALL',
  'FIRST',
  'OR',
  'REPLACE',
  'ABORT',
  'FAIL',
  'ROLLBACK',
]);
const rowWords: ReadonlySet<string> = new Set([
  'VALUES',
  'VALUE',
  'SELECT',
  'SET',
  'WITH',
  'EXEC',
  'EXECUTE',
  'DEFAULT',
  'TABLE',
]);
const valueModifiers: ReadonlySet<string> = new Set(['OVERRIDING', 'SYSTEM', 'USER']);
const openParenthesis = 0x28;
