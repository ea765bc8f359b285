import { createHash } from 'node:crypto';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { confusables } from '../../src/tables/confusables.ts';
import { skeletonsOf } from '../../src/tables/skeleton.ts';
import { confusablesFile, deriveLookAlikes, readConfusables } from '../unicode/derive-look-alikes.ts';

const published = /^# Version: (.+)$/m.exec(confusablesFile)?.[1] ?? '';

test('the data is that of Unicode 15.0.0, byte for byte', () => {
  const sha256 = createHash('sha256').update(confusablesFile).digest('hex');
  expect([published, sha256]).toEqual([
    '15.0.0',
    '2b10130885c3370b101c52d7baedc452ab7f0e257b86c1e52ee657ecfc29ce64',
  ]);
});

test('the table is what the rule makes of the data', async () => {
  const entries = [...deriveLookAlikes(confusablesFile, '|')].map(
    ([target, codes]) => `[${JSON.stringify(target)}, '${codes.join(' ')}'],`,
  );
  const source = `/*
 * Made by \`npm run confusables\` from confusables.txt of Unicode ${published} (UTS #39), license:
 * docs/unicode-license.txt. Characters beyond ASCII that look like one of ASCII, less what Unicode itself
 * decomposes into it.
 */
const lookAlikes: readonly (readonly [looksLike: string, codePoints: string])[] = [${entries.join('\n')}];

/** By the character, what it looks like: one of ASCII, its case aside; \`|\` for an upright stroke (I, l, 1). */
export const confusables: ReadonlyMap<string, string> = new Map(
  lookAlikes.flatMap(([looksLike, codePoints]) =>
    codePoints.split(' ').map((code) => [String.fromCodePoint(Number.parseInt(code, 16)), looksLike] as const),
  ),
);
`;
  const path = '../../src/tables/confusables.ts';
  const options = await resolveConfig(new URL(path, import.meta.url));
  await expect(await format(source, { ...options, parser: 'typescript' })).toMatchFileSnapshot(path);
});

test('whatever Unicode takes for one ASCII character looks like it, whatever its case', () => {
  const single = readConfusables(confusablesFile).filter(({ prototype }) => /^[!-~]$/.test(prototype));
  const missed = single.filter(({ character, prototype }) => {
    const own = skeletonsOf(`x${character}x`);
    return !skeletonsOf(`x${prototype}x`).some((skeleton) => own.includes(skeleton));
  });
  expect(single.length).toBeGreaterThan(1500);
  // Compatibility, which goes first, says otherwise of these.
  expect(missed.map(({ character, prototype }) => `${character} ${prototype}`)).toEqual([
    '\uFE30 :',
    '\uFF3B (',
    '\uFF3D )',
    '\u017F f',
  ]);
});

test('the table looks like ASCII and nothing else', () => {
  expect(confusables.size).toBe(723);
  for (const [character, looksLike] of confusables) {
    expect(character).toMatch(/^[^\0-\x7f]$/u);
    expect(looksLike).toMatch(/^[ -~]$/);
  }
});
