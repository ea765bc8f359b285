import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { decisionKinds, excludingDecisions, isOption } from '../../src/model/decisions.ts';
import { optionWords, resolutionOptions } from '../../src/model/resolution-options.ts';
import { tellingWords } from '../../src/resolutions/recommend/telling-words.ts';

const readme = readFileSync('README.md', 'utf8');
/** Cells of the README's tables, without the blanks that line them up. */
const rows = readme
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test('there are fourteen options, in the order of the article', () => {
  expect(resolutionOptions).toHaveLength(14);
  expect(Object.keys(optionWords)).toEqual([...resolutionOptions]);
});

it.each(resolutionOptions)('the README tells owners what %s is and when it fits', (option) => {
  const { title, fitsWhen } = optionWords[option];
  expect(rows).toContainEqual([`\`${option}\``, title, fitsWhen]);
});

it.each(decisionKinds)('the README tells that %s can be decided', (decision) => {
  expect(rows.filter(([first]) => first === `\`${decision}\``)).not.toEqual([]);
});

test('an option can be decided, and so can a few words that are none', () => {
  expect(decisionKinds.filter((kind) => !isOption(kind))).toEqual([
    'same-person',
    'not-same-person',
    'exclude',
  ]);
  expect(excludingDecisions).toEqual(['exclude', 'keep-separate']);
});

it.each(Object.values(tellingWords).flat())('the README names the word %s', (word) => {
  const section = readme.slice(readme.indexOf('### What is recommended'));
  expect(section.slice(0, section.indexOf('## The gate'))).toContain(`\`${word}\``);
});
