import { directoryText } from '../../model/rules.ts';
import {
  correctionInApplication,
  correctionInDirectory,
  hasCommonCause,
  mailForUpn,
  proposalOf,
  type Proposal,
} from './candidate-facts.ts';
import { fromTo, inCommon, listed, nameOf, quoted } from './change-words.ts';
import type { Advised, RecommendationRule } from './recommendation-rule.ts';
import type { Person, ResolutionFacts } from './resolution-facts.ts';

/** From here on a candidate is taken to be the person unless somebody knows better. */
const trusted = 0.7;

/** What to do about accounts that nobody claims and whose person is most likely known. */
export const personRules: readonly RecommendationRule[] = [
  {
    name: 'second-account',
    advise: (facts) => {
      const { otherWay } = facts;
      return otherWay === null
        ? null
        : secondAccount(facts, otherWay, () => `${nameOf(otherWay)} has a value of this account too.`);
    },
  },
  {
    name: 'common-cause',
    advise: (facts) => {
      const proposal = proposalOf(facts);
      const { commonCause } = facts;
      if (proposal === null || commonCause === null || !hasCommonCause(facts, proposal)) return null;
      const { application, directory, count, of } = commonCause;
      return {
        option: 'change-rule',
        others: ['update-in-application', 'new-property-in-application'],
        change: () => `Matching rules: add ${application} = [${directory}].`,
        evidence: () => `${count} of ${of} accounts that nobody claims agree by it. ${seen(proposal)}`,
      };
    },
  },
  {
    name: 'second-account-of-candidate',
    advise: (facts) => {
      const proposal = trustedProposal(facts);
      return proposal === null || proposal.person.claims.length === 0
        ? null
        : secondAccount(facts, proposal.person, () => seen(proposal));
    },
  },
  {
    name: 'disabled-candidate',
    advise: (facts) => {
      const proposal = trustedProposal(facts);
      return proposal === null || proposal.person.enabled !== 'no'
        ? null
        : {
            option: 'delete-leaver',
            others: ['update-in-application', 'keep-separate'],
            change: () => 'Delete the account.',
            evidence: () => `${seen(proposal)} This directory user is disabled.`,
          };
    },
  },
  {
    name: 'value-missing-in-directory',
    advise: (facts) => correctedInDirectory(facts, trustedProposal(facts)),
  },
  {
    name: 'mail-for-sign-in-name',
    advise: (facts) => {
      const proposal = trustedProposal(facts);
      const found = proposal === null ? null : mailForUpn(facts, proposal);
      if (proposal === null || found === null) return null;
      const { reason, rule } = found;
      const value = proposal.person.ruleValues[rule.rule.precedence - 1];
      return {
        option: 'align-mail-and-upn',
        others: ['update-in-application', 'change-rule', 'update-in-entra'],
        change: () =>
          `${fromTo(rule.rule.application, [reason.application.value], value)}; or compare it with [${reason.directory.attribute}]`,
        evidence: () =>
          `${seen(proposal)} The rule compares ${directoryText(rule.rule.directory)}, which is ${quoted(value)}.`,
      };
    },
  },
  { name: 'other-value-of-candidate', advise: (facts) => corrected(facts, trustedProposal(facts)) },
];

/** What to do where a candidate is no more than a guess. */
export const weakCandidateRule: RecommendationRule = {
  name: 'weak-candidate',
  advise: (facts) => {
    const proposal = proposalOf(facts);
    return corrected(facts, proposal) ?? correctedInDirectory(facts, proposal);
  },
};

function secondAccount({ key }: ResolutionFacts, person: Person, why: () => string): Advised {
  const accounts = listed(person.claims.map(quoted));
  return {
    option: 'delete-and-recreate',
    others: ['update-in-application', 'keep-separate'],
    change: () =>
      `Delete ${quoted(key)} and keep ${accounts}; or, if this is the one to be kept, delete the other.`,
    evidence: () => `${why()} This person claims ${accounts}.`,
  };
}

function trustedProposal(facts: ResolutionFacts): Proposal | null {
  const proposal = proposalOf(facts);
  return proposal === null || proposal.candidate.confidence < trusted ? null : proposal;
}

function corrected(facts: ResolutionFacts, proposal: Proposal | null): Advised | null {
  const correction = proposal === null ? null : correctionInApplication(facts, proposal);
  if (proposal === null || correction === null) return null;
  return {
    option: 'update-in-application',
    others: ['update-in-entra', 'delete-leaver', 'create-in-entra'],
    change: () => fromTo(correction.attribute, correction.before, correction.after),
    evidence: () => seen(proposal),
  };
}

function correctedInDirectory(facts: ResolutionFacts, proposal: Proposal | null): Advised | null {
  const correction = proposal === null ? null : correctionInDirectory(facts, proposal);
  if (proposal === null || correction === null) return null;
  const { attribute, before, after } = correction;
  return {
    option: 'update-in-entra',
    others: ['update-in-application', 'widen-sync'],
    change: () => `${fromTo(attribute, before, after)}, of ${nameOf(proposal.person)}`,
    evidence: () => seen(proposal),
  };
}

function seen({ candidate, person }: Proposal): string {
  const certainty = candidate.confidence >= trusted ? 'Most likely' : 'Perhaps';
  return `${certainty} ${nameOf(person)}: ${candidate.reasons.map(inCommon).join('; ')}.`;
}
