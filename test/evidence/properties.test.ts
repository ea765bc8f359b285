import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceColumn } from '../../src/evidence/evidence-columns.ts';
import { KeyCutter } from '../../src/evidence/key-cutter.ts';
import { QuickLook } from '../../src/evidence/quick-look.ts';
import { seekKeys } from '../../src/evidence/seek-keys.ts';
import { valueText } from '../../src/tables/column.ts';
import { claimedBy } from '../../src/tables/claims.ts';
import { buildPlainColumn } from '../build-column.ts';
import { runs, seed } from '../property-runs.ts';
import { propose, type SmallUser, type SmallWorld } from './small-world.ts';

const words = [
  'anna',
  'Anna',
  'ANNA',
  'berg',
  'Bérg',
  'Müller',
  'mueller',
  'info',
  '00417',
  '417',
  'Анна',
  '由美',
];
const domains = ['contoso.com', 'CONTOSO.com', 'contoso.de', 'fabrikam.com'];
const noise = fc.constantFrom('', '', '', ' ', '\u200b', '+x', '\u0301');
const word = fc.constantFrom(...words);
const name = fc
  .tuple(word, fc.constantFrom(' ', ', ', '  ', '-'), word, noise)
  .map((parts) => parts.join(''));
const local = fc.tuple(word, fc.constantFrom('.', ''), word, noise).map((parts) => parts.join(''));
const address = fc
  .tuple(local, fc.constantFrom('@', '@', '_'), fc.constantFrom(...domains), noise)
  .map((parts) => parts.join(''));
const text = fc.oneof(
  word,
  local,
  address,
  fc.constantFrom('', 'n/a', '@', 'CONTOSO\\anna', 'anna_fabrikam.com#EXT#@contoso.com'),
);
const list = fc
  .array(address, { maxLength: 3 })
  .map((parts) => parts.map((part) => `smtp:${part}`).join(';'));

const accounts = fc.array(fc.record({ displayName: name, email: text, login: text }), { maxLength: 8 });
const people = fc.array(
  fc.record({
    ...{ displayName: name, mail: text, userPrincipalName: text, employeeId: word, mailNickname: word },
    ...{ proxyAddresses: list, givenName: word, surname: word },
  }),
  { maxLength: 12 },
);
const worlds = fc
  .record({ application: accounts, directory: people })
  .map(({ application, directory }): SmallWorld => ({
    application: application.map((user, at) => ({ ...user, key: `u${at}` })),
    directory: directory.map((user, at) => ({ ...user, key: `d${at}` })),
    rules: [{}, { application: 'email', directory: { kind: 'attribute', name: 'employeeId' }, strong: true }],
  }));

/** What is proposed, by the keys of both sides. */
function plain(world: SmallWorld): Record<string, unknown> {
  const { candidates, application, directory } = propose(world);
  return Object.fromEntries(
    [...candidates].map(([row, list]) => [
      valueText(application.table.key, row),
      list.map(({ person, ...rest }) => ({ person: valueText(directory.table.key, person), ...rest })),
    ]),
  );
}

describe(`candidates (FC_SEED=${seed})`, () => {
  it('are few, in order, surer than nothing and never sure, and none of them claims the account', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { match, candidates } = propose(world);
        for (const [row, list] of candidates) {
          expect(match.application.rule[row]).toBe(0);
          expect(list.length).toBeLessThanOrEqual(10);
          expect(new Set(list.map(({ person }) => person)).size).toBe(list.length);
          const sure = list.map(({ confidence }) => confidence);
          expect(sure).toEqual(sure.toSorted((one, other) => other - one));
          for (const { person, confidence, reasons } of list) {
            expect(claimedBy(match, person)).not.toContain(row);
            expect(confidence).toBeGreaterThan(0);
            expect(confidence).toBeLessThan(1);
            expect(reasons.length).toBeGreaterThan(0);
          }
        }
      }),
      runs(500),
    );
  });

  it('do not depend on the order of the rows, nor on the parts that the directory is searched in', () => {
    const reordered = worlds.chain((world) =>
      fc.record({
        world: fc.constant(world),
        application: shuffled(world.application),
        directory: shuffled(world.directory),
        parts: fc.integer({ min: 1, max: 4 }),
      }),
    );
    fc.assert(
      fc.property(reordered, ({ world, ...order }) => {
        expect(plain({ ...world, ...order })).toEqual(plain(world));
      }),
      runs(500),
    );
  });
});

describe(`the quick look (FC_SEED=${seed})`, () => {
  const anyText = fc.oneof(
    { weight: 3, arbitrary: fc.oneof(text, name, list) },
    fc.string({ unit: 'grapheme' }),
  );
  const uses = fc.constantFrom('address', 'principal', 'alias', 'login', 'identifier', 'name', 'value');

  it('passes over no value with a sought key', () => {
    fc.assert(
      fc.property(uses, fc.array(anyText, { minLength: 1, maxLength: 6 }), (use, values) => {
        const column: EvidenceColumn = { use, columns: [buildPlainColumn('any', values)] };
        const rows = values.map((_, row) => row);
        const look = new QuickLook(seekKeys([column], rows).sought);
        const cutter = new KeyCutter();
        for (const row of rows) {
          // What has a key in either spelling seeks itself.
          const hasSpellings = cutter.cut(column, row, false);
          if (cutter.count > 0 || hasSpellings) expect(look.maySeek(column, row), values[row]).toBe(true);
        }
      }),
      runs(2000),
    );
  });

  it('nor over a name that lies in two columns', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 6 }), (names) => {
        const column: EvidenceColumn = {
          use: 'name',
          columns: [0, 1].map((part) =>
            buildPlainColumn(
              'any',
              names.map((parts) => parts[part]),
            ),
          ),
        };
        const rows = names.map((_, row) => row);
        const look = new QuickLook(seekKeys([column], rows).sought);
        for (const row of rows) expect(look.maySeek(column, row), names[row].join('|')).toBe(true);
      }),
      runs(500),
    );
  });
});

function shuffled(items: readonly SmallUser[]): fc.Arbitrary<readonly SmallUser[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}
