import { insert } from './insert-head.ts';
import { lineFeed } from './sql-bytes.ts';
import type { SqlCursor } from './sql-cursor.ts';
import { beginsName, nameList, qualifiedName, skipWords, spacedWord } from './sql-names.ts';
import { line, other, program, type Statement } from './statement.ts';

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

const doubleQuote = 0x22;
const singleQuote = 0x27;
const openParenthesis = 0x28;
const dot = 0x2e;
const semicolon = 0x3b;
const equals = 0x3d;
const at = 0x40;
const backtick = 0x60;
/** `\` of psql, `.` of sqlite3, `:` and `!` of sqlcmd, `/` and `@` of SQL*Plus. */
const lineSigns: ReadonlySet<number> = new Set([0x5c, dot, 0x3a, 0x21, 0x2f]);
