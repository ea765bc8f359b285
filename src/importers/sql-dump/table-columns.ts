import { Buffer } from 'node:buffer';
import { NoSql } from './sql-bytes.ts';
import { SqlCursor } from './sql-cursor.ts';
import { nameText } from './table-name.ts';
import { TextSkip } from './text-skip.ts';

/** A column that a dump defines. */
export interface TableColumn {
  readonly name: string;
  /** The first word of its type, in upper case. */
  readonly type: string;
}

/** The columns among what stands between the brackets of a table's definition. */
export function readTableColumns(
  body: Buffer,
  { dialect, backslash }: Pick<SqlCursor, 'dialect' | 'backslash'>,
): TableColumn[] {
  const cursor = new SqlCursor(dialect);
  cursor.backslash = backslash;
  cursor.delimiter = comma;
  cursor.isLast = true;
  cursor.append(body);
  const columns: TableColumn[] = [];
  while (!cursor.isAtEnd) {
    cursor.skipBlank();
    if (cursor.isAtEnd) break;
    const column = readColumn(cursor);
    if (column !== null) columns.push(column);
    const rest = new TextSkip(cursor, 'part');
    rest.goOn();
    rest.drop();
    if (!rest.isDone) break;
  }
  return columns;
}

function readColumn(cursor: SqlCursor): TableColumn | null {
  try {
    const name = cursor.name();
    cursor.skipBlank();
    if (!name.isQuoted && isConstraint(name.text.toUpperCase(), cursor)) return null;
    const type = cursor.peek() === openBracket ? cursor.name().text.toUpperCase() : cursor.word();
    return { name: nameText(name, cursor.form), type };
  } catch (error) {
    if (error instanceof NoSql) return null;
    throw error;
  }
}

/** `KEY` and the like may also be names of columns: then a type follows. */
function isConstraint(word: string, cursor: SqlCursor): boolean {
  if (alwaysConstraints.has(word)) return true;
  if (!oftenConstraints.has(word)) return false;
  if (constraintSigns.has(cursor.peek())) return true;
  const { at, line } = cursor;
  const next = cursor.word();
  cursor.skipBlank();
  const isNamed = cursor.peek() === openParenthesis && !typesWithSize.test(next);
  cursor.at = at;
  cursor.line = line;
  return isNamed || /^(?:KEY|INDEX|FOR)$/.test(next);
}

const alwaysConstraints: ReadonlySet<string> = new Set([
  'CONSTRAINT',
  'PRIMARY',
  'UNIQUE',
  'FOREIGN',
  'CHECK',
  'EXCLUDE',
  'LIKE',
  'SUPPLEMENTAL',
]);
const oftenConstraints: ReadonlySet<string> = new Set(['KEY', 'INDEX', 'FULLTEXT', 'SPATIAL', 'PERIOD']);
const typesWithSize =
  /^(?:N?VAR)?CHAR2?$|^CHARACTER$|^(?:VAR)?BINARY$|^(?:TINY|SMALL|MEDIUM|BIG)?INT$|^NUMBER$|^NUMERIC$|^DECIMAL$|^BIT$|^RAW$/;
const comma = Buffer.from(',');
const openParenthesis = 0x28;
const openBracket = 0x5b;
/** What the name of an index or its columns begin with. */
const constraintSigns: ReadonlySet<number> = new Set([openParenthesis, 0x22, 0x60]);
