import { RollcallError } from '../model/rollcall-error.ts';
import type { Column, RowFile, UserTable } from '../model/users.ts';
import { firstValueOf, lastValueOf, pickRows, valueText } from '../tables/column.ts';
import { valuesEqual } from '../tables/equality.ts';
import { areDistinct, buildKeyIndex } from '../tables/key-index.ts';
import { keyHash } from '../tables/match-hash.ts';
import { filesOfPicked, lineText } from '../tables/row-place.ts';
import type { ReadRequest } from './importer.ts';

/** The rows of an export as they come in, by column. */
export interface UserColumns {
  readonly key: Column;
  readonly lines: Uint32Array;
  readonly files: readonly RowFile[];
  readonly columns: ReadonlyMap<string, Column>;
}

/**
 * Sees to it that each key stands for one user. Where the request allows it, rows that repeat a key are
 * merged into the first, provided that they agree in every column that was read for more than evidence.
 */
export function mergeRepeatedKeys(
  source: string,
  rows: UserColumns,
  { side, repeatedKeys, forEvidence }: ReadRequest,
): { readonly table: UserTable; readonly merged: number } {
  const { key, lines, files, columns } = rows;
  const users = lines.length;
  if (repeatedKeys === 'keep' || areDistinct(key))
    return { table: { side, rows: users, lines, files, key, columns }, merged: 0 };
  const { groupOfValue } = buildKeyIndex(key, true, keyHash);
  const kept = groupOfValue.filter((first, row) => first === row);
  const repeats = repeatedRows(groupOfValue);
  if (repeatedKeys === 'error') throw keysRepeated(source, rows, repeats);
  for (const [first, others] of repeats) {
    for (const row of others) {
      for (const [name, column] of columns) {
        if (!forEvidence.has(name) && !rowsAgree(column, first, row))
          throw rowsDisagree(source, rows, column, first, row);
      }
    }
  }
  const picked = Uint32Array.from(kept);
  return {
    table: {
      side,
      rows: picked.length,
      lines: picked.map((row) => lines[row]),
      files: filesOfPicked(files, picked),
      key: pickRows(key, picked),
      columns: new Map([...columns].map(([name, column]) => [name, pickRows(column, picked)])),
    },
    merged: users - picked.length,
  };
}

/** The rows that repeat a key, by the first row that has it. */
function repeatedRows(firstRowOfKey: Int32Array): Map<number, number[]> {
  const repeats = new Map<number, number[]>();
  firstRowOfKey.forEach((first, row) => {
    if (first === row) return;
    const others = repeats.get(first);
    if (others === undefined) repeats.set(first, [row]);
    else others.push(row);
  });
  return repeats;
}

function rowsAgree(column: Column, one: number, other: number): boolean {
  const first = firstValueOf(column, one);
  const second = firstValueOf(column, other);
  const values = lastValueOf(column, one) - first;
  if (lastValueOf(column, other) - second !== values) return false;
  for (let i = 0; i < values; i += 1) {
    if (!valuesEqual(true, column, first + i, column, second + i)) return false;
  }
  return true;
}

const shownKeys = 3;

function keysRepeated(
  source: string,
  rows: UserColumns,
  repeats: ReadonlyMap<number, number[]>,
): RollcallError {
  const { key } = rows;
  const shown = [...repeats].slice(0, shownKeys).map(([first, others]) => {
    const places = [first, ...others.slice(0, shownKeys)].map((row) => lineText(rows, row)).join(', ');
    return `"${valueText(key, first)}" (lines ${places}${others.length > shownKeys ? ', …' : ''})`;
  });
  const count = repeats.size === 1 ? '1 key is' : `${repeats.size} keys are`;
  return new RollcallError(
    'keys-repeated',
    `${source}: ${count} repeated in "${key.name}": ${shown.join(', ')}${repeats.size > shownKeys ? ', …' : ''}`,
    'Choose a column that is unique, or set "repeatedKeys: merge" where the rows say the same of one user.',
  );
}

function rowsDisagree(
  source: string,
  rows: UserColumns,
  column: Column,
  first: number,
  row: number,
): RollcallError {
  return new RollcallError(
    'rows-disagree',
    `${source}: the rows of "${valueText(rows.key, first)}" on lines ${lineText(rows, first)} and ${lineText(rows, row)} differ in "${column.name}"`,
    'Rows of one key are merged only where every column that is used agrees: mend the export.',
  );
}
