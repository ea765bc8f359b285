import { describe, expect, it } from 'vitest';
import type { Candidate, CandidateReason } from '../../../src/model/candidates.ts';
import { findCommonCause } from '../../../src/resolutions/recommend/common-cause.ts';
import { emailRule, loginRule, reasonOf } from './resolution-facts-of.ts';

const badge = reasonOf('same-identifier', ['badge', 'A-7'], ['employeeId', 'a-7']);

function candidates(count: number, ...reasons: readonly CandidateReason[]): Map<number, Candidate[]> {
  return new Map(
    Array.from({ length: count }, (_, row) => [
      row,
      [{ person: row, confidence: 0.9, reasons, contradiction: null }],
    ]),
  );
}

const causeOf = (found: ReadonlyMap<number, Candidate[]>, of: number): unknown =>
  findCommonCause(found, [loginRule, emailRule], of);

describe('a common cause', () => {
  it('is what more than half agree by', () => {
    const cause = { application: 'badge', directory: 'employeeId', count: 11, of: 21 };
    expect(causeOf(candidates(11, badge), 21)).toEqual(cause);
    expect(causeOf(candidates(11, badge), 22)).toBeNull();
  });

  it('needs ten who agree', () => {
    expect(causeOf(candidates(9, badge), 9)).toBeNull();
    expect(causeOf(candidates(10, badge), 10)).toMatchObject({ count: 10 });
  });

  it('counts a user once, and the best candidate alone', () => {
    expect(causeOf(candidates(10, badge, badge), 10)).toMatchObject({ count: 10 });
    const second = new Map(
      [...candidates(10, badge)].map(([row, [best]]) => [
        row,
        [{ ...best, reasons: [reasonOf('same-name', ['name', 'A'], ['displayName', 'A'])] }, best],
      ]),
    );
    expect(causeOf(second, 10)).toBeNull();
  });

  it.each<[string, CandidateReason]>([
    ['a name', reasonOf('same-name', ['name', 'Alice'], ['displayName', 'Alice'])],
    ['an attribute with several values', reasonOf('same-alias', ['email', 'a@contoso.com'], ['proxyAddresses', 'a@contoso.com'])],
    ['a value that only folding makes equal', reasonOf('same-identifier', ['badge', '7'], ['employeeId', '007'])],
    ['a rule that is there', reasonOf('same-address', ['EMail', 'a@contoso.com'], ['Mail', 'a@contoso.com'])],
  ])('is not %s', (_what, reason) => {
    expect(causeOf(candidates(20, reason), 20)).toBeNull();
  }); // prettier-ignore

  it('is the one that most agree by', () => {
    const login = reasonOf('same-address', ['login', 'a@contoso.com'], ['mail', 'A@contoso.com']);
    const found = new Map([
      ...candidates(20, login),
      ...[...candidates(15, login, badge)].map(([row, list]) => [row, list] as const),
    ]);
    expect(causeOf(found, 20)).toMatchObject({ application: 'login', directory: 'mail', count: 20 });
  });
});
