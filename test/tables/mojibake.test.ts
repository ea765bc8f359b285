import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { isMojibake } from '../../src/tables/mojibake.ts';

const lead = 0xc3;

function holdsMojibake(text: string): boolean {
  const bytes = Buffer.from(text);
  return bytes.some((byte, at) => byte === lead && isMojibake(bytes, at, bytes.length));
}

/** UTF-8 read as windows-1252 or, where that has no character, as Latin-1. */
function misread(text: string): string {
  const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
  return [...Buffer.from(text)]
    .map((byte) => (byte >= 0x80 && byte < 0xa0 ? high[byte - 0x80] : String.fromCharCode(byte)))
    .join('');
}

test.each([
  'Jürgen', 'Zoë', 'André', 'François', 'Señor', 'Ærø', 'Ångström', 'Šárka', 'Łukasz', 'Paweł', 'Grzegorz Brzęczyszczykiewicz',
  'Dağıstanlı', 'Őry', 'Иван', 'Ольга Петрова', 'Γιώργος', 'יעל', 'محمد', '山田', '김', 'D’Arcy', 'a – b', '😀', 'Ren\ufffd',
])('%s, misread', (name) => {
  expect(holdsMojibake(misread(name))).toBe(true);
  expect(holdsMojibake(Buffer.from(name).toString('latin1'))).toBe(true);
  expect(holdsMojibake(name)).toBe(false);
}); // prettier-ignore

test.each([
  'JOÃO', 'ÂNGELA', 'ÅSA', 'Ä’s', 'Å–B', 'ÉMILE’S', 'NOÉ™', 'ÑU', 'Ã', 'Â', 'ÇA', 'É', 'Ø', 'à la carte', 'ÿ', 'Ãa',
])('%s is as it should be', (name) => {
  expect(holdsMojibake(name)).toBe(false);
}); // prettier-ignore

test('a sequence does not go on into the next cell', () => {
  const bytes = Buffer.from('Ã¼');
  expect(isMojibake(bytes, 0, 4)).toBe(true);
  for (const end of [2, 3]) expect(isMojibake(bytes, 0, end)).toBe(false);
});
