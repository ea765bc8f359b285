import { directoryText } from '../model/rules.ts';
import {
  correctionInApplication,
  correctionInDirectory,
  hasCommonCause,
  mailForUpn,
  proposalOf,
  type Correction,
  type Proposal,
} from './candidate-facts.ts';
import { fromTo, inCommon, listed, nameOf, quoted } from './change-words.ts';
import { withoutHidden } from './hidden-characters.ts';
import type { Advised, RecommendationRule } from './recommendation-rule.ts';
import type { Person, ResolutionFacts } from './resolution-facts.ts';
import { tellPurpose } from './telling-words.ts';

/** From here on a candidate is taken to be the person unless somebody knows better. */
const trusted = 0.7;

/** What to do about accounts that nobody claims; the first that fits, and the last one fits all. */
export const unclaimedRules: readonly RecommendationRule[] = [
  {
    name: 'named-as-test',
    advise: (facts) => namedAs('test', facts, 'delete-test-user', ['keep-separate'], 'Delete the account.'),
  },
  {
    name: 'named-as-service',
    advise: (facts) =>
      namedAs('service', facts, 'keep-separate', ['delete-test-user'], 'Nothing: keep the account apart.'),
  },
  {
    name: 'named-as-administration',
    advise: (facts) =>
      namedAs(
        'administration',
        facts,
        'keep-separate',
        ['delete-leaver'],
        'Nothing: keep the account apart.',
      ),
  },
  {
    name: 'second-account',
    advise: (facts) => {
      const { otherWay } = facts;
      return otherWay === null
        ? null
        : secondAccount(facts, otherWay, () => `${nameOf(otherWay)} has a value of this account too`);
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
    advise: (facts) => {
      const proposal = trustedProposal(facts);
      const correction = proposal === null ? null : correctionInDirectory(facts, proposal);
      return proposal === null || correction === null
        ? null
        : {
            option: 'update-in-entra',
            others: ['update-in-application', 'widen-sync'],
            change: () => `${correctionText(correction)}, of ${nameOf(proposal.person)}`,
            evidence: () => seen(proposal),
          };
    },
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
  {
    name: 'hidden-characters',
    advise: (facts) => {
      const found = facts.rules
        .flatMap(({ rule, values }) => values.map((value) => ({ attribute: rule.application, value })))
        .find(({ value }) => withoutHidden(value) !== value);
      return found === undefined
        ? null
        : {
            option: 'update-in-application',
            others: ['create-in-entra', 'delete-leaver'],
            change: () => fromTo(found.attribute, [found.value], withoutHidden(found.value)),
            evidence: () => `The ${found.attribute} has blanks or characters that cannot be seen.`,
          };
    },
  },
  {
    name: 'dormant',
    advise: (facts) =>
      facts.isDormant
        ? leaver(
            `The account was last used on ${facts.lastSignIn}, long before the newest sign-in of the export, and nobody in the directory claims it.`,
          )
        : null,
  },
  {
    name: 'inactive',
    advise: (facts) =>
      facts.active === 'no'
        ? leaver('The account is inactive in the application, and nobody in the directory claims it.')
        : null,
  },
  {
    name: 'privileged',
    advise: (facts) =>
      facts.privileged !== 'yes'
        ? null
        : {
            option: 'keep-separate',
            others: ['delete-leaver', 'create-in-entra', 'update-in-application'],
            change: () =>
              'Nothing: keep the account apart, after whoever answers for the privilege has agreed.',
            evidence: () => 'The account is privileged, and nobody in the directory claims it.',
          },
  },
  { name: 'weak-candidate', advise: (facts) => corrected(facts, proposalOf(facts)) },
  {
    name: 'nothing-to-match-by',
    advise: (facts) =>
      facts.outcome !== 'no-match-value'
        ? null
        : {
            option: 'new-property-in-application',
            others: ['update-in-application', 'new-attribute-in-entra', 'keep-separate', 'delete-leaver'],
            change: () =>
              `Fill in one of ${listed([...new Set(facts.rules.map(({ rule }) => rule.application))])}, or a new property that the directory has too.`,
            evidence: () => 'No attribute that a rule compares has a value.',
          },
  },
  {
    name: 'not-in-directory',
    advise: (facts) => ({
      option: 'create-in-entra',
      others: ['create-in-ad', 'hr-inbound', 'widen-sync', 'delete-leaver', 'keep-separate'],
      change: () =>
        `Create the person with ${listed(
          facts.rules.flatMap(({ rule, values: [value] }) =>
            value === undefined ? [] : [`${directoryText(rule.directory)} = ${quoted(value)}`],
          ),
        )}, disabled until somebody has checked it.`,
      evidence: () =>
        'Nobody in the directory has any of its values, and nothing speaks against its being in use.',
    }),
  },
];

function namedAs(
  purpose: 'test' | 'service' | 'administration',
  { login, displayName }: ResolutionFacts,
  option: Advised['option'],
  others: Advised['others'],
  change: string,
): Advised | null {
  const told = tellPurpose([login, displayName]);
  return told?.purpose !== purpose
    ? null
    : { option, others, change: () => change, evidence: () => `Login or name has the word "${told.word}".` };
}

function secondAccount({ key }: ResolutionFacts, person: Person, why: () => string): Advised {
  const accounts = listed(person.claims.map(quoted));
  return {
    option: 'delete-and-recreate',
    others: ['update-in-application', 'keep-separate'],
    change: () =>
      `Delete ${quoted(key)} and keep ${accounts}; or, if this is the one to be kept, delete the other.`,
    evidence: () => `${why()}, and claims ${accounts}.`,
  };
}

function leaver(evidence: string): Advised {
  return {
    option: 'delete-leaver',
    others: ['create-in-entra', 'keep-separate'],
    change: () => 'Delete the account.',
    evidence: () => evidence,
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
    change: () => correctionText(correction),
    evidence: () => seen(proposal),
  };
}

function correctionText({ attribute, before, after }: Correction): string {
  return fromTo(attribute, before, after);
}

function seen({ candidate, person }: Proposal): string {
  const certainty = candidate.confidence >= trusted ? 'Most likely' : 'Perhaps';
  return `${certainty} ${nameOf(person)}: ${candidate.reasons.map(inCommon).join('; ')}.`;
}
