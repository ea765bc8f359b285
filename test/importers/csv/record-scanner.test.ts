import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecordScanner } from '../../../src/importers/csv/record-scanner.ts';
import { cutBytes, everyCut } from '../../cut-bytes.ts';
import { fuzzRuns, fuzzTimeout } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';
import { bareRows, readRecords, scanRecords } from './read-records.ts';
import { recordLiterals, soup } from './record-literals.ts';

describe('rows and their lines', () => {
  test.each(recordLiterals)('$of', async ({ input, rows, quoteNotClosedAt = null }) => {
    const read = await scanRecords([Buffer.from(input)]);
    expect(bareRows(read)).toEqual(rows);
    expect(read.quoteNotClosedAt).toBe(quoteNotClosedAt);
  });

  test.each(recordLiterals)('$of, cut into chunks at every place', async ({ input }) => {
    const bytes = Buffer.from(input);
    const whole = bareRows(await readRecords([bytes]));
    for (const chunks of everyCut(bytes)) {
      expect(bareRows(await scanRecords(chunks)), JSON.stringify(chunks.map(String))).toEqual(whole);
    }
  });

  test('cells beyond the width of the header are counted, not kept', async () => {
    const { rows } = await scanRecords([Buffer.from('a,b,c\n1,"2,",3,"4"\nx\n')], ',', 2, 2);
    expect(rows.map(({ cells }) => cells)).toEqual([['a', 'b'], ['1', '2,'], ['x']]);
  });

  test('what the sink throws is not swallowed', async () => {
    const full = (): never => {
      throw new Error('the sink is full');
    };
    for (const text of ['a,1\nb,2\n', 'a,1\rb,2\r', 'a"b\n']) {
      const scanner = new RecordScanner(',', 2, 1, { record: full, scanned: full, rejected: full });
      const read = async (): Promise<void> => {
        scanner.push(Buffer.from(text));
        await scanner.end();
      };
      await expect(read(), JSON.stringify(text)).rejects.toThrow('the sink is full');
    }
  });
});

test('of whatever bytes, in whatever chunks, csv-parse says the same', { timeout: fuzzTimeout }, async () => {
  await fc.assert(
    fc.asyncProperty(
      soup,
      fc.constantFrom(',', ';'),
      fc.array(fc.nat(), { maxLength: 6 }),
      async (bytes, delimiter, places) => {
        const read = await readRecords([bytes], delimiter, 2);
        const scanned = await scanRecords(cutBytes(bytes, places), delimiter, 2);
        expect(bareRows(scanned)).toEqual(bareRows(read));
        expect(scanned.quoteNotClosedAt).toBe(read.quoteNotClosedAt);
      },
    ),
    runs(fuzzRuns),
  );
});

test('every other row bad: each is told', async () => {
  const rows = 40_000;
  const read = await scanRecords([Buffer.from('a"b,1\nc,3\n'.repeat(rows / 2))]);
  expect(read.rows).toHaveLength(rows);
});

test('what comes behind a quote that is never closed is not kept', async () => {
  const mebibyte = 1 << 20;
  const scanner = new RecordScanner(',', 2, 1, {
    record: () => undefined,
    scanned: () => undefined,
    rejected: () => undefined,
  });
  scanner.push(Buffer.from('a,"\nb,"2"\n'));
  expect(scanner.quoteNotClosedAt).toBe(1);
  const before = process.memoryUsage().arrayBuffers;
  const chunk = Buffer.alloc(mebibyte, 'x');
  for (let pushed = 0; pushed < 48; pushed += 1) scanner.push(chunk);
  await scanner.end();
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(24 * mebibyte);
});
