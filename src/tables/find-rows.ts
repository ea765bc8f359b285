import type { Column } from '../model/users.ts';
import { textColumn } from './append-rows.ts';
import { valueEnd, valueStart, valueText } from './column.ts';
import { buildKeyIndex, KeySearch } from './key-index.ts';
import { keyHash } from './match-hash.ts';

/** The row that has each text in a column whose values are all different; texts that no row has are not there. */
export function findRows(column: Column, texts: Iterable<string>): Map<string, number> {
  return new Map([...lookUp(column, texts, true)].map(([text, [row]]) => [text, row]));
}

/** The values of a column that equal each text, ASCII case aside; texts that none equals are not there. */
export function findValues(column: Column, texts: Iterable<string>): Map<string, number[]> {
  return lookUp(column, texts, false);
}

function lookUp(column: Column, texts: Iterable<string>, caseExact: boolean): Map<string, number[]> {
  const sought = [...new Set(texts)];
  if (sought.length === 0) return new Map();
  const index = buildKeyIndex(textColumn('sought', sought), caseExact, keyHash);
  const valuesOfGroup = new Map<number, number[]>();
  const search = new KeySearch(index, column, keyHash, (value, group) => {
    if (group < 0) return;
    const known = valuesOfGroup.get(group);
    if (known === undefined) valuesOfGroup.set(group, [value]);
    else known.push(value);
  });
  for (let value = 0; value < column.values; value += 1) search.ask(value);
  search.finish();
  return new Map(
    sought.flatMap((text, at) => {
      const values = valuesOfGroup.get(index.groupOfValue[at]);
      return values === undefined ? [] : [[text, values] as const];
    }),
  );
}

const zero = 0x30;

/**
 * The same for numbers that lost the zeros before them, as they do in spreadsheets: only where the rest is all
 * digits, and a single row is that number.
 */
export function findRowsWithoutZeros(column: Column, texts: Iterable<string>): Map<string, number> {
  const sought = new Set([...texts].filter((text) => /^[1-9]\d*$/.test(text)));
  const found = new Map<string, number>();
  const several = new Set<string>();
  for (let row = 0; sought.size > 0 && row < column.values; row += 1) {
    const start = valueStart(column, row);
    if (start === valueEnd(column, row) || column.bytes[start] !== zero) continue;
    const text = withoutZeros(valueText(column, row));
    if (!sought.has(text)) continue;
    if (found.has(text)) several.add(text);
    found.set(text, row);
  }
  for (const text of several) found.delete(text);
  return found;
}

/** A text as a spreadsheet leaves it that takes it for a number. */
export function withoutZeros(text: string): string {
  return text.replace(/^0+/, '');
}
