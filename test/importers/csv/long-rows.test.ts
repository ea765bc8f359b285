import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { RecordReader } from '../../../src/importers/csv/record-reader.ts';
import { RecordScanner } from '../../../src/importers/csv/record-scanner.ts';
import { bareRows, readRecords, scanRecords } from './read-records.ts';

const mebibyte = 1 << 20;

function* longRow(before: string, size: number, after: string): Generator<Buffer> {
  const filling = Buffer.alloc(mebibyte, 'x');
  yield Buffer.from(before);
  for (let left = size; left > 0; left -= mebibyte) yield filling.subarray(0, Math.min(left, mebibyte));
  yield Buffer.from(after);
}

const deaf = { record: () => undefined, scanned: () => undefined, rejected: () => undefined };

describe.each([
  ['csv-parse', readRecords, () => new RecordReader(',', 1, deaf)],
  ['the scanner', scanRecords, () => new RecordScanner(',', 2, 1, deaf)],
] as const)('rows over 4 MiB, read by %s', (_reader, read, newReader) => {
  test('4 MiB are read', async () => {
    const { rows } = await read(longRow('a,1\nb,', 4 * mebibyte - 1, '\nc,3\n'));
    expect(rows.map(({ line, cells }) => [line, cells?.map((cell) => cell.length)])).toEqual([
      [1, [1, 1]],
      [2, [1, 4 * mebibyte - 1]],
      [3, [1, 1]],
    ]);
  });

  test.each([
    ['the last of two cells', 'b,', '', 5],
    ['a bad row', 'b"', '"', 5],
    ['a quoted cell that ends on its line', 'b,"', '",2', 20],
  ])('%s: rejected, and the next row is read', async (_, before, after, size) => {
    const told = await read(longRow(`a,1\n${before}`, size * mebibyte, `${after}\nc,3\n"d`));
    expect(bareRows(told)).toEqual([
      [1, ['a', '1']],
      [2, before === 'b"' ? 'stray-quote' : 'row-too-long'],
      [3, ['c', '3']],
      [4, 'quote-not-closed'],
    ]);
    expect(told.rows[1].text.length).toBeLessThan(9 * mebibyte);
  });

  test('a long last row without a line end', async () => {
    const told = await read(longRow('a,1\nb,', 5 * mebibyte, ''));
    expect(bareRows(told)).toEqual([
      [1, ['a', '1']],
      [2, 'row-too-long'],
    ]);
    expect(told.quoteNotClosedAt).toBeNull();
  });

  test.each([5, 20])('a quoted cell of %d MiB that goes on behind its line: reading stops', async (size) => {
    const told = await read(longRow('a,1\nb,"', size * mebibyte, '\nc,3\nd",4\n'));
    expect(bareRows(told)).toEqual([
      [1, ['a', '1']],
      [2, 'quote-not-closed'],
    ]);
    expect(told.quoteNotClosedAt).toBe(2);
  });

  test('a quote that is never closed is noticed after 4 MiB of lines', async () => {
    const lines = Buffer.from('b,2\n'.repeat(mebibyte / 4));
    const told = await read([Buffer.from('a,1\n"'), lines, lines, lines, lines, lines, lines]);
    expect(bareRows(told)).toEqual([
      [1, ['a', '1']],
      [2, 'quote-not-closed'],
    ]);
  });

  test('however long the row, it is not kept', async () => {
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const reader = newReader();
    for (const chunk of longRow('b,"', 96 * mebibyte, '"\nc,3\n')) {
      reader.push(chunk);
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    await reader.end();
    expect(most).toBeLessThan(80 * mebibyte);
  });
});
