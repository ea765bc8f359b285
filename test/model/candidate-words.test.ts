import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { candidateReasonWords, contradictionWords } from '../../src/model/candidate-words.ts';
import { candidateReasonKinds, contradictionKinds } from '../../src/model/candidates.ts';

/** Cells of the README's tables, without the blanks that line them up. */
const rows = readFileSync('README.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test.each(candidateReasonKinds)('the README says what %s is worth, and why', (kind) => {
  const { confidence, because } = candidateReasonWords[kind];
  expect(rows).toContainEqual([`\`${kind}\``, confidence.toFixed(2), because]);
});

test.each(contradictionKinds)('the README says how far %s takes a candidate down', (kind) => {
  const { mostConfidence, because } = contradictionWords[kind];
  expect(rows).toContainEqual([`\`${kind}\``, mostConfidence.toFixed(2), because]);
});
