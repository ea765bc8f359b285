import { compileExpression } from '../expressions/compile-expression.ts';
import type { DirectoryValue } from '../model/rules.ts';
import type { Column, UserTable } from '../model/users.ts';
import { bytesEqual, foldedAsciiCase } from '../tables/equality.ts';
import { expressionValues } from './expression-values.ts';

/**
 * The values that the service looks the application up with, one per directory user.
 * A guest's `userPrincipalName` is seen as the address it was made from; `originalUserPrincipalName` is the
 * stored one (entra-docs, customize-application-attributes.md).
 */
export function ruleValues(directory: UserTable, value: DirectoryValue): Column {
  if (value.kind === 'attribute') return attributeValues(directory, value.name.toLowerCase());
  const expression = compileExpression(value.text);
  if (expression.kind === 'refused') throw new Error(`a checked rule was refused: ${expression.why}`);
  const columns = expression.attributes.map(({ key }) => attributeValues(directory, key));
  return expressionValues(expression, columns, directory.rows).column;
}

function attributeValues(directory: UserTable, name: string): Column {
  if (name === 'userprincipalname') return guestAddresses(columnOf(directory, name));
  return columnOf(directory, name === 'originaluserprincipalname' ? 'userprincipalname' : name);
}

function columnOf(table: UserTable, name: string): Column {
  const column = table.columns.get(name);
  if (column === undefined) throw new Error(`the ${table.side} table was read without "${name}"`);
  return column;
}

const guestMark = Uint8Array.from('#ext#', (letter) => letter.charCodeAt(0));
const [hash] = guestMark;
const underscore = '_'.charCodeAt(0);
const at = '@'.charCodeAt(0);

/** Cuts each value at `#EXT#` and turns the last `_` before it into `@`; others stay as they are. */
function guestAddresses(names: Column): Column {
  const { bytes, offsets } = names;
  if (!bytes.includes(hash)) return names;
  const values = offsets.length - 1;
  const rewritten = new Uint8Array(bytes.length);
  const rewrittenOffsets = new Uint32Array(values + 1);
  let end = 0;
  for (let value = 0; value < values; value += 1) {
    const mark = findGuestMark(bytes, offsets[value], offsets[value + 1]);
    const stored = bytes.subarray(offsets[value], mark < 0 ? offsets[value + 1] : mark);
    rewritten.set(stored, end);
    const lastUnderscore = mark < 0 ? -1 : stored.lastIndexOf(underscore);
    if (lastUnderscore >= 0) rewritten[end + lastUnderscore] = at;
    end += stored.length;
    rewrittenOffsets[value + 1] = end;
  }
  return { ...names, bytes: rewritten.subarray(0, end), offsets: rewrittenOffsets };
}

function findGuestMark(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i + guestMark.length <= end; i += 1) {
    if (bytes[i] !== hash) continue;
    if (bytesEqual(foldedAsciiCase, guestMark, 0, guestMark.length, bytes, i, i + guestMark.length)) return i;
  }
  return -1;
}
