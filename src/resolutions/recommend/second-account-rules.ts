import { contradictionWords } from '../../model/candidate-words.ts';
import { foldAscii } from '../../tables/fold-ascii.ts';
import { foldName } from '../../tables/fold-name.ts';
import { restsOn, trustedProposal, valuesOfPerson, type Proposal } from './candidate-facts.ts';
import { keptApartByConsent, listed, nameOf, quoted, seen } from './change-words.ts';
import type { Advised, RecommendationRule } from './recommendation-rule.ts';
import { isInUse, type ClaimDoubt, type Person, type ResolutionFacts } from './resolution-facts.ts';

/** Whose person has another account as well: administrators mostly have one of their own for their privilege. */
export const privilegedSecondAccount: RecommendationRule = {
  name: 'privileged-second-account',
  advise: (facts) => {
    const found = otherAccount(facts);
    return facts.privileged !== 'yes' || found === null
      ? null
      : {
          option: 'keep-separate',
          others: ['delete-and-recreate', 'update-in-application'],
          change: () => keptApartByConsent,
          evidence: () => `The account is privileged. ${found.why()} ${claimsWords(found.person)}`,
        };
  },
};

/** An equal value whose holder is, by all else that is known, another person. */
export const valueOfAnother: RecommendationRule = {
  name: 'value-of-another',
  advise: (facts) => {
    const { otherWay } = facts;
    const candidate = facts.candidates.find(({ person }) => facts.personAt(person).id === otherWay?.id);
    if (otherWay === null || candidate === undefined || isSomebodyElse(facts)) return null;
    const { contradiction } = candidate;
    if (contradiction === null) return null;
    return {
      option: 'update-in-application',
      others: ['update-in-entra', 'delete-and-recreate', 'create-in-entra'],
      change: () => `${sharedValue(facts, otherWay)} → the value of its own person.`,
      evidence: () =>
        `${nameOf(otherWay)} has a value of this account too, but ${contradictionWords[contradiction.kind].but(contradiction)}. ${claimsWords(otherWay)}`,
    };
  },
};

export const secondAccountByValue: RecommendationRule = {
  name: 'second-account',
  advise: (facts) => {
    const { otherWay } = facts;
    return otherWay === null || isSomebodyElse(facts)
      ? null
      : secondAccount(facts, otherWay, () => hasValue(otherWay));
  },
};

export const secondAccountOfCandidate: RecommendationRule = {
  name: 'second-account-of-candidate',
  advise: (facts) => {
    const proposal = claimingCandidate(facts);
    if (proposal === null) return null;
    return isAliasOfAnotherName(facts, proposal)
      ? {
          option: 'update-in-application',
          others: ['delete-and-recreate', 'keep-separate'],
          change: () =>
            `Find out whether ${quoted(facts.key)} is the account of ${nameOf(proposal.person)}, who has another name: then delete it and keep ${accountsOf(proposal.person)}; if not, it gets the value of its own person.`,
          evidence: () => `${seen(proposal)} ${claimsWords(proposal.person)}`,
        }
      : secondAccount(facts, proposal.person, () => seen(proposal));
  },
};

/** Mail to somebody who has left is sent on to colleagues: an alias alone makes nobody the owner of the account. */
function isAliasOfAnotherName({ displayName }: ResolutionFacts, proposal: Proposal): boolean {
  const [own, theirs] = [displayName, proposal.person.displayName].map(foldName);
  return restsOn(proposal, 'same-alias') && own !== '' && theirs !== '' && own !== theirs;
}

/** Whether the account is most likely not that of who has a value of it. */
function isSomebodyElse(facts: ResolutionFacts): boolean {
  const proposal = trustedProposal(facts);
  return proposal !== null && proposal.person.id !== facts.otherWay?.id;
}

function otherAccount(
  facts: ResolutionFacts,
): { readonly person: Person; readonly why: () => string } | null {
  const { otherWay } = facts;
  if (otherWay !== null && !isSomebodyElse(facts)) return { person: otherWay, why: () => hasValue(otherWay) };
  const proposal = claimingCandidate(facts);
  return proposal === null ? null : { person: proposal.person, why: () => seen(proposal) };
}

function claimingCandidate(facts: ResolutionFacts): Proposal | null {
  const proposal = trustedProposal(facts);
  return proposal === null || proposal.person.claims.length === 0 ? null : proposal;
}

/** Whose the other account is has to be settled before anything is deleted. */
const doubtWords = {
  held: 'which a check holds',
  ambiguous: 'which several directory users claim',
  contested: 'which share a value',
  'other-name': 'which has another name',
} as const satisfies Record<ClaimDoubt, string>;

function secondAccount(facts: ResolutionFacts, person: Person, why: () => string): Advised {
  const { key } = facts;
  const evidence = (): string => `${why()} ${claimsWords(person)}`;
  const { claimDoubt } = person;
  if (claimDoubt !== null) {
    return {
      option: 'update-in-application',
      others: ['delete-and-recreate', 'keep-separate'],
      change: () =>
        `Settle first whose ${accountsOf(person)} is, ${doubtWords[claimDoubt]}: if it is not this person's, take the value away from it that this person has; else delete ${quoted(key)}.`,
      evidence,
    };
  }
  const [value] = valuesOfPerson(facts, person);
  if (person.areClaimsIdle && isInUse(facts) && value !== undefined) {
    return {
      option: 'update-in-application',
      others: ['delete-and-recreate', 'keep-separate'],
      change: () =>
        `Keep ${quoted(key)}, which is in use, and delete ${accountsOf(person)}; then ${quoted(key)} gets ${value.attribute} ${quoted(value.after)}.`,
      evidence: () => `${evidence()} It is inactive, or was not used for long.`,
    };
  }
  return {
    option: 'delete-and-recreate',
    others: ['update-in-application', 'keep-separate'],
    change: () =>
      `Delete ${quoted(key)} and keep ${accountsOf(person)}; or, if this is the one to be kept, delete the other.`,
    evidence,
  };
}

function hasValue(person: Person): string {
  return `${nameOf(person)} has a value of this account too.`;
}

function claimsWords(person: Person): string {
  return `This person claims ${accountsOf(person)}.`;
}

function accountsOf({ claims }: Person): string {
  return listed(claims.map(quoted));
}

/** The value of the account that somebody else has under the same rule: ``login `alice` ``. */
function sharedValue({ rules }: ResolutionFacts, { ruleValues }: Person): string {
  for (const [at, { rule, values }] of rules.entries()) {
    const shared = values.find((value) => foldAscii(value) === foldAscii(ruleValues[at]));
    if (shared !== undefined) return `${rule.application} ${quoted(shared)}`;
  }
  return 'the value that is equal';
}
