import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findColumn } from '../../../src/importers/find-column.ts';
import { cutBytes } from '../../cut-bytes.ts';
import { fuzzRuns, fuzzTimeout } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';
import { sourceWith } from '../source-with.ts';
import { open, read, readChunks, readOpened, rejectionsOf, usersOf } from './read-json.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const pathSource = (...attributes: string[]) => ({ ...sourceWith(...attributes), hasPaths: true });

describe('an attribute of an extension', () => {
  const text = `[{"id":"1","${enterprise}":{"employeeNumber":"00417","manager":{"value":"9"}}}]`;

  test.each([
    [`${enterprise}:employeeNumber`, '00417'],
    [`${enterprise}.employeeNumber`, '00417'],
    [`${enterprise}:manager.value`, '9'],
    [`${enterprise.toUpperCase()}:EMPLOYEENUMBER`, '00417'],
  ])('%s', async (path, value) => {
    expect(usersOf(await read(text, { columns: [path] }))).toEqual([[1, '1', [value]]]);
    const source = await open(text);
    expect(findColumn(source, [path], 'rule').toLowerCase()).toBe(path.toLowerCase());
  });
});

describe('elements that a filter picks', () => {
  const emails = [
    '{"value":"a@contoso.com","type":"work","primary":true}',
    '{"type":"home","value":"b@contoso.com","primary":"False"}',
    '{"value":"c@contoso.com","display":{"x":[1]},"type":"Work"}',
  ];
  const text = `[{"id":"1","emails":[${emails.join()}],"phones":{"type":"work","value":"555"}}]`;

  test.each([
    ['emails[type eq "work"].value', ['a@contoso.com', 'c@contoso.com']],
    ['emails[type eq "home"].value', ['b@contoso.com']],
    ['emails[primary eq true].value', ['a@contoso.com']],
    ['emails[PRIMARY EQ False].Value', ['b@contoso.com']],
    ['emails[type eq "work" and primary eq true].value', ['a@contoso.com']],
    ['phones[type eq "work"].value', ['555']],
    ['emails.value', ['a@contoso.com', 'b@contoso.com', 'c@contoso.com']],
  ])('%s', async (path, values) => {
    expect(usersOf(await read(text, { columns: [path], multiValued: [path] }))).toEqual([[1, '1', values]]);
  });

  test('are asked for side by side', async () => {
    const paths = ['emails[type eq "home"].value', 'emails[primary eq true].type', 'emails.display.x'];
    expect(usersOf(await read(text, { columns: paths }))).toEqual([
      [1, '1', ['b@contoso.com'], ['work'], ['1']],
    ]);
  });

  test('several for one value', async () => {
    const imported = await read(text, { columns: ['emails[type eq "work"].value'] });
    expect(rejectionsOf(imported)).toEqual([[1, 'several-values', '1']]);
  });

  test('of nobody are an error, for the filter may be misspelt', async () => {
    await expect(read(text, { columns: ['emails[type eq "wrok"].value'] })).rejects.toMatchObject({
      code: 'column-not-found',
    });
  });

  test('are told from a text with a bracket in it', async () => {
    const path = 'x[n eq "a\\"]b\\\\"].y';
    const brackets = '[{"id":"1","x":[{"n":"a\\"]b\\\\","y":"here"},{"n":"a","y":"there"}]}]';
    expect(usersOf(await read(brackets, { columns: [path] }))).toEqual([[1, '1', ['here']]]);
  });

  test('where chunks end anywhere', async () => {
    const bytes = Buffer.from(text);
    const path = 'emails[type eq "home"].value';
    for (let place = 0; place < bytes.length; place += 1) {
      const imported = await readChunks(cutBytes(bytes, [place]), { columns: [path] });
      expect(usersOf(imported)).toEqual([[1, '1', ['b@contoso.com']]]);
    }
  });

  test(
    'are those that filtering a parsed list finds',
    async () => {
      const element = fc.record(
        {
          type: fc.constantFrom('work', 'home', 'WORK', '', 7, true),
          primary: fc.constantFrom(true, false, 'true', null),
          value: fc.constantFrom('v1', 'v2', 'v3'),
        },
        { requiredKeys: [] },
      );
      const same = (one: unknown, other: string): boolean => String(one).toLowerCase() === other;
      await fc.assert(
        fc.asyncProperty(
          fc.array(element, { maxLength: 5 }),
          fc.constantFrom('work', 'home', '7', 'true', ''),
          fc.array(fc.nat(300), { maxLength: 4 }),
          async (elements, type, cuts) => {
            const literal = type === '7' || type === 'true' ? type : JSON.stringify(type);
            const path = `emails[type eq ${literal}].value`;
            const first = { type, value: 'first' };
            const users = [{ id: 1, emails: [first, ...elements], n: 1 }];
            const imported = await readChunks(cutBytes(Buffer.from(JSON.stringify(users)), cuts), {
              columns: [path],
              multiValued: [path],
            });
            const found = elements
              .filter((one) => 'type' in one && same(one.type, type))
              .flatMap(({ value }) => (value === undefined ? [] : [value]));
            expect(usersOf(imported)).toEqual([[1, '1', ['first', ...found]]]);
          },
        ),
        runs(fuzzRuns),
      );
    },
    fuzzTimeout,
  );
});

describe('a path is looked for', () => {
  test('by its plain form', () => {
    const source = pathSource('emails.value', 'a.b.c');
    expect(findColumn(source, ['emails[type eq "work"].value'], 'key')).toBe('emails[type eq "work"].value');
    expect(() => findColumn(source, ['mails[type eq "work"].value'], 'key')).toThrow(
      expect.objectContaining({ code: 'column-not-found' }),
    );
  });

  test('as a name first', () => {
    expect(findColumn(pathSource('emails[0].value'), ['Emails[0].value'], 'key')).toBe('emails[0].value');
  });

  test('only where there are paths', () => {
    expect(() => findColumn(sourceWith('emails.value'), ['emails[x'], 'key')).toThrow(
      expect.objectContaining({ code: 'column-not-found' }),
    );
  });

  test.each([
    ['emails[type eq work].value', 'a text in double quotes, true, false or a number', 15],
    ['emails[type ne "work"].value', 'eq, the only comparison that is known here', 11],
    ['emails[0].value', 'eq, the only comparison that is known here', 8],
    ['emails[].value', 'an attribute and what it must be, such as type eq "work"', 7],
    ['emails[type eq "work".value', '"]", or "and" and another condition', 21],
    ['emails[type eq "work"]', '"." and the attribute of the element', 22],
    ['emails[type eq "work" and ].value', 'an attribute and what it must be, such as type eq "work"', 26],
  ])('%s cannot be read', (path, awaited, at) => {
    expect(() => findColumn(pathSource('emails.value'), [path], 'matching rule 1')).toThrow(
      expect.objectContaining({
        code: 'invalid-path',
        exitCode: 2,
        message: `the path cannot be read (matching rule 1): expected ${awaited}\n  ${path}\n  ${' '.repeat(at)}^`,
      }),
    );
  });
});

test('paths with filters that lead to something are listed', async () => {
  const source = await open('[{"id":"1","emails":[{"value":"a@contoso.com","primary":true}]}]');
  expect(source.attributes).toEqual([
    'id',
    'emails.value',
    'emails.primary',
    'emails[primary eq true].value',
  ]);
  const imported = await readOpened(source, { columns: ['emails[primary eq true].value'] });
  expect(usersOf(imported)).toEqual([[1, '1', ['a@contoso.com']]]);
});
