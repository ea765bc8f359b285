import { settableAttributes } from '../../model/settable-attributes.ts';
import { directoryText, type DirectoryValue } from '../../model/rules.ts';
import { proposalOf } from './candidate-facts.ts';
import { listed, quoted, seen } from './change-words.ts';
import type { RecommendationRule } from './recommendation-rule.ts';
import type { ResolutionFacts } from './resolution-facts.ts';

/** What to do about accounts of which nothing else is known; it fits all. */
export const notInDirectory: RecommendationRule = {
  name: 'not-in-directory',
  advise: (facts) => {
    const wanted = wantedValues(facts);
    const given = wanted.filter(({ directory }) => canBeGiven(directory));
    const inEntra = given.length > 0 || wanted.length === 0;
    const values = listed((inEntra ? given : wanted).map(wordsOf));
    return {
      option: inEntra ? 'create-in-entra' : 'create-in-ad',
      others: [
        inEntra ? 'create-in-ad' : 'create-in-entra',
        'hr-inbound',
        'widen-sync',
        'delete-leaver',
        'keep-separate',
        ...(facts.candidates.length > 0 ? ['delete-and-recreate' as const] : []),
      ],
      change: () =>
        `Create the person${inEntra ? '' : ' in Active Directory'}, disabled at first, so that a rule finds the account: ${values}.`,
      evidence: () => `${foundNobody(facts)} ${useOf(facts)}`,
    };
  },
};

interface WantedValue {
  readonly directory: DirectoryValue;
  readonly value: string;
}

/** What the directory would have to say so that a rule finds the account, by the first value of each rule. */
function wantedValues({ rules }: ResolutionFacts): WantedValue[] {
  return rules.flatMap(({ rule: { directory }, values: [value] }) =>
    value === undefined ? [] : [{ directory, value }],
  );
}

/** Attributes of a sign-in and a name, which every creation gives. */
const always = ['userPrincipalName', 'originalUserPrincipalName', 'mailNickname', 'displayName'];

/** Whether Graph takes the attribute for a new user; those of Active Directory are synchronized and no others. */
function canBeGiven(directory: DirectoryValue): boolean {
  if (directory.kind === 'expression') return true;
  const name = directory.name.toLowerCase();
  return (
    name.startsWith('extension_') ||
    [...always, ...settableAttributes].some((attribute) => attribute.toLowerCase() === name)
  );
}

function wordsOf({ directory, value }: WantedValue): string {
  return directory.kind === 'attribute'
    ? `${directoryText(directory)} = ${quoted(value)}`
    : `${directoryText(directory)} gives ${quoted(value)}`;
}

function foundNobody(facts: ResolutionFacts): string {
  const nobody = 'Nobody in the directory has a value of it that a rule compares.';
  const proposal = proposalOf(facts);
  if (proposal === null) return nobody;
  const { claims } = proposal.person;
  const claimed = claims.length === 0 ? '' : ` This person claims ${listed(claims.map(quoted))}.`;
  return `${seen(proposal)}${claimed} ${nobody}`;
}

function useOf({ active, lastSignIn }: ResolutionFacts): string {
  if (lastSignIn !== '') return 'Nothing speaks against its being in use.';
  return active === 'unknown'
    ? 'Whether it is in use is not known: nothing that was read says so.'
    : 'It is active; when it was last used is not known.';
}
