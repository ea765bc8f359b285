import { surveySide } from '../../src/findings/survey-side.ts';
import type { SurveyedSide } from '../../src/findings/find-lost-zeros.ts';
import type { Column, Side, UserTable } from '../../src/model/users.ts';
import { TableBuilder } from '../../src/tables/table-builder.ts';
import { Buffer } from 'node:buffer';
import { buildPlainColumn } from '../build-column.ts';

/** A table whose columns share their text, as those of an export do; the key is its first column, lines begin with 2. */
export function tableOf(side: Side, columns: Readonly<Record<string, readonly string[]>>): UserTable {
  const names = Object.keys(columns);
  const rows = columns[names[0]].length;
  const builder = new TableBuilder(
    'users.csv',
    names.map((name, cell) => ({ name, cell })),
  );
  for (let row = 0; row < rows; row += 1) {
    const cells = names.map((name) => Buffer.from(columns[name][row]));
    const memory = new ArrayBuffer(cells.reduce((sum, { length }) => sum + length, 3));
    const bytes = new Uint8Array(memory);
    const starts: number[] = [];
    const ends: number[] = [];
    for (const cell of cells) {
      starts.push(ends.at(-1) ?? 0);
      bytes.set(cell, starts.at(-1));
      ends.push((starts.at(-1) ?? 0) + cell.length);
    }
    const [from, to] = [Uint32Array.from(starts), Uint32Array.from(ends)];
    builder.add({ bytes, words: new DataView(memory), starts: from, ends: to }, row + 2);
  }
  const { columns: built, lines } = builder.finish();
  const [key, ...others] = built;
  return { side, rows, lines, files: [], key, columns: byName(others) };
}

/** The same with each column in memory of its own. */
export function apart(
  { side, rows, lines, files, key, columns }: UserTable,
  texts: Readonly<Record<string, readonly string[]>>,
): UserTable {
  const own = (column: Column): Column => buildPlainColumn(column.name, texts[column.name]);
  return { side, rows, lines, files, key: own(key), columns: byName([...columns.values()].map(own)) };
}

/** A side with all its columns compared by rules. */
export function surveyed(side: Side, columns: Readonly<Record<string, readonly string[]>>): SurveyedSide {
  const table = tableOf(side, columns);
  return { source: `${side}.csv`, table, survey: surveySide(table, [...table.columns.keys()]) };
}

function byName(columns: readonly Column[]): Map<string, Column> {
  return new Map(columns.map((column) => [column.name.toLowerCase(), column]));
}
