import { expect, it } from 'vitest';
import { mendText } from '../../../src/resolutions/recommend/mend-text.ts';

it.each([
  ['alice@contoso.com ', 'alice@contoso.com'],
  ['\u00a0alice', 'alice'],
  ['ali\u200bce', 'alice'],
  ['alice\u0000', 'alice'],
  ['alice @ contoso.com', 'alice@contoso.com'],
  [' Ana  Lopez ', 'Ana  Lopez'],
  ['\tA-1\r\n', 'A-1'],
])('%j has hidden characters', (value, mended) => {
  expect(mendText(value)).toEqual({ flaw: 'hidden-characters', mended });
});

it.each([
  ['\u0430lice@contoso.com', 'alice@contoso.com'],
  ['y\u0131ld\u0131z', 'yildiz'],
  ['\uff41\uff42\uff43', 'abc'],
])('%j has letters that only look plain', (value, mended) => {
  expect(mendText(value)).toEqual({ flaw: 'look-alike-letters', mended });
});

it.each(['alice@contoso.com', 'Ana Lopez', 'josé', 'Øst', '田中', 'Ольга'])('%j is well written', (value) => {
  expect(mendText(value)).toBeNull();
});
