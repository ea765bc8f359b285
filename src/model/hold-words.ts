import type { Disagreement, GroundsOf, LookAlike } from './hold-grounds.ts';
import type { Hold } from './outcomes.ts';

interface HoldWords<Kind extends Hold> {
  /** What speaks against a link, the facts aside. */
  readonly inShort: string;
  /** What speaks against the link: "would be linked, but …". */
  readonly but: (grounds: GroundsOf<Kind>) => string;
  /** In one sentence, what a person has to check. */
  readonly check: string;
  /** What it usually is where it holds very many. */
  readonly commonCause: string;
}

/** What each kind of hold says to people. */
const holdWords: { readonly [Kind in Hold]: HoldWords<Kind> } = {
  privileged: {
    inShort: 'the account or the directory user is privileged',
    but: ({ sides }) =>
      sides.length > 1
        ? 'both the account and the directory user are privileged'
        : `the ${sides.includes('application') ? 'account' : 'directory user'} is privileged`,
    check: 'Have whoever answers for the privilege confirm that both are the same person.',
    commonCause: 'the words that mean privileged (roles.privileged, in) take in ordinary users',
  },
  recycled: {
    inShort: 'the directory user was created on a later day than the account and disagrees with it',
    but: ({ accountCreated, userCreated, disagreements }) =>
      `the account was created on ${accountCreated} and the directory user later, on ${userCreated}, and ${differences(disagreements)}`,
    check: 'Check whether the value was handed on from somebody who left: then the account is not theirs.',
    commonCause:
      'a migration of the tenant gave directory users a new day of creation while names are written otherwise on the other side',
  },
  contradiction: {
    inShort: 'a strong identifier is not the same on both sides',
    but: ({ disagreements }) => `a strong identifier contradicts: ${differences(disagreements)}`,
    check: 'Check whether these are two people, or which side has the wrong identifier.',
    commonCause: 'the two sides number people from different ranges, so that the rule is not strong',
  },
  'look-alike': {
    inShort: 'another key looks the same and is written with other characters',
    but: ({ attribute, key, lookAlikes, more }) =>
      `the ${attribute} ${seen(key)} looks like ${andMore(lookAlikes.map(lookAlikeText), more)}`,
    check: 'Check which of the keys is real, and whose it is.',
    commonCause:
      'one of the exports composes letters in another way or was given invisible characters, or short codes differ by 0 and O or 1 and l',
  },
  'second-claimant': {
    inShort: 'another person claims it too and could be its owner',
    but: ({ claimants, more }) =>
      `another person claims it too and could be its owner: ${claimants.length === 0 ? `one of ${more} who are not listed` : andMore(claimants, more)}`,
    check: 'Check whose account it is.',
    commonCause: 'many people have a second directory user with the same values, disabled or not in scope',
  },
};

/** What speaks against a link, as it goes on after "but". */
export function whyHeld<Kind extends Hold>(grounds: GroundsOf<Kind>): string {
  return wordsOf(grounds).but(grounds);
}

/** What speaks against a link, the facts aside: as it goes on after "but". */
export function whyHeldInShort(hold: Hold): string {
  return holdWords[hold].inShort;
}

/** In one sentence, what a person has to check. */
export function whatToCheck(hold: Hold): string {
  return holdWords[hold].check;
}

/** What a kind of hold usually comes from where it stops very many. */
export function commonCauseOf(hold: Hold): string {
  return holdWords[hold].commonCause;
}

function wordsOf<Kind extends Hold>(grounds: GroundsOf<Kind>): HoldWords<Kind> {
  return holdWords[grounds.kind];
}

function differences(disagreements: readonly Disagreement[]): string {
  const said = (text: string): string => (text === '' ? 'empty' : `"${text}"`);
  return disagreements
    .map(
      ({ what, application, directory }) =>
        `the ${what} is ${said(application)} in the application and ${said(directory)} in the directory`,
    )
    .join(', ');
}

function lookAlikeText({ key, side, owner }: LookAlike): string {
  return `${seen(key)} of the ${side} user ${owner}`;
}

function andMore(texts: readonly string[], more: number): string {
  return [...texts, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** A key, with the characters named that look like others or do not show. */
function seen(key: string): string {
  const odd = new Set(Array.from(key.matchAll(/[^ -~]/gu), ([character]) => codePointName(character)));
  return `"${key}"${odd.size > 0 ? ` (with ${[...odd].slice(0, 3).join(', ')})` : ''}`;
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
