import { type SqlCursor, type SqlName } from './sql-cursor.ts';

/** What a statement begins as. The cursor stands behind what was read of it. */
export type Statement =
  /** Brackets with values follow; `computed`: the rows are not written in the dump. */
  | {
      readonly kind: 'insert';
      readonly table: readonly SqlName[];
      readonly columns: readonly SqlName[] | null;
      readonly rows: 'written' | 'computed';
    }
  | {
      readonly kind: 'copy';
      readonly table: readonly SqlName[];
      readonly columns: readonly SqlName[] | null;
      readonly isText: boolean;
    }
  /** The bracket around the columns follows. */
  | { readonly kind: 'definition'; readonly table: readonly SqlName[] }
  /** Rows that are there are changed or removed. */
  | { readonly kind: 'change'; readonly table: readonly SqlName[] }
  | { readonly kind: 'set' }
  | { readonly kind: 'use'; readonly database: string }
  | { readonly kind: 'transaction'; readonly step: 'begin' | 'commit' | 'rollback' }
  /** Ends with its line. */
  | { readonly kind: 'line' }
  | { readonly kind: 'program' }
  | { readonly kind: 'other' };

const other: Statement = { kind: 'other' };
const line: Statement = { kind: 'line' };
const program: Statement = { kind: 'program' };

/** Reads the beginning of the statement where the cursor stands. */
export function readStatement(cursor: SqlCursor): Statement {
  const start = cursor.at;
  const word = cursor.word();
  switch (word) {
    case 'INSERT':
    case 'REPLACE':
      return insert(cursor);
    case 'COPY':
      return copy(cursor);
    case 'CREATE':
      return create(cursor);
    case 'ALTER':
      return programs.has(spacedWord(cursor)) ? program : other;
    case 'UPDATE':
    case 'DELETE':
    case 'MERGE':
    case 'TRUNCATE':
    case 'DROP':
      return change(cursor, word);
    case 'SET':
    case 'SELECT':
      cursor.at = start;
      return { kind: 'set' };
    case 'USE':
      return use(cursor);
    case 'BEGIN':
    case 'DECLARE':
    case 'START':
    case 'COMMIT':
    case 'END':
    case 'ROLLBACK':
      return transaction(cursor, word);
    case 'GO':
    case 'PRINT':
    case 'DELIMITER':
    case 'REM':
    case 'REMARK':
    case 'PROMPT':
    case 'SPOOL':
    case 'EXIT':
    case 'QUIT':
      cursor.at = start;
      return line;
    case '':
      return lineSigns.has(cursor.peek()) ? line : other;
    default:
      return other;
  }
}

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

function copy(cursor: SqlCursor): Statement {
  cursor.skipBlank();
  if (!beginsName(cursor)) return other;
  const table = qualifiedName(cursor);
  cursor.skipBlank();
  const columns = cursor.peek() === openParenthesis ? nameList(cursor) : null;
  if (spacedWord(cursor) !== 'FROM') return other;
  cursor.word();
  if (!/^STDIN$/.test(spacedWord(cursor))) return other;
  cursor.word();
  cursor.skipBlank();
  const isText = cursor.peek() === semicolon;
  while (cursor.peek() !== lineFeed && !cursor.isAtEnd) cursor.at += 1;
  return { kind: 'copy', table, columns, isText };
}

function create(cursor: SqlCursor): Statement {
  for (let words = 0; words < 24; words += 1) {
    cursor.skipBlank();
    const byte = cursor.peek();
    if (byte === equals || byte === at) cursor.at += 1;
    else if (byte === backtick || byte === singleQuote || byte === doubleQuote) cursor.name();
    else {
      const word = cursor.word();
      if (word === 'TABLE') return definition(cursor);
      if (programs.has(word)) return program;
      if (!createModifiers.has(word)) return other;
    }
  }
  return other;
}

function definition(cursor: SqlCursor): Statement {
  skipWords(cursor, ['IF', 'NOT', 'EXISTS']);
  if (!beginsName(cursor)) return other;
  const table = qualifiedName(cursor);
  cursor.skipBlank();
  return cursor.peek() === openParenthesis ? { kind: 'definition', table } : other;
}

function change(cursor: SqlCursor, word: string): Statement {
  if (word === 'DROP' && spacedWord(cursor) !== 'TABLE') return other;
  skipWords(cursor, ['FROM', 'INTO', 'TABLE', 'ONLY', 'IF', 'EXISTS', 'LOW_PRIORITY', 'IGNORE', 'QUICK']);
  return beginsName(cursor) ? { kind: 'change', table: qualifiedName(cursor) } : other;
}

function use(cursor: SqlCursor): Statement {
  cursor.skipBlank();
  return beginsName(cursor) ? { kind: 'use', database: cursor.name().text } : other;
}

function transaction(cursor: SqlCursor, word: string): Statement {
  const next = spacedWord(cursor);
  if (word === 'COMMIT' || (word === 'END' && /^(?:TRANSACTION)?$/.test(next)))
    return { kind: 'transaction', step: 'commit' };
  if (word === 'ROLLBACK') return next === 'TO' ? other : { kind: 'transaction', step: 'rollback' };
  const begins =
    word === 'BEGIN' && (/^TRAN/.test(next) || transactionModes.has(next) || cursor.peek() === semicolon);
  if (begins || (word === 'START' && next === 'TRANSACTION')) return { kind: 'transaction', step: 'begin' };
  return word === 'BEGIN' || word === 'DECLARE' ? program : other;
}

/** Names in brackets; null where something else stands in them. The cursor is then where it was. */
function nameList(cursor: SqlCursor): SqlName[] | null {
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

function qualifiedName(cursor: SqlCursor): SqlName[] {
  const names = [cursor.name()];
  while (cursor.peek() === dot && names.length < 8) {
    cursor.at += 1;
    if (cursor.peek() !== dot) names.push(cursor.name());
  }
  return names;
}

function skipWords(cursor: SqlCursor, words: readonly string[]): void {
  while (words.includes(spacedWord(cursor))) cursor.word();
}

/** Skips blanks, and looks at the word behind them. */
function spacedWord(cursor: SqlCursor): string {
  cursor.skipBlank();
  return cursor.nextWord();
}

function beginsName(cursor: SqlCursor): boolean {
  const byte = cursor.peek();
  return nameQuotes.has(byte) || cursor.nextWord() !== '';
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
const createModifiers: ReadonlySet<string> = new Set(
  (
    'OR REPLACE ALTER GLOBAL LOCAL TEMP TEMPORARY UNLOGGED FOREIGN EDITIONABLE NONEDITIONABLE EXTERNAL CONSTRAINT ' +
    'AGGREGATE PRIVATE DEFINER CURRENT_USER SQL SECURITY INVOKER PUBLIC SHARDED DUPLICATED'
  ).split(' '),
);
const programs: ReadonlySet<string> = new Set([
  'FUNCTION',
  'PROCEDURE',
  'PROC',
  'TRIGGER',
  'PACKAGE',
  'EVENT',
  'TYPE',
]);
const transactionModes: ReadonlySet<string> = new Set([
  'DEFERRED',
  'IMMEDIATE',
  'EXCLUSIVE',
  'WORK',
  'ISOLATION',
  'READ',
]);

const lineFeed = 0x0a;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const openParenthesis = 0x28;
const closeParenthesis = 0x29;
const comma = 0x2c;
const dot = 0x2e;
const semicolon = 0x3b;
const equals = 0x3d;
const at = 0x40;
const backtick = 0x60;
const nameQuotes: ReadonlySet<number> = new Set([doubleQuote, backtick, 0x5b]);
/** `\` of psql, `.` of sqlite3, `:` and `!` of sqlcmd, `/` and `@` of SQL*Plus. */
const lineSigns: ReadonlySet<number> = new Set([0x5c, dot, 0x3a, 0x21, 0x2f]);
