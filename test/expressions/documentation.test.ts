import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signature } from '../../src/expressions/functions/function-entry.ts';
import { functionTable } from '../../src/expressions/functions/function-table.ts';
import { parseDirectoryValue } from '../../src/expressions/parse-directory-value.ts';
import { refusalReasons } from '../../src/expressions/refusal.ts';

const page = readFileSync('docs/expressions.md', 'utf8');
/** Cells of the tables, without the blanks that line them up. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('docs/expressions.md', () => {
  const entries = [...functionTable.values()];

  it.each(entries.filter(({ kind }) => kind === 'computed').map((entry) => [entry.name, entry] as const))(
    'tells what %s gives',
    (_name, entry) => {
      expect(rows).toContainEqual([`\`${signature(entry)}\``, entry.sentence]);
    },
  );

  it.each(entries.filter(({ kind }) => kind === 'refused').map(({ name }) => [name]))(
    'tells what to use instead of %s',
    (name) => {
      expect(rows.filter(([first]) => first === `\`${name}\``)).toHaveLength(1);
    },
  );

  it.each(Object.entries(refusalReasons))('gives an example of what is refused as %s', (reason, sentence) => {
    const [, example] = rows.find(([first]) => first === sentence) ?? [];
    expect(parseDirectoryValue((example ?? '').replace(/^`|`$/g, ''))).toMatchObject({
      kind: 'refused',
      reason,
    });
  });

  it('tells of no function that is not there', () => {
    const named = rows.flatMap(([first]) => /^`(\w+)/.exec(first)?.[1] ?? []);
    expect(named.filter((name) => !functionTable.has(name))).toEqual([]);
  });
});
