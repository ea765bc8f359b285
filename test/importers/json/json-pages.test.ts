import { mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ImportedUsers, OpenedSource } from '../../../src/importers/importer.ts';
import { openJson } from '../../../src/importers/json/open-json.ts';
import { lineText } from '../../../src/tables/row-place.ts';
import { fuzzRuns, fuzzTimeout } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';
import { requestFor } from '../../request-for.ts';
import { temporaryFolder } from '../../run-cli.ts';
import { standInIo } from '../../stand-in-io.ts';
import { usersOf } from './read-json.ts';

const listResponse = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const user = (id: number | string): object => ({ id: String(id), name: `n${id}` });
const scim = (ids: readonly (number | string)[], around: object): string =>
  JSON.stringify({ schemas: [listResponse], ...around, Resources: ids.map(user) });
const graph = (ids: readonly (number | string)[], around: object = {}): string =>
  JSON.stringify({ ...around, value: ids.map(user) });

interface Way {
  readonly kind?: 'json' | 'scim';
  readonly repeatedKeys?: 'error' | 'merge';
}

async function openPages(
  pages: Readonly<Record<string, string>>,
  kind: 'json' | 'scim',
): Promise<OpenedSource> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'pages'));
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, 'pages', name), text);
  const source = await openJson({ kind, file: 'pages', trim: false }, folder, standInIo(folder));
  onTestFinished(() => source.close());
  return source;
}

async function readPages(
  pages: Readonly<Record<string, string>>,
  { kind = 'json', repeatedKeys = 'error' }: Way = {},
): Promise<ImportedUsers> {
  const source = await openPages(pages, kind);
  return source.readUsers(requestFor({ columns: ['name'], repeatedKeys }));
}

const placesOf = ({ table }: ImportedUsers): string[] =>
  Array.from({ length: table.rows }, (_, row) => lineText(table, row));

describe('a folder of pages', () => {
  test('is one source, and each row is known by its page', async () => {
    const pages = {
      'b.json': `[\n${JSON.stringify(user(3))}]`,
      'a.json': `[\n\n${JSON.stringify(user(1))},\n${JSON.stringify(user(2))}]`,
    };
    const imported = await readPages({ ...pages, '.hidden': 'no page' });
    expect(usersOf(imported).map(([, key]) => key)).toEqual(['1', '2', '3']);
    expect(placesOf(imported)).toEqual(['pages/a.json:3', 'pages/a.json:4', 'pages/b.json:2']);
    expect(imported).toMatchObject({ read: 3, completeness: 'unproven', incomplete: null });
    expect(imported.sha256).toBe(
      createHash('sha256').update(pages['a.json']).update(pages['b.json']).digest('hex'),
    );
  });

  test('tells rejected users by their page', async () => {
    const imported = await readPages({ 'a.json': graph([1]), 'b.json': '{"value":[\n{"name":"x"}]}' });
    expect(imported.rejections).toMatchObject([{ source: 'pages/b.json', line: 2, reason: 'key-missing' }]);
  });

  test('where users are merged, the others keep their pages', async () => {
    const imported = await readPages(
      { '1': graph([1, 2]), '2': graph([2, 3]), '3': graph([3]), '4': graph([4]) },
      { repeatedKeys: 'merge' },
    );
    expect(usersOf(imported).map(([, key]) => key)).toEqual(['1', '2', '3', '4']);
    expect(placesOf(imported)).toEqual(['1:1', '1:1', '2:1', '4:1'].map((place) => `pages/${place}`));
    expect(imported.merged).toBe(2);
  });

  test('a repeated key is told by both pages', async () => {
    await expect(readPages({ '1': graph([1]), '2': graph([1]) })).rejects.toMatchObject({
      code: 'keys-repeated',
      message: expect.stringContaining(`(lines pages/1:1, pages/2:1)`),
    });
  });

  test.each([
    [
      'an error instead of a page',
      { '1': graph([1]), '2': '{"error":{"code":"TooManyRequests"}}' },
      'json-unreadable',
    ],
    ['lines', { '1': '{"id":"1"}\n{"id":"2"}' }, 'json-unreadable'],
    ['no users', { '1': '[]', '2': graph([]) }, 'no-rows'],
    ['no file', {}, 'file-empty'],
    ['an empty file', { '1': '' }, 'file-empty'],
  ])('%s: refused', async (_, pages, code) => {
    await expect(readPages(pages)).rejects.toMatchObject({ code, exitCode: 3 });
  });
});

describe('completeness of pages', () => {
  const next = { '@odata.nextLink': 'https://x' };
  const place = (startIndex: number, totalResults: number): object => ({ startIndex, totalResults });

  test.each<[string, string[], Way, string, [string, string] | null]>([
    ['Graph, to the last page', [graph([1], next), graph([2])], {}, 'unproven', null],
    ['Graph, with its count', [graph([1], { ...next, '@odata.count': 2 }), graph([2])], {}, 'proven', null],
    [
      'Graph, a page missing by its count',
      [graph([1], { ...next, '@odata.count': 3 }), graph([2])],
      {},
      'incomplete',
      ['count-differs', '2'],
    ],
    [
      'Graph, without the last page',
      [graph([1], next), graph([2], next)],
      {},
      'incomplete',
      ['more-pages', '2'],
    ],
    ['SCIM', [scim([1, 2], place(1, 3)), scim([3], place(3, 3))], {}, 'proven', null],
    [
      'SCIM, without places',
      [scim([1, 2], { totalResults: 3 }), scim([3], { totalResults: 3 })],
      {},
      'proven',
      null,
    ],
    ['SCIM, out of order', [scim([3], place(3, 3)), scim([1, 2], place(1, 3))], {}, 'proven', null],
    [
      'SCIM, the last page without a list',
      [scim([1], place(1, 1)), JSON.stringify({ schemas: [listResponse], totalResults: 1 })],
      {},
      'proven',
      null,
    ],
    ['SCIM, without the first page', [scim([3], place(3, 3))], {}, 'incomplete', ['pages-missing', '1']],
    [
      'SCIM, without one between',
      [scim([1], place(1, 3)), scim([3], place(3, 3))],
      {},
      'incomplete',
      ['pages-missing', '2'],
    ],
    [
      'SCIM, without the last page',
      [scim([1, 2], place(1, 4)), scim([3], place(3, 4))],
      {},
      'incomplete',
      ['count-differs', '2'],
    ],
    ['SCIM, one page of several', [scim([1, 2], place(1, 4))], {}, 'incomplete', ['more-pages', '1']],
    ['SCIM, more than in all', [scim([1, 2], place(1, 1))], {}, 'incomplete', ['count-differs', '1']],
    [
      'SCIM, totals that differ',
      [scim([1], place(1, 2)), scim([2], place(2, 3))],
      {},
      'incomplete',
      ['totals-differ', '2'],
    ],
    [
      'SCIM, a user on two pages and one on none',
      [scim([1, 2], place(1, 3)), scim([2], place(3, 3))],
      { repeatedKeys: 'merge' },
      'incomplete',
      ['count-differs', '2'],
    ],
    [
      'a page that is cut off',
      [graph([1]), graph([2]).slice(0, -1), graph([3])],
      {},
      'incomplete',
      ['json-cut-off', '2'],
    ],
  ])('%s', async (_, pages, way, completeness, why) => {
    const imported = await readPages(
      Object.fromEntries(pages.map((text, at) => [String(at + 1), text])),
      way,
    );
    expect(imported.completeness).toBe(completeness);
    const { incomplete } = imported;
    expect(incomplete === null ? null : [incomplete.why, incomplete.source]).toEqual(
      why === null ? null : [why[0], `pages/${why[1]}`],
    );
  });

  test('names of SCIM are without case', async () => {
    const page = JSON.stringify({
      SCHEMAS: [listResponse.toLowerCase()],
      TotalResults: 1,
      resources: [user(1)],
    });
    expect(await readPages({ '1': page }, { kind: 'scim' })).toMatchObject({
      read: 1,
      completeness: 'proven',
    });
  });

  test(
    'users on pages are proven where all are there, and never where a page is left out or cut',
    async () => {
      const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(sizes, fc.nat(), fc.nat(), async (drawn, left, cut) => {
          const total = drawn.reduce((sum, size) => sum + size, 0);
          let id = 0;
          const pages = drawn.map((size): [string, string] => {
            const startIndex = id + 1;
            const ids = Array.from({ length: size }, () => (id += 1));
            return [
              `p${String(startIndex).padStart(3, '0')}.json`,
              scim(ids, { startIndex, totalResults: total }),
            ];
          });
          const whole = await readPages(Object.fromEntries(pages), { kind: 'scim' });
          expect(whole).toMatchObject({ read: total, completeness: 'proven', incomplete: null });
          const at = left % pages.length;
          const [name, text] = pages[at];
          const size = cut % text.length;
          const damaged = [
            Object.fromEntries(pages.filter((_, place) => place !== at)),
            Object.fromEntries(pages.with(at, [name, text.slice(0, size)])),
          ];
          for (const folder of damaged) {
            const read = await readPages(folder, { kind: 'scim' }).catch(() => null);
            if (read !== null) expect(read.completeness).toBe('incomplete');
          }
        }),
        runs(Math.ceil(fuzzRuns / 10)),
      );
    },
    fuzzTimeout,
  );
});

describe('kind: scim', () => {
  test.each([
    ['a list', '[{"id":"1"}]'],
    ['a page of Graph', graph([1])],
    ['a user', JSON.stringify({ schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], id: '1' })],
    ['an error', JSON.stringify({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '401' })],
  ])('%s is no ListResponse', async (_, text) => {
    await expect(readPages({ '1': text }, { kind: 'scim' })).rejects.toMatchObject({
      code: 'json-unreadable',
      message: `pages/1 is no SCIM ListResponse`,
    });
  });

  test('SCIM 1.1', async () => {
    const page = JSON.stringify({
      schemas: ['urn:scim:schemas:core:1.0'],
      totalResults: 1,
      Resources: [user(1)],
    });
    expect(await readPages({ '1': page }, { kind: 'scim' })).toMatchObject({ completeness: 'proven' });
  });
});
