import { Buffer } from 'node:buffer';
import type { Column } from '../model/users.ts';
import { ColumnBuilder } from './column-builder.ts';
import { valueEnd, valueStart, valueText } from './column.ts';
import { buildKeyIndex, KeySearch } from './key-index.ts';
import { keyHash } from './match-hash.ts';

/** The row that has each text in a column of one value per row; texts that no row has are not there. */
export function findRows(column: Column, texts: Iterable<string>): Map<string, number> {
  const sought = [...new Set(texts)];
  const found = new Map<string, number>();
  if (sought.length === 0) return found;
  const builder = new ColumnBuilder('sought');
  for (const text of sought) builder.appendValue(Buffer.from(text).toString('latin1'));
  const index = buildKeyIndex(builder.finish(), true, keyHash);
  const search = new KeySearch(index, column, keyHash, (row, group) => {
    if (group >= 0) found.set(sought[group], row);
  });
  for (let row = 0; row < column.values; row += 1) search.ask(row);
  search.finish();
  return found;
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
    const text = valueText(column, row).replace(/^0+/, '');
    if (!sought.has(text)) continue;
    if (found.has(text)) several.add(text);
    found.set(text, row);
  }
  for (const text of several) found.delete(text);
  return found;
}
