import { describe, expect, it } from 'vitest';
import { ruleValues } from '../../src/matcher/rule-values.ts';
import type { UserTable } from '../../src/model/users.ts';
import { valueText } from '../../src/tables/column.ts';
import { buildPlainColumn } from '../build-column.ts';

function valuesOf(attribute: string, stored: readonly string[], column = 'userPrincipalName'): string[] {
  const table: UserTable = {
    side: 'directory',
    rows: stored.length,
    lines: Uint32Array.from(stored, (_, row) => row + 2),
    files: [],
    key: buildPlainColumn(
      'id',
      stored.map((_, row) => `d-${row}`),
    ),
    columns: new Map([[column.toLowerCase(), buildPlainColumn(column, stored)]]),
  };
  const { column: values } = ruleValues(table, { kind: 'attribute', name: attribute });
  expect(values.values).toBe(stored.length);
  return stored.map((_, row) => valueText(values, row));
}

describe('a guest', () => {
  it.each([
    ['mia_fabrikam.com#EXT#@contoso.onmicrosoft.com', 'mia@fabrikam.com'],
    ['mia_fabrikam.com#ext#@contoso.onmicrosoft.com', 'mia@fabrikam.com'],
    ['MIA_Fabrikam.com#Ext#@contoso.onmicrosoft.com', 'MIA@Fabrikam.com'],
    ['noah_de_la_fabrikam.com#EXT#@contoso.onmicrosoft.com', 'noah_de_la@fabrikam.com'],
    ['noah#EXT#@contoso.onmicrosoft.com', 'noah'],
    ['rené_fabrikam.com#EXT#@contoso.onmicrosoft.com', 'rené@fabrikam.com'],
    ['\u{1F9A6}_\u{1F9A6}#EXT#', '\u{1F9A6}@\u{1F9A6}'],
    ['mia_fabrikam.com#EXT#_x#EXT#@contoso.onmicrosoft.com', 'mia@fabrikam.com'],
    ['mia#_x.com#EXT#@contoso.onmicrosoft.com', 'mia#@x.com'],
    ['mia_x.com##EXT#@contoso.onmicrosoft.com', 'mia@x.com#'],
    ['mia_x.com#EX#EXT#@contoso.onmicrosoft.com', 'mia@x.com#EX'],
    ['_#EXT#@contoso.onmicrosoft.com', '@'],
    ['#EXT#@contoso.onmicrosoft.com', ''],
    ['mia_fabrikam.com#EXT#', 'mia@fabrikam.com'],
  ])('%s is seen as %j', (stored, seen) => {
    expect(valuesOf('userPrincipalName', [stored])).toEqual([seen]);
  });

  it('stands among others without disturbing them', () => {
    const stored = ['kim@contoso.com', 'mia_x.com#EXT#@c.com', '', 'no_guest@c.com', 'otto#EXT#@c.com', 'é'];
    expect(valuesOf('userPrincipalName', stored)).toEqual([
      'kim@contoso.com',
      'mia@x.com',
      '',
      'no_guest@c.com',
      'otto',
      'é',
    ]);
  });

  it.each([
    'first_last@contoso.com',
    'mia_x.com#EXT@c.com',
    'mia_x.com EXT#@c.com',
    'a#b_c@d.com',
    'mia_x#\u212aXT#',
  ])('%s is none', (stored) => {
    expect(valuesOf('userPrincipalName', [stored])).toEqual([stored]);
  });

  it('does not reach over the end of a value', () => {
    expect(valuesOf('userPrincipalName', ['a_b#EX', 'T#c_d', '#EXT', '#'])).toEqual([
      'a_b#EX',
      'T#c_d',
      '#EXT',
      '#',
    ]);
  });

  it('is seen so by the name of the attribute in any case', () => {
    expect(valuesOf('USERPRINCIPALNAME', ['mia_x.com#EXT#@c.com'])).toEqual(['mia@x.com']);
  });
});

it('reads originalUserPrincipalName as it is stored', () => {
  const stored = ['mia_x.com#EXT#@c.com', 'kim@contoso.com'];
  expect(valuesOf('originalUserPrincipalName', stored)).toEqual(stored);
});

it('leaves other attributes alone', () => {
  const stored = ['mia_x.com#EXT#@c.com', 'kim@contoso.com'];
  expect(valuesOf('mail', stored, 'mail')).toEqual(stored);
  expect(valuesOf('MAIL', stored, 'mail')).toEqual(stored);
});

it('is a defect without the column', () => {
  expect(() => valuesOf('mail', ['x'])).toThrow('without "mail"');
});

describe('an expression', () => {
  const users = (columns: Readonly<Record<string, readonly string[]>>): UserTable => {
    const rows = Object.values(columns)[0].length;
    const built = Object.entries(columns).map(
      ([name, values]) => [name.toLowerCase(), buildPlainColumn(name, values)] as const,
    );
    return {
      side: 'directory',
      rows,
      lines: new Uint32Array(rows),
      files: [],
      key: built[0][1],
      columns: new Map(built),
    };
  };
  const computed = (table: UserTable, text: string): string[] => {
    const { column } = ruleValues(table, { kind: 'expression', text, attributes: [] });
    return Array.from({ length: table.rows }, (_, row) => valueText(column, row));
  };

  it('is computed for every user', () => {
    const table = users({ givenName: ['Zoë', '', '李'], surname: ['Ångström', 'Berg', ''] });
    expect(computed(table, 'Append(ToLower(Left([givenName], 1)), ToLower([SURNAME]))')).toEqual([
      'zångström',
      'berg',
      '李',
    ]);
    expect(computed(table, 'ConvertToUTF8Hex([givenName])')).toEqual(['5A6FC3AB', '', 'E69D8E']);
  });

  it('sees a guest by the home address, and the stored name by its own attribute', () => {
    const table = users({ userPrincipalName: ['mia_x.com#EXT#@c.com', 'kim@c.com'] });
    expect(computed(table, 'ToUpper([userPrincipalName])')).toEqual(['MIA@X.COM', 'KIM@C.COM']);
    expect(computed(table, 'Left([originalUserPrincipalName], 6)')).toEqual(['mia_x.', 'kim@c.']);
  });

  it('has no value for a user for whom it fails', () => {
    const table = users({ hired: ['2026-01-02', 'soon', ''] });
    expect(computed(table, 'CDate([hired])')).toEqual(['1/2/2026 12:00:00 AM', '', '']);
    const { failures } = ruleValues(table, { kind: 'expression', text: 'CDate([hired])', attributes: [] });
    expect(failures).toEqual([
      {
        why: 'CDate cannot be computed: it got a date in a form that the documentation does not name',
        count: 1,
        firstRow: 1,
      },
    ]);
  });

  it('is bytes of UTF-8, whatever the size of the column', () => {
    const names = Array.from({ length: 5000 }, (_, row) =>
      row % 7 === 0 ? `É${row}` : `user-number-${row}`,
    );
    expect(computed(users({ name: names }), 'Append([name], "ß")')).toEqual(names.map((name) => `${name}ß`));
  });
});
