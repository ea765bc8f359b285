import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenAttributes, type PlannedUser } from '../../src/model/creation.ts';
import { usersJson } from '../../src/reporter/users-json.ts';
import { fuzzRuns, fuzzTimeout } from '../fuzz-runs.ts';
import { runs } from '../property-runs.ts';

const written = (users: readonly PlannedUser[]): Buffer =>
  Buffer.concat(Array.from(usersJson(users), ({ bytes }) => bytes));

const user = (name: string): PlannedUser => ({
  row: 0,
  applicationKey: name,
  userPrincipalName: 'mia@contoso.com',
  mailNickname: 'mia',
  displayName: name,
  set: new Map([['city', name]]),
});

test('each user stands on a line of its own, and each value behind a colon', () => {
  expect(written([user('Zo\u00eb'), user('2024-01-01T00:00:00Z')]).toString()).toBe(
    String.raw`{"schemaVersion":1,"users":[
{"applicationKey":":Zo\u00eb","attributes":{"userPrincipalName":":mia@contoso.com","mailNickname":":mia","displayName":":Zo\u00eb","city":":Zo\u00eb"}},
{"applicationKey":":2024-01-01T00:00:00Z","attributes":{"userPrincipalName":":mia@contoso.com","mailNickname":":mia","displayName":":2024-01-01T00:00:00Z","city":":2024-01-01T00:00:00Z"}}
]}
`,
  );
  expect(written([]).toString()).toBe('{"schemaVersion":1,"users":[\n]}\n');
});

/** What PowerShell takes for quotes, dashes, blanks and ends of comments, beside any text. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      ...Array.from(
        '\'"`$(){}@#;<>|&\n\r\t\0\x1b\x7f\x85\xa0\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u2013\u2014\u2015\u2028\u2029\ufeff\u202e\u00c4\u0142\u{1f600}',
      ),
    ),
  }),
  fc.constantFrom(
    "'@",
    '"@',
    '#>',
    '$(Remove-Item x)',
    '"; exit',
    '\\u0041',
    '/Date(0)/',
    '2026-11-22T08:00:00Z',
  ),
);

test(
  'hostile names come back as they were, from nothing but printable ASCII',
  () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), (names) => {
        const users = names.map(user);
        const bytes = written(users);
        expect(bytes.every((byte) => byte === 0x0a || (byte >= 0x20 && byte <= 0x7e))).toBe(true);
        const lines = bytes.toString('latin1').split('\n');
        expect(lines).toHaveLength(names.length + 3);
        const { users: read } = JSON.parse(bytes.toString('latin1'));
        expect(read).toEqual(
          users.map((one) => ({
            applicationKey: `:${one.applicationKey}`,
            attributes: Object.fromEntries(
              Array.from(writtenAttributes(one), ([name, value]) => [name, `:${value}`]),
            ),
          })),
        );
      }),
      runs(fuzzRuns),
    );
  },
  fuzzTimeout,
);
