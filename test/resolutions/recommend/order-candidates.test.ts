import { expect, it } from 'vitest';
import { answers } from '../../../src/model/roles.ts';
import { orderCandidates } from '../../../src/resolutions/recommend/order-candidates.ts';
import { matchUsers } from '../../../src/matcher/match-users.ts';
import { matchInput } from '../../world-tables.ts';

const logins = ['claims', 'disabled', 'free', 'free-too'];
const match = matchUsers(
  matchInput({
    rules: [{ application: 'login', directory: 'mail', caseExact: false, strong: false }],
    application: [{ key: 'a', displayName: '', values: { login: ['claims'] } }],
    directory: logins.map((mail) => ({
      id: mail,
      displayName: '',
      enabled: mail !== 'disabled',
      attributes: { mail },
    })),
    assigned: null,
    target: { create: true, required: [] },
  }),
);

function ordered(...confidences: readonly number[]): string[] {
  const some = confidences.map((confidence, person) => ({
    person,
    confidence,
    reasons: [],
    contradiction: null,
  }));
  return (orderCandidates(new Map([[0, some]]), match).get(0) ?? []).map(({ person }) => logins[person]);
}

it('of equally sure candidates, who can sign in and has no account yet comes first', () => {
  expect(answers[match.directory.enabled[1]]).toBe('no');
  expect(ordered(0.9, 0.9, 0.9, 0.9)).toEqual(['free', 'free-too', 'claims', 'disabled']);
});

it('the surer one comes first whatever else', () => {
  expect(ordered(0.7, 0.9, 0.8, 0.8)).toEqual(['disabled', 'free', 'free-too', 'claims']);
});
