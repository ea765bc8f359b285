import type { Candidate, CandidateReason, CandidateReasonKind } from '../../../src/model/candidates.ts';
import type { MatchingRule } from '../../../src/model/rules.ts';
import type { Person, ResolutionFacts } from '../../../src/resolutions/recommend/resolution-facts.ts';

export const loginRule: MatchingRule = {
  precedence: 1,
  application: 'login',
  directory: { kind: 'attribute', name: 'userPrincipalName' },
  caseExact: false,
  strong: false,
};

export const emailRule: MatchingRule = {
  ...loginRule,
  precedence: 2,
  application: 'email',
  directory: { kind: 'attribute', name: 'mail' },
};

/** An active account of an ordinary person that nobody in the directory has anything in common with. */
export function factsOf(more: Partial<ResolutionFacts> = {}): ResolutionFacts {
  return {
    key: '00123',
    displayName: 'Alice Archer',
    purpose: null,
    outcome: 'unmatched',
    holds: [],
    active: 'yes',
    privileged: 'no',
    lastSignIn: '2026-06-01',
    isDormant: false,
    rules: [
      { rule: loginRule, values: ['alice@contoso.com'], zeroFilled: null },
      { rule: emailRule, values: ['alice.archer@contoso.com'], zeroFilled: null },
    ],
    isClaimantNewer: false,
    isUsedSince: false,
    isClaimantRefused: false,
    claimants: [],
    claimed: [],
    namesake: null,
    otherWay: null,
    candidates: [],
    rivals: [],
    personAt: () => personOf({}),
    isNewerThanUse: () => false,
    commonCause: null,
    flawed: [],
    mendedElsewhere: null,
    ...more,
  };
}

export function personOf(more: Partial<Person>): Person {
  return {
    id: 'd-1',
    upn: 'a.archer@contoso.com',
    displayName: 'Alice Archer',
    enabled: 'yes',
    ruleValues: ['a.archer@contoso.com', 'archer@contoso.com'],
    claims: [],
    claimDoubt: null,
    areClaimsIdle: false,
    ...more,
  };
}

export function reasonOf(
  kind: CandidateReasonKind,
  [attribute, value]: readonly [string, string],
  [name, text]: readonly [string, string],
): CandidateReason {
  return { kind, application: { attribute, value }, directory: { attribute: name, value: text } };
}

/** Facts of an unmatched account with one candidate. */
export function proposed(
  person: Partial<Person>,
  reasons: readonly CandidateReason[],
  more: Partial<ResolutionFacts> & Partial<Pick<Candidate, 'confidence' | 'contradiction'>> = {},
): ResolutionFacts {
  const { confidence = 0.9, contradiction = null, ...facts } = more;
  const candidate: Candidate = { person: 4, confidence, reasons, contradiction };
  return factsOf({
    candidates: [candidate],
    personAt: (row) => {
      if (row !== 4) throw new Error(`there is no directory row ${row}`);
      return personOf(person);
    },
    ...facts,
  });
}
