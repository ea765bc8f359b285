import { describe, expect, it } from 'vitest';
import { parseDirectoryValue } from '../../src/expressions/parse-directory-value.ts';

describe('the directory side of a rule', () => {
  it.each(['mail', '[mail]', ' [ mail ] '])('%j is an attribute', (written) => {
    expect(parseDirectoryValue(written)).toEqual({
      kind: 'parsed',
      value: { kind: 'attribute', name: 'mail' },
    });
  });

  it('is an expression, in its one written form, with the attributes it reads', () => {
    expect(parseDirectoryValue(' Append([mailNickname],"@contoso.com") ')).toEqual({
      kind: 'parsed',
      value: {
        kind: 'expression',
        text: 'Append([mailNickname], "@contoso.com")',
        attributes: ['mailNickname'],
      },
    });
    expect(parseDirectoryValue('Coalesce([mail], [userPrincipalName], [Mail])')).toMatchObject({
      value: { attributes: ['mail', 'userPrincipalName'] },
    });
  });

  it('is plain data', () => {
    const parsed = parseDirectoryValue('ToLower([mail])');
    expect(structuredClone(parsed)).toEqual(parsed);
  });

  it.each([
    ['', '"" is no directory attribute'],
    ['"mail"', '""mail"" is no directory attribute'],
    ['[1mail]', '"[1mail]" is no directory attribute'],
    ['ToLower([1mail])', '"[1mail]" is no directory attribute'],
    ['ToLower([full name])', '"[full name]" is no directory attribute'],
    ['ToLower("x")', 'the expression reads no attribute, and so gives every user the same value'],
    ['proxyAddresses', 'proxyAddresses holds several values, and the service matches by none of those'],
    [
      'Item([proxyAddresses], 1)',
      'proxyAddresses holds several values, and an export has them in one cell, in no fixed order',
    ],
    [
      'ToLower([otherMails])',
      'source of ToLower(source, [culture]) is one value, and this gives several values\n  ToLower([otherMails])\n          ^^^^^^^^^^^^',
    ],
    ['ToLower([mail]', 'ToLower is not closed\n  ToLower([mail]\n                ^'],
    ['Guid()', 'Guid is not computed: it gives another value each time\n  Guid()\n  ^^^^'],
  ])('%j is refused', (written, why) => {
    expect(parseDirectoryValue(written)).toMatchObject({ kind: 'refused', why });
  });
});
