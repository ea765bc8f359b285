import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { csvOptions } from '../../src/importers/source-options.ts';
import { decisionKinds } from '../../src/model/decisions.ts';
import { readDecisions, type ReadDecisions } from '../../src/pipeline/read-decisions.ts';
import { guardedCell } from '../../src/reporter/csv-cell.ts';
import { parseDecision } from '../../src/resolutions/decisions/parse-decision.ts';
import { runs } from '../property-runs.ts';
import { temporaryFolder } from '../run-cli.ts';
import { standInIo } from '../stand-in-io.ts';

async function read(folder: string, bytes: string | Uint8Array): Promise<ReadDecisions> {
  writeFileSync(join(folder, 'decisions.csv'), bytes);
  const source = { ...csvOptions({ kind: 'csv', file: 'decisions.csv' }), isFilledIn: true };
  return readDecisions({ source, base: folder }, standInIo(folder));
}

const columns = [
  'fingerprint',
  'application_key',
  'display_name',
  'evidence',
  'decision',
  'directory_id',
  'decided_by',
  'reason',
  'expires_on',
] as const;

type Row = Readonly<Record<(typeof columns)[number], string>>;

/** How a spreadsheet saves what it was given. */
interface Dialect {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly lineBreak: string;
  readonly encoding: 'utf-8' | 'utf-8 with BOM' | 'utf-16le' | 'windows-1252';
  /** The columns in their order, and some of its own among them. */
  readonly columns: readonly string[];
  readonly losesTrailingCells: boolean;
}

function save(rows: readonly Row[], dialect: Dialect): Buffer {
  const cellOf = (row: Row, column: string): string => {
    const known = columns.find((name) => name === column.toLowerCase());
    return known === undefined ? 'mine' : guardedCell(row[known]);
  };
  const options = { delimiter: dialect.delimiter, quoted: dialect.quoted, record_delimiter: '' };
  const lines = [
    stringify([[...dialect.columns]], options),
    ...rows.map((row) => {
      const cells = dialect.columns.map((column) => cellOf(row, column));
      if (dialect.losesTrailingCells) while (cells.at(-1) === '') cells.pop();
      return stringify([cells], options);
    }),
  ];
  const text = lines.map((line) => line + dialect.lineBreak).join('');
  if (dialect.encoding === 'utf-8') return Buffer.from(text);
  if (dialect.encoding === 'utf-8 with BOM') return Buffer.from(`\ufeff${text}`);
  return iconv.encode(text, dialect.encoding, { addBOM: dialect.encoding === 'utf-16le' });
}

/** Texts that windows-1252 has, too, so that every dialect can keep them. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'B', ' ', ';', ',', '"', "'", '=', '-', '@', 'é', 'ß', '1', '0') }),
  fc.constantFrom("'s morgens", "''", '=1+1', '-', '00123', 'two\r\nlines', 'São Paulo'),
);

const row: fc.Arbitrary<Row> = fc
  .record({
    number: fc.nat({ max: 0xffff }),
    key: text,
    name: text,
    evidence: text,
    decision: fc.constantFrom('', ...decisionKinds),
    directoryId: fc.oneof(fc.constant(''), fc.uuid()),
    decidedBy: text,
    reason: text,
    expires: fc.constantFrom('', '2027-12-31'),
  })
  .map(({ number, key, name, evidence, decision, directoryId, decidedBy, reason, expires }) => ({
    fingerprint: `fp1-${number.toString(16).padStart(16, '0')}`,
    application_key: key,
    display_name: name,
    evidence,
    decision,
    directory_id: directoryId,
    decided_by: decidedBy,
    reason,
    expires_on: expires,
  }));

const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  quoted: fc.boolean(),
  lineBreak: fc.constantFrom('\r\n', '\n'),
  encoding: fc.constantFrom('utf-8', 'utf-8 with BOM', 'utf-16le', 'windows-1252'),
  columns: fc
    .tuple(fc.nat({ max: 3 }), fc.constantFrom(...permutations()))
    .map(([own, order]) => [...order.slice(0, own), 'my notes', ...order.slice(own)]),
  losesTrailingCells: fc.boolean(),
});

function permutations(): string[][] {
  return [
    [...columns],
    columns.toReversed(),
    [...columns].sort(),
    columns.map((name) => name.toUpperCase()),
    columns.filter((name) => name !== 'evidence' && name !== 'display_name'),
  ];
}

/** What was decided, without where it stands, in the order of the words. */
function decided(rows: ReadDecisions['rows']): string[] {
  return rows
    .map((one) => {
      const parsed = parseDecision({ ...one, source: '', line: 0 });
      return JSON.stringify(parsed);
    })
    .sort();
}

describe('an edited list', () => {
  it('is incomplete where it breaks off within a row', async () => {
    const folder = temporaryFolder();
    const text = 'fingerprint,decision\r\nfp1-1,exclude\r\nfp1-2';
    const { imported } = await read(folder, text);
    expect(imported.incomplete).toMatchObject({ line: 3, why: 'row-cut-off' });
    expect((await read(folder, `${text}\r\n`)).imported.incomplete).toBeNull();
  });

  it('says the same whatever a spreadsheet makes of its form', async () => {
    const folder = temporaryFolder();
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 6 }), dialect, async (rows, form) => {
        const plain: Dialect = {
          delimiter: ',',
          quoted: true,
          lineBreak: '\r\n',
          encoding: 'utf-8 with BOM',
          columns,
          losesTrailingCells: false,
        };
        const written = await read(folder, save(rows, plain));
        const edited = await read(folder, save(rows.toReversed(), form));
        expect(edited.imported.rejections).toEqual([]);
        expect(decided(edited.rows)).toEqual(decided(written.rows));
        expect(written.rows.map(({ reason }) => reason)).toEqual(rows.map(({ reason }) => reason));
      }),
      runs(150),
    );
  });

  it('takes one apostrophe away where the encoder had put one, and no other', async () => {
    const text = [
      'fingerprint,decision,reason,decided_by',
      "fp1-1,exclude,'=1+1,'s Gravesande",
      "fp1-2,exclude,''s morgens,'-",
      '',
    ].join('\n');
    const { rows } = await read(temporaryFolder(), text);
    expect(rows.map(({ reason, decidedBy }) => [reason, decidedBy])).toEqual([
      ['=1+1', "'s Gravesande"],
      ["'s morgens", '-'],
    ]);
  });

  it('may begin with the line that tells Excel the delimiter, and has rows with empty cells at their ends left out', async () => {
    const text = 'sep=;\r\nfingerprint;application_key;decision;reason\r\nfp1-1;a;exclude\r\nfp1-2\r\n';
    const { rows, imported } = await read(temporaryFolder(), text);
    expect(imported.rejections).toEqual([]);
    expect(rows).toMatchObject([
      { fingerprint: 'fp1-1', applicationKey: 'a', decision: 'exclude', reason: '', line: 3 },
      { fingerprint: 'fp1-2', applicationKey: '', decision: '', reason: '', line: 4 },
    ]);
  });

  it('may repeat a user, lack a fingerprint, or have no row at all', async () => {
    const folder = temporaryFolder();
    const header = 'fingerprint,decision';
    const { rows } = await read(folder, `${header}\nfp1-1,exclude\nfp1-1,exclude\n,create-in-entra\n`);
    expect(rows.map(({ fingerprint }) => fingerprint)).toEqual(['fp1-1', 'fp1-1', '']);
    expect((await read(folder, `${header}\n`)).rows).toEqual([]);
  });

  it('rejects a row with more cells than columns: which is which cannot be told', async () => {
    const { rows, imported } = await read(
      temporaryFolder(),
      'fingerprint,decision,reason\nfp1-1,exclude,no, really\n',
    );
    expect(rows).toEqual([]);
    expect(imported.rejections).toMatchObject([{ line: 2, reason: 'too-many-cells' }]);
  });

  it.each(['decision', 'fingerprint'])('needs the column %s', async (name) => {
    const text = `${['fingerprint', 'decision', 'reason'].filter((one) => one !== name).join(',')}\na,b\n`;
    await expect(read(temporaryFolder(), text)).rejects.toMatchObject({ code: 'column-not-found' });
  });
});
