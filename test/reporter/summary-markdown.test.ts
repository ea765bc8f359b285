import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Advice } from '../../src/model/recommendations.ts';
import type { Reconciliation } from '../../src/model/reconciliation.ts';
import type { Summary } from '../../src/model/summary.ts';
import { summaryMarkdown } from '../../src/reporter/summary-markdown.ts';
import { runs, seed } from '../property-runs.ts';

/** The summary names nobody, so it asks about nobody. */
const noAdvice = {} as Advice;

const markup = Array.from('\\`*_{}[]()#+-.!|<>~&:@;"\'\n\r\t $=/1a');
const nothing = { read: 1, accepted: 1, merged: 0, rejected: 0, completeness: 'unproven' } as const;

/** A summary in which every text that comes from a file is the given name. */
function summaryOf(name: string): Summary {
  const rule = { application: name, directory: `[${name}]`, matched: 1, held: 0, ambiguous: 0, contested: 0 };
  return {
    schemaVersion: 1,
    application: nothing,
    directory: { ...nothing, scope: `assigned (${name})`, inScope: 1 },
    outcomes: {
      matched: 1,
      held: 0,
      ambiguous: 0,
      contested: 0,
      unmatched: 0,
      'no-match-value': 0,
      excluded: 0,
    },
    readiness: { ready: 1, 'not-assigned': 0, 'out-of-scope': 0, disabled: 0, unknown: 0 },
    risks: { duplicate: null, 'second-account': 0, lockout: null },
    forecast: { update: 1, create: 0, skip: 0, fail: 0 },
    rules: [
      { precedence: 1, ...rule },
      { precedence: 2, ...rule },
    ],
    findings: [{ kind: 'scope-assumed', severity: 'info', count: 1 }],
    gate: {
      passed: false,
      checks: [
        { name: 'unmatched', limit: 0, actual: 0, passed: true },
        { name: 'held', limit: 0, actual: 3, passed: false },
        { name: 'lockout', limit: 'unlimited', actual: null, passed: true },
      ],
    },
  };
}

function markdownOf(name: string, banner = `INCOMPLETE: "${name}" did not give all users.`): string {
  const result = { applicationName: name, summary: summaryOf(name) } as Reconciliation;
  return Buffer.concat(
    Array.from(summaryMarkdown.write(result, banner, noAdvice), ({ bytes }) => bytes),
  ).toString('utf8');
}

/** How the name came out, told from the heading. */
function encodedName(markdown: string): string {
  const [heading] = markdown.split('\n');
  expect(heading.startsWith('# Roll call: ')).toBe(true);
  return heading.slice('# Roll call: '.length);
}

function decoded(encoded: string): string {
  return encoded.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** The name is in the page as mere text: the page is that of a harmless name with the name put in its place. */
function expectMereText(name: string): void {
  const markdown = markdownOf(name);
  const encoded = encodedName(markdown);
  expect(encoded).not.toMatch(/[\\`*_{}[\]()<>!|~:@]|#(?!\d+;)|&(?!#\d+;)/);
  expect(decoded(encoded)).toBe(name.replace(/\s+/g, ' '));
  expect(markdown).toBe(markdownOf('PLAIN').replaceAll('PLAIN', () => encoded));
}

describe('a name from a file', () => {
  it.each([
    ['markup', '**bold** _it_ `code` ~~gone~~'],
    ['a heading', '# Gate: passed'],
    ['a link', '[Gate passed](https://tailspin.example)'],
    ['a link by reference', '[x]: https://tailspin.example "y"'],
    ['an automatic link', '<https://tailspin.example>'],
    ['a bare link', 'https://tailspin.example'],
    ['a picture', '![x](https://tailspin.example/beacon.png)'],
    ['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script><!--'],
    ['a details block', '<details><summary>Gate passed</summary>'],
    ['an entity', '&lt;b&gt; &#42; &amp;'],
    ['pipes', 'a | b || c'],
    ['an escaped pipe', 'a \\| b'],
    ['a new row', 'a |\n| 1 | 2 | 3 |'],
    ['new lines', 'a\n\n# Gate\r\npassed\u2028x\u2029y'],
    ['a code fence', '```\nGate passed\n```'],
    ['a mention', '@octocat contoso/team#1'],
    ['an emoji code', ':white_check_mark:'],
    ['a formula', '$`\\href{javascript:alert(1)}{x}`$'],
    ['a footnote', '[^1]'],
    ['replacement patterns', "$& $1 $' $$"],
    ['nothing', ''],
  ])('is mere text, be it %s', (_what, name) => {
    expectMereText(name);
  });

  it.each([
    '::error::x',
    '::add-mask::contoso',
    '::stop-commands::x',
    '::set-output name=x::y',
    '##[error]x',
    '##vso[task.complete result=Succeeded;]',
    '##teamcity[buildStatus status=SUCCESS]',
  ])('gives a CI runner no command: %s', (command) => {
    for (const name of [command, `x\n${command}`, `x\r\n${command}`, `x\r${command}`, ` ${command}`]) {
      const lines = markdownOf(name).split(/\r\n|\n|\r/);
      expect(lines.filter((line) => /^\s*(::|##[^ #])/.test(line) || line.includes('##['))).toEqual([]);
      expectMereText(name);
    }
  });

  it('is mere text, be it what the page itself writes in bold', () => {
    expectMereText('**failed**');
  });

  it('hides nothing and steers no terminal', () => {
    expect(markdownOf('a\u001b[2Jb\u202ec')).toMatch(/a&#92;u&#123;1b&#125;&#91;2Jb&#92;u&#123;202e&#125;c/);
  });

  it('is no link, be it a host without a scheme', () => {
    expect(encodedName(markdownOf('www.tailspin.example'))).not.toContain('www.');
    expect(encodedName(markdownOf('x (www.tailspin.example)'))).not.toContain('www.');
  });
});

describe(`any name (FC_SEED=${seed})`, () => {
  it('is mere text', () => {
    const name = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...markup) }));
    fc.assert(
      fc.property(
        name.filter((text) => !text.includes('PLAIN')),
        expectMereText,
      ),
      runs(1000),
    );
  });
});

it('has every table whole: each row as many cells as its header', () => {
  const lines = markdownOf('a | b \\| c').split('\n');
  const rows = lines.filter((line) => line.startsWith('|'));
  expect(rows.length).toBeGreaterThan(20);
  for (const [at, line] of lines.entries()) {
    if (!/^\|( --- \|)+$/.test(line)) continue;
    const cells = line.split('|').length;
    const end = lines.indexOf('', at);
    for (const row of lines.slice(at - 1, end)) expect(row.split('|')).toHaveLength(cells);
  }
});

it('says what failed, and which source is incomplete', () => {
  const lines = markdownOf('Ledger').split('\n');
  expect(lines).toContain('**Gate: failed**');
  expect(lines).toContain('| held | 0 | 3 | FAILED |');
  expect(lines).toContain('| lockout | unlimited | not computed | passed |');
  expect(lines.map(decoded)).toContain('> INCOMPLETE: "Ledger" did not give all users.');
});

it('names nobody and no banner where nothing is incomplete', () => {
  const result = { applicationName: 'Ledger', summary: summaryOf('login') } as Reconciliation;
  const markdown = Buffer.concat(
    Array.from(summaryMarkdown.write(result, null, noAdvice), ({ bytes }) => bytes),
  ).toString('utf8');
  expect(markdown).not.toContain('ncomplete');
});
