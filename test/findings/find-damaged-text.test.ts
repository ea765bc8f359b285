import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDamagedText } from '../../src/findings/find-damaged-text.ts';
import { runs } from '../property-runs.ts';
import { apart, tableOf } from './survey-table.ts';

test.each([
  ['mojibake', 'JÃ¼rgen'],
  ['lost-characters', 'Ren\ufffd'],
  ['scientific-notation', '1.23E+05'],
  ['scientific-notation', '1,23457E+11'],
  ['scientific-notation', '4E+10'],
  ['powershell-object', 'System.String[]'],
  ['powershell-object', 'System.Object[]'],
  ['powershell-object', 'System.Collections.Hashtable'],
  ['powershell-object', 'System.Collections.Generic.List`1[System.String]'],
  ['powershell-object', 'Microsoft.Graph.PowerShell.Models.MicrosoftGraphObjectIdentity'],
  ['powershell-object', 'Microsoft.Graph.PowerShell.Models.MicrosoftGraphObjectIdentity[]'],
  ['powershell-object', 'Microsoft.ActiveDirectory.Management.ADPropertyValueCollection'],
])('%s: %s', (damage, value) => {
  const table = tableOf('application', { id: ['1', '2', '3'], name: ['Ines', value, value] });
  expect(findDamagedText(table)).toEqual([{ damage, attribute: 'name', value, line: 3, count: 2 }]);
});

test.each([
  ...[
    'Jürgen',
    '1.23E-05',
    '+4712345678',
    'a+b@contoso.com',
    'E+',
    '12E+05',
    'x1E+05',
    '1E+05x',
    '1e+',
    'me+5@contoso.com',
  ],
  ...[
    'System.Admin',
    'System.Windows',
    'Operating System.String[]',
    'Microsoft',
    'Microsoft.Graph',
    'Microsoft Office',
    '',
  ],
])('%j is as it should be', (value) => {
  expect(findDamagedText(tableOf('directory', { id: ['1'], name: [value] }))).toEqual([]);
});

test('what cells only make together is nobody’s', () => {
  const table = tableOf('application', { id: ['System.', '1.5E', 'Ã'], name: ['String[]', '+05', '¼'] });
  expect(findDamagedText(table)).toEqual([]);
});

test('the example is the least value, on the first line that has it; each value counts once', () => {
  const name = ['Zoë Ã¼Ã¼', 'JÃ¼rgen', 'KÃ¤the', 'JÃ¼rgen'];
  expect(findDamagedText(tableOf('application', { id: ['1', '2', '3', '4'], name }))).toEqual([
    { damage: 'mojibake', attribute: 'name', value: 'JÃ¼rgen', line: 3, count: 4 },
  ]);
});

test('the key is looked at too, and once where a rule compares it', () => {
  const table = tableOf('application', { id: ['1.5E+05'], ID: ['1.5E+05'] });
  expect(findDamagedText(table)).toMatchObject([{ count: 1 }]);
});

test('each value is told by itself, whatever is around it and however columns lie in memory', () => {
  const odd = [
    '',
    'Ines',
    'Ã',
    '¼',
    'JÃ¼',
    '\ufffd',
    '1.2E',
    '+05',
    '1.2E+05',
    'System.',
    'String[]',
    'System.Int32[]',
    'é€',
  ];
  const cell = fc.constantFrom(...odd);
  const row = fc.tuple(cell, cell, cell);
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const columns = {
        id: rows.map(([id]) => id),
        name: rows.map(([, name]) => name),
        mail: rows.map(([, , mail]) => mail),
      };
      const table = tableOf('application', columns);
      const expected = Object.entries(columns).flatMap(([attribute, values]) =>
        [/JÃ¼/, /\ufffd/, /^1\.2E\+05$/, /^System\.Int32\[\]$/].flatMap((pattern) => {
          const damaged = values.filter((value) => pattern.test(value));
          const [value] = damaged.toSorted();
          const line = values.indexOf(value) + 2;
          return damaged.length === 0 ? [] : [{ attribute, value, line, count: damaged.length }];
        }),
      );
      for (const one of [table, apart(table, columns)]) {
        const found = findDamagedText(one).map(({ attribute, value, line, count }) => ({
          attribute,
          value,
          line,
          count,
        }));
        expect(new Set(found)).toEqual(new Set(expected));
      }
    }),
    runs(300),
  );
});
