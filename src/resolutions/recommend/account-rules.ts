import { fromTo, keptApartByConsent, lastUse, listed, quoted } from './change-words.ts';
import { notInDirectory } from './create-rule.ts';
import type { FlawedValue } from './flawed-values.ts';
import { weakCandidateRule } from './person-rules.ts';
import type { Advised, RecommendationRule } from './recommendation-rule.ts';

/** What to do about accounts that nobody claims, as they themselves tell; the last rule fits all. */
export const accountRules: readonly RecommendationRule[] = [
  {
    name: 'mended-value-taken',
    advise: ({ key, flawed, mendedElsewhere: other }) =>
      other === null
        ? null
        : {
            option: 'delete-and-recreate',
            others: ['update-in-application', 'keep-separate'],
            change: () =>
              `Delete ${quoted(key)} and keep ${quoted(other)}; or, if this is the one to be kept, delete the other and mend this one: ${flawed.map(mend).join('; ')}.`,
            evidence: () =>
              `${flawed.map(flawWords).join(' ')} Written as it should be, it is that of ${quoted(other)}.`,
          },
  },
  {
    name: 'flawed-value',
    advise: ({ flawed }) =>
      flawed.length === 0
        ? null
        : {
            option: 'update-in-application',
            others: ['create-in-entra', 'delete-leaver'],
            change: () => flawed.map(mend).join('; '),
            evidence: () => flawed.map(flawWords).join(' '),
          },
  },
  {
    name: 'dormant',
    advise: (facts) =>
      facts.isDormant
        ? leaver(
            `The account was last used on ${lastUse(facts)}, long before the newest sign-in of the export, and nobody in the directory claims it.`,
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
            change: () => keptApartByConsent,
            evidence: () => 'The account is privileged, and nobody in the directory claims it.',
          },
  },
  weakCandidateRule,
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
  notInDirectory,
];

function mend({ attribute, value, mended }: FlawedValue): string {
  return fromTo(attribute, [value], mended);
}

function flawWords({ attribute, value, flaw }: FlawedValue): string {
  if (flaw === 'hidden-characters') return `${attribute} has blanks or characters that do not show.`;
  const foreign = [...new Set(value.match(/[^\0-\x7f]/gu) ?? [])].map(codePoint);
  return `${attribute} has ${foreign.join(', ')}, which looks like a plain letter and is another.`;
}

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `U+${hex}`;
}

function leaver(evidence: string): Advised {
  return {
    option: 'delete-leaver',
    others: ['create-in-entra', 'keep-separate'],
    change: () => 'Delete the account.',
    evidence: () => evidence,
  };
}
