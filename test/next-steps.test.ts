import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readList } from './read-list.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures');
const scenarios = readdirSync(fixtures).filter((name) =>
  existsSync(join(fixtures, name, 'expected', 'report', 'resolution-options.csv')),
);

test.each(scenarios)('%s: what to do next counts what the lists hold', (name) => {
  const expected = join(fixtures, name, 'expected');
  const stdout = readFileSync(join(expected, 'stdout.txt'), 'utf8');
  if (!/^Next$/m.test(stdout) || stdout.includes('this report may not be acted on')) return;
  const list = (file: string) => readList(readFileSync(join(expected, 'report', file), 'utf8'));
  const told = (words: string): number => Number(new RegExp(`${words} (\\d+) `).exec(stdout)?.[1] ?? 0);
  const options = list('resolution-options.csv');
  // A yes or no that leaves something to do is followed by a decision on what.
  const isOpen = (row: Readonly<Record<string, string>>): boolean =>
    row['decision'] === '' ||
    (/^(not-)?same-person$/.test(row['decision'] ?? '') && row['recommended_option'] !== '');
  expect(told('decide about')).toBe(options.filter(isOpen).length);
  expect(told(String.raw`conflicts\.csv: settle who owns`)).toBe(keysOf(list('conflicts.csv')).size);
  expect(told(String.raw`duplicate-risk\.csv: settle who owns`)).toBe(
    keysOf(list('duplicate-risk.csv')).size,
  );
});

function keysOf(rows: readonly Readonly<Record<string, string>>[]): ReadonlySet<string | undefined> {
  return new Set(rows.map((row) => row['application_key']));
}
