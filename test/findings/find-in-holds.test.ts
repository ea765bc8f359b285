import { expect, it } from 'vitest';
import { findInHolds } from '../../src/findings/find-in-holds.ts';
import { codesOf } from '../../src/model/codes.ts';
import { explanationOf, severityOf } from '../../src/model/finding-words.ts';
import type { Finding } from '../../src/model/findings.ts';
import { holds, outcomes, type Hold } from '../../src/model/outcomes.ts';
import { matchUsers } from '../../src/matcher/match-users.ts';
import { matchInput } from '../world-tables.ts';

const empty = matchUsers(
  matchInput({
    rules: [{ application: 'login', directory: 'mail', caseExact: false, strong: false }],
    application: [],
    directory: [],
    assigned: null,
    target: { create: true, required: [] },
  }),
).application;

/** So many clean claims, of which so many are held, and one unmatched user. */
function findings(hold: Hold, held: number, cleanClaims: number): Finding[] {
  const { matched, held: heldCode, unmatched } = codesOf(outcomes);
  const outcome = new Uint8Array(cleanClaims + 1).fill(matched).fill(heldCode, 0, held);
  outcome[cleanClaims] = unmatched;
  const bits = new Uint8Array(cleanClaims + 1).fill(1 << holds.indexOf(hold), 0, held);
  return findInHolds({ application: { ...empty, outcome, holds: bits } }, [], 'app.csv');
}

it.each([
  ['19 of 20', 19, 20, false],
  ['20 of 20', 20, 20, true],
  ['20 of 399', 20, 399, true],
  ['exactly 5 %', 20, 400, false],
  ['50 of 1001', 50, 1001, false],
  ['51 of 1001', 51, 1001, true],
])('tells of a mass hold: %s', (_what, held, cleanClaims, isMass) => {
  expect(findings('recycled', held, cleanClaims)).toEqual(
    isMass
      ? [{ kind: 'mass-hold', source: 'app.csv', line: null, hold: 'recycled', count: held, cleanClaims }]
      : [],
  );
});

it.each(holds)('names the cause and the switch for %s', (hold) => {
  const [finding] = findings(hold, 30, 40);
  expect(finding).toMatchObject({ hold });
  expect(explanationOf(finding)).toContain('stops 30 of 40 clean claims');
  expect(explanationOf(finding)).toContain(`matching.holdsOff: { ${hold}: the reason }`);
  expect(severityOf('mass-hold')).toBe('warning');
});

it('says which kinds are off, and why', () => {
  const [finding] = findInHolds(
    { application: empty },
    [{ hold: 'recycled', reason: 'tenant migrated in 2024' }],
    'app.csv',
  );
  expect(finding).toMatchObject({ kind: 'hold-off', hold: 'recycled' });
  expect(explanationOf(finding)).toContain('tenant migrated in 2024');
  expect(severityOf('hold-off')).toBe('info');
});
