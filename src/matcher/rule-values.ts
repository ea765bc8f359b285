import { compileExpression, type CompiledExpression } from '../expressions/compile-expression.ts';
import type { ValueFailure } from '../model/match-result.ts';
import type { DirectoryValue } from '../model/rules.ts';
import type { Column, UserTable } from '../model/users.ts';
import { valueEnd, valueLength, valueStart } from '../tables/column.ts';
import { sharedPositions, sharedText } from '../tables/shared-arrays.ts';
import { fourTimes, holdsByte } from '../tables/words.ts';
import { expressionValues, failureOfRow } from './expression-values.ts';

/** What the service looks the application up with, one value per directory user. */
export interface RuleValues {
  readonly column: Column;
  /** How often an expression gave no value because nobody can know what the service makes of it. */
  readonly failures: readonly ValueFailure[];
}

/**
 * Computes a rule's value of every directory user. A guest's `userPrincipalName` is seen as the address it was
 * made from; `originalUserPrincipalName` is the stored one (entra-docs, customize-application-attributes.md).
 */
export function ruleValues(directory: UserTable, value: DirectoryValue): RuleValues {
  if (value.kind === 'attribute') {
    return { column: attributeValues(directory, value.name.toLowerCase()), failures: [] };
  }
  const { expression, columns } = compiledRule(directory, value.text);
  return expressionValues(expression, columns, directory.rows);
}

/** Why a rule gives no value for one directory user, in words; null where it does, or where there is nothing to fail. */
export function ruleFailure(directory: UserTable, value: DirectoryValue, row: number): string | null {
  if (value.kind === 'attribute') return null;
  const { expression, columns } = compiledRule(directory, value.text);
  return failureOfRow(expression, columns, row);
}

function compiledRule(
  directory: UserTable,
  text: string,
): { readonly expression: CompiledExpression; readonly columns: readonly Column[] } {
  const expression = compileExpression(text);
  if (expression.kind === 'refused') throw new Error(`a checked rule was refused: ${expression.why}`);
  return { expression, columns: expression.attributes.map(({ key }) => attributeValues(directory, key)) };
}

/** An attribute as the service sees it. */
export function attributeValues(directory: UserTable, name: string): Column {
  const stored = storedAttribute(directory, name);
  return name === 'userprincipalname' ? guestAddresses(stored) : stored;
}

/** An attribute as the directory stores it. */
export function storedAttribute(directory: UserTable, name: string): Column {
  return columnOf(directory, name === 'originaluserprincipalname' ? 'userprincipalname' : name);
}

export function columnOf(table: UserTable, name: string): Column {
  const column = table.columns.get(name.toLowerCase());
  if (column === undefined) throw new Error(`the ${table.side} table was read without "${name}"`);
  return column;
}

const guestMark = Uint8Array.from('#ext#', (letter) => letter.charCodeAt(0));
const fourHashes = fourTimes(guestMark[0]);
/** Makes an ASCII letter lower case, and none of another byte. */
const lowerCase = 0x20;
const underscore = '_'.charCodeAt(0);
const at = '@'.charCodeAt(0);

/** Cuts each value at `#EXT#` and turns the last `_` before it into `@`; others stay as they are. */
function guestAddresses(names: Column): Column {
  const { bytes, values } = names;
  const marks = new Int32Array(values);
  let size = 0;
  let guests = 0;
  for (let value = 0; value < values; value += 1) {
    marks[value] = findGuestMark(names, valueStart(names, value), valueEnd(names, value));
    size += valueLength(names, value);
    if (marks[value] >= 0) guests += 1;
  }
  if (guests === 0) return names;
  const rewritten = sharedText(size);
  const offsets = sharedPositions(values + 1);
  let end = 0;
  for (let value = 0; value < values; value += 1) {
    const mark = marks[value];
    const stored = bytes.subarray(valueStart(names, value), mark < 0 ? valueEnd(names, value) : mark);
    rewritten.bytes.set(stored, end);
    const lastUnderscore = mark < 0 ? -1 : stored.lastIndexOf(underscore);
    if (lastUnderscore >= 0) rewritten.bytes[end + lastUnderscore] = at;
    end += stored.length;
    offsets[value + 1] = end;
  }
  return { ...names, ...rewritten, offsets, stride: 1, place: 0 };
}

function findGuestMark({ bytes, words }: Column, start: number, end: number): number {
  for (let word = start; word < end; word += 4) {
    if (!holdsByte(words.getInt32(word, true), fourHashes)) continue;
    for (let at = word; at < word + 4 && at + guestMark.length <= end; at += 1) {
      if (guestMark.every((letter, i) => (bytes[at + i] | lowerCase) === letter)) return at;
    }
  }
  return -1;
}
