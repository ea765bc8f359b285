import { Buffer, isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecordReader } from '../../../src/importers/csv/record-reader.ts';
import { cutBytes, everyCut } from '../../cut-bytes.ts';
import { fuzzRuns, fuzzTimeout } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';
import { bareRows, readRecords, type RecordsRead, type ToldRow } from './read-records.ts';
import { recordLiterals, soup } from './record-literals.ts';

describe('rows and their lines', () => {
  test.each(recordLiterals)('$of', async ({ input, rows, quoteNotClosedAt = null }) => {
    const read = await readRecords([Buffer.from(input)]);
    expect(bareRows(read)).toEqual(rows);
    expect(read.quoteNotClosedAt).toBe(quoteNotClosedAt);
  });

  test.each(recordLiterals)('$of, cut into chunks at every place', async ({ input }) => {
    const bytes = Buffer.from(input);
    const whole = await readRecords([bytes]);
    for (const chunks of everyCut(bytes)) {
      expect(await readRecords(chunks), JSON.stringify(chunks.map(String))).toEqual(whole);
    }
  });

  test('the first line is the one that the header leaves', async () => {
    const read = await readRecords([Buffer.from('a;1\nb"\n\nc;3')], ';', 7);
    expect(bareRows(read)).toEqual([
      [7, ['a', '1']],
      [8, 'stray-quote'],
      [10, ['c', '3']],
    ]);
  });

  test.each([',', ';', '\t', '|', ':'])('cells between %j', async (delimiter) => {
    const others = [',', ';', '\t', '|', ':'].filter((other) => other !== delimiter).join('');
    const read = await readRecords(
      [Buffer.from(`a${delimiter}"x${delimiter}"${delimiter}${others}\n`)],
      delimiter,
    );
    expect(bareRows(read)).toEqual([[1, ['a', `x${delimiter}`, others]]]);
  });

  test('a rejected row is handed out as far as its first line, or whole where its end is known', async () => {
    const { rows } = await readRecords([Buffer.from('a,x"y,2\r\nb,"\0\n"\nc,"x')]);
    expect(rows.map(({ text }) => text.trimEnd())).toEqual(['a,x"y,2', 'b,"\0\n"', 'c,"x']);
  });

  test('what the sink throws is not swallowed', async () => {
    const broken = {
      record: () => {
        throw new Error('the sink is full');
      },
      rejected: () => undefined,
    };
    const read = async () => {
      const reader = new RecordReader(',', 1, broken);
      reader.push(Buffer.from('a,1\nb,2\n'));
      await reader.end();
    };
    await expect(read()).rejects.toThrow('the sink is full');
  });
});

const cutPlaces = fc.array(fc.nat(), { maxLength: 6 });
const delimiter = fc.constantFrom(',', ';', '\t', '|');
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

interface WrittenCell {
  readonly text: string;
  readonly isQuoted: boolean;
}

interface WrittenRow {
  readonly cells: readonly WrittenCell[];
  readonly end: string;
}

const cellText = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('', 'a', '00123', ' ', '"', '""', '\n', '\r\n', '\r', '\ufeff') },
  {
    weight: 3,
    arbitrary: fc.string({
      unit: fc.constantFrom('a', 'é', '😀', '"', ',', ';', '\t', '|', '\n', '\r', ' '),
      maxLength: 8,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replaceAll('\0', '')),
  },
);

const writtenRows: fc.Arbitrary<WrittenRow[]> = fc.array(
  fc.record({
    cells: fc.array(fc.record({ text: cellText, isQuoted: fc.boolean() }), { minLength: 1, maxLength: 4 }),
    end: lineEnd,
  }),
  { maxLength: 8 },
);

const lineBreak = /\r\n|\n|\r/g;
const lineBreaksIn = (text: string): number => text.match(lineBreak)?.length ?? 0;

/** Writes as RFC 4180 has it: a cell that must be quoted is, any other one may be. */
function writeCell({ text, isQuoted }: WrittenCell, between: string): string {
  const needsQuotes = isQuoted || /["\r\n]/.test(text) || text.includes(between);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

const bytesOf = (cells: readonly WrittenCell[]): string[] =>
  cells.map(({ text }) => Buffer.from(text).toString('latin1'));

test(
  'what a strict writer wrote is read back, with the lines it stands on',
  { timeout: fuzzTimeout },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        writtenRows,
        delimiter,
        fc.boolean(),
        cutPlaces,
        async (rows, between, endsOpen, places) => {
          let text = '';
          const expected: [number, string[]][] = [];
          rows.forEach(({ cells, end }, index) => {
            if (cells.some((cell) => cell.text !== ''))
              expected.push([1 + lineBreaksIn(text), bytesOf(cells)]);
            text += cells.map((cell) => writeCell(cell, between)).join(between);
            if (!endsOpen || index < rows.length - 1) text += end;
          });
          const read = await readRecords(cutBytes(Buffer.from(text), places), between);
          expect(bareRows(read)).toEqual(expected);
          expect(read.quoteNotClosedAt).toBeNull();
        },
      ),
      runs(fuzzRuns),
    );
  },
);

interface PhysicalLine {
  readonly text: string;
  readonly start: number;
}

function physicalLines(text: string): PhysicalLine[] {
  let start = 0;
  const lines = [...text.matchAll(lineBreak)].map((found) => {
    const line = { text: text.slice(start, found.index), start };
    start = found.index + found[0].length;
    return line;
  });
  return [...lines, { text: text.slice(start), start }];
}

const linesTaken = ({ cells, text }: ToldRow): number =>
  1 + (cells === null ? lineBreaksIn(text.replace(/(\r\n|\n|\r)$/, '')) : lineBreaksIn(cells.join('"')));

const strictly = (text: string, between: string): string[][] =>
  parse(Buffer.from(text, 'latin1'), {
    delimiter: between,
    encoding: 'latin1',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
  });

/** Holds each row against the very lines it is said to stand on. */
function checkRow(row: ToldRow, text: string, between: string): void {
  switch (row.rejected) {
    case null:
      expect(strictly(text, between)).toEqual([row.cells]);
      expect(text).not.toContain('\0');
      expect(isUtf8(Buffer.from(text, 'latin1'))).toBe(true);
      break;
    case 'nul-character':
      expect(text).toContain('\0');
      break;
    case 'invalid-text':
      expect(isUtf8(Buffer.from(text, 'latin1'))).toBe(false);
      break;
    default:
      expect(() => strictly(text, between)).toThrow();
  }
}

function checkEveryLine({ rows, quoteNotClosedAt }: RecordsRead, text: string, between: string): void {
  const lines = physicalLines(text);
  const isEmpty = between === ',' ? /^(|"")(,(|""))*$/ : /^(|"")(;(|""))*$/;
  let next = 1;
  const passOver = (end: number): void => {
    for (; next < end; next += 1) expect(lines[next - 1].text).toMatch(isEmpty);
  };
  for (const row of rows) {
    expect(row.line).toBeGreaterThanOrEqual(next);
    passOver(row.line);
    next += linesTaken(row);
    checkRow(row, text.slice(lines[row.line - 1].start, lines[next - 1]?.start), between);
  }
  if (quoteNotClosedAt === null) {
    expect(rows.map(({ rejected }) => rejected)).not.toContain('quote-not-closed');
    passOver(lines.length + 1);
  } else {
    expect(rows.at(-1)).toMatchObject({ line: quoteNotClosedAt, rejected: 'quote-not-closed' });
    expect(() => strictly(text.slice(lines[quoteNotClosedAt - 1].start), between)).toThrow();
  }
}

test(
  'of whatever bytes, every line is in one record, in one rejection, empty, or behind an open quote',
  { timeout: fuzzTimeout },
  async () => {
    await fc.assert(
      fc.asyncProperty(soup, fc.constantFrom(',', ';'), async (bytes, between) => {
        checkEveryLine(await readRecords([bytes], between), bytes.toString('latin1'), between);
      }),
      runs(fuzzRuns),
    );
  },
);

test('of whatever bytes, the chunks they come in change nothing', { timeout: fuzzTimeout }, async () => {
  await fc.assert(
    fc.asyncProperty(soup, cutPlaces, async (bytes, places) => {
      const whole = await readRecords([bytes]);
      expect(await readRecords(cutBytes(bytes, places))).toEqual(whole);
      expect(await readRecords(cutBytes(bytes, [...bytes.keys()]))).toEqual(whole);
    }),
    runs(fuzzRuns),
  );
});
