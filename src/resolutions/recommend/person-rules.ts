import { directoryText } from '../../model/rules.ts';
import {
  correctionInApplication,
  correctionInDirectory,
  hasCommonCause,
  mailForUpn,
  proposalOf,
  restsOn,
  trustedProposal,
  type Proposal,
} from './candidate-facts.ts';
import { fromTo, inCommonWords, lastUse, listed, nameOf, quoted, seen } from './change-words.ts';
import type { Advised, RecommendationRule } from './recommendation-rule.ts';
import { isInUse, type ResolutionFacts } from './resolution-facts.ts';
import {
  privilegedSecondAccount,
  secondAccountByValue,
  secondAccountOfCandidate,
  valueOfAnother,
} from './second-account-rules.ts';

/** What to do about accounts that nobody claims and whose person is most likely known. */
export const personRules: readonly RecommendationRule[] = [
  privilegedSecondAccount,
  valueOfAnother,
  secondAccountByValue,
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
  secondAccountOfCandidate,
  {
    name: 'newer-namesake',
    advise: (facts) => {
      const proposal = trustedProposal(facts);
      return proposal === null || !isNameAlone(proposal) || !facts.isNewerThanUse(proposal.candidate.person)
        ? null
        : {
            option: facts.privileged === 'yes' ? 'keep-separate' : 'delete-leaver',
            others: ['update-in-application', 'create-in-entra'],
            change: () =>
              `Find out whose account it is. It was not used since ${nameOf(proposal.person)} came into the directory: most likely it is that of a namesake who has left, and is deleted.`,
            evidence: () =>
              `${seen(proposal)} The account was last used on ${lastUse(facts)}, before this person was in the directory.`,
          };
    },
  },
  {
    name: 'disabled-candidate',
    advise: (facts) => {
      const proposal = trustedProposal(facts);
      if (proposal === null || proposal.person.enabled !== 'no') return null;
      return isNameAlone(proposal) && isInUse(facts)
        ? {
            option: 'create-in-entra',
            others: ['delete-leaver', 'update-in-application', 'keep-separate'],
            change: () =>
              `Find out whose account it is, which is in use. It is deleted if it is that of ${nameOf(proposal.person)}; another person of the name is created, disabled at first.`,
            evidence: () =>
              `${seen(proposal)} This directory user is disabled, and the name is all that says so.`,
          }
        : {
            option: 'delete-leaver',
            others: ['update-in-application', 'keep-separate'],
            change: () =>
              isNameAlone(proposal)
                ? `Delete the account, if it is that of ${nameOf(proposal.person)}: the name is all that says so.`
                : 'Delete the account.',
            evidence: () => `${seen(proposal)} This directory user is disabled.`,
          };
    },
  },
  { name: 'rivals', advise: (facts) => oneOfAccounts(facts, trustedProposal(facts)) },
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

function isNameAlone(proposal: Proposal): boolean {
  return restsOn(proposal, 'same-name');
}

/**
 * What to do where candidates are no more than guesses. Who claims another account is most likely a namesake, whose
 * value would make two accounts of that one's.
 */
export const weakCandidateRule: RecommendationRule = {
  name: 'weak-candidate',
  advise: (facts) => {
    const best = facts.candidates
      .filter(({ confidence }, _, [first]) => confidence === first.confidence)
      .map((candidate) => ({ candidate, person: facts.personAt(candidate.person) }))
      .filter(({ person }) => person.claims.length === 0);
    if (best.length === 0) return null;
    return best.length > 1
      ? oneOf(facts, best)
      : (oneOfAccounts(facts, best[0]) ?? corrected(facts, best[0]) ?? correctedInDirectory(facts, best[0]));
  },
};

/** Where several accounts may be those of one person: with the same value, the service would link none of them. */
function oneOfAccounts(facts: ResolutionFacts, proposal: Proposal | null): Advised | null {
  const { key, rivals } = facts;
  if (proposal === null || rivals.length === 0) return null;
  const inApplication = correctionInApplication(facts, proposal);
  const inDirectory = correctionInDirectory(facts, proposal);
  if (inApplication === null && inDirectory === null) return null;
  const person = nameOf(proposal.person);
  const linked =
    inApplication === null
      ? `the directory takes over the value of that one alone`
      : `that one alone gets ${inApplication.attribute} ${quoted(inApplication.after)}`;
  return {
    option: inApplication === null ? 'update-in-entra' : 'update-in-application',
    others: ['delete-and-recreate', 'delete-leaver', 'keep-separate', 'create-in-entra'],
    change: () =>
      `Find out which of ${listed([key, ...rivals].map(quoted))} is the account of ${person}: ${linked}. Each other is deleted, or gets the value of its own person.`,
    evidence: () => `${seen(proposal)} So it is for ${listed(rivals.map(quoted))}.`,
  };
}

function oneOf(facts: ResolutionFacts, proposals: readonly Proposal[]): Advised | null {
  const correction = correctionInApplication(facts, proposals[0]);
  if (correction === null) return null;
  const people = listed(proposals.map(({ person }) => nameOf(person)));
  return {
    option: 'update-in-application',
    others: ['update-in-entra', 'create-in-entra', 'keep-separate'],
    change: () =>
      `Find out whose account it is; then ${correction.attribute}: ${listed(correction.before.map(quoted))} → the value of that person.`,
    evidence: () => `Perhaps one of ${people}: ${inCommonWords(proposals[0].candidate)}.`,
  };
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
  const { attribute, before, after, isPerhapsExportAlone } = correction;
  const first = isPerhapsExportAlone
    ? 'Export the directory again, not through a spreadsheet: most likely it took the zeros. If Entra ID has none either: '
    : '';
  return {
    option: 'update-in-entra',
    others: ['update-in-application', 'widen-sync'],
    change: () => `${first}${fromTo(attribute, before, after)}, of ${nameOf(proposal.person)}`,
    evidence: () => seen(proposal),
  };
}
