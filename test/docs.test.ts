import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { findingKinds } from '../src/model/finding-words.ts';
import { rejectionReasons } from '../src/model/rejections.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const pages = [
  'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/exports.md', 'docs/expressions.md', 'docs/report.md',
  'src/README.md', 'test/bench/README.md',
]; // prettier-ignore

describe.each(pages)('%s', (page) => {
  const text = read(page).replaceAll(/^```[^]*?^```/gm, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);

  it('links to nothing that is not there', () => {
    const broken = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [path, anchor] = link.split('#', 2);
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

/** What GitHub makes of the headings of a page. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Words between backticks in the first cell of the tables of a page. */
function tableWords(path: string): string[] {
  return read(path)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, word]) => word));
}

test('the first run prints what the README shows', () => {
  const [, shown = ''] =
    /writes the report to `rollcall-report`:\n\n```\n([^]*?)```/.exec(read('README.md')) ?? [];
  const printed = read('fixtures/contoso/expected/stdout.txt').split('\n');
  const lines = shown.replaceAll('rollcall-report', 'report').split('\n');
  expect(lines.length).toBeGreaterThan(30);
  expect(lines.filter((line) => !line.endsWith('…') && !printed.includes(line))).toEqual([]);
});

test('every reason of a rejection is told, and no other', () => {
  expect(tableWords('docs/exports.md').sort()).toEqual([...rejectionReasons].sort());
});

test('every kind of finding is told, and no other', () => {
  expect(tableWords('docs/report.md').sort()).toEqual([...findingKinds].sort());
});

test('the columns that are told are those of the lists', () => {
  const told = [...read('docs/report.md').matchAll(/^- `([\w-]+\.csv)`: ([^]*?)(?=^- |^$)/gm)];
  expect(told).toHaveLength(8);
  for (const [, file, columns] of told) {
    const [header = ''] = read(`fixtures/contoso/expected/report/${file}`).slice(1).split('\r\n', 1);
    const names = [...columns.matchAll(/`(\w+)`/g)].map(([, name]) => `"${name}"`);
    expect(header.split(',').slice(0, names.length), file).toEqual(names);
    // What follows are columns that the example passes through.
    expect(header.split(',').slice(names.length).join(), file).toMatch(/^(?:"cost_center")?$/);
  }
});
