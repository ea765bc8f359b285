import type { Hold } from './outcomes.ts';

interface HoldWords {
  /** What speaks against the link: "would be linked, but …". */
  readonly but: string;
  /** In one sentence, what a person has to check. */
  readonly check: string;
  /** What it usually is where it holds very many. */
  readonly commonCause: string;
}

/** What each kind of hold says to people. */
export const holdWords = {
  privileged: {
    but: 'the account or the directory user is privileged',
    check: 'Have whoever answers for the privilege confirm that both are the same person.',
    commonCause: 'the words that mean privileged (roles.privileged, in) take in ordinary users',
  },
  recycled: {
    but: 'the directory user was created on a later day than the account and disagrees with it by the strong identifiers or, where none is on both sides, by name',
    check: 'Check whether the value was handed on from somebody who left: then the account is not theirs.',
    commonCause:
      'a migration of the tenant gave directory users a new day of creation while names are written otherwise on the other side',
  },
  contradiction: {
    but: 'a strong identifier is not the same on both sides',
    check: 'Check whether these are two people, or which side has the wrong identifier.',
    commonCause: 'the two sides number people from different ranges, so that the rule is not strong',
  },
  'look-alike': {
    but: 'another key looks the same and is written with other characters',
    check: 'Check which of the two keys is real, and whose it is.',
    commonCause: 'one of the exports composes letters in another way, or was given invisible characters',
  },
  'second-claimant': {
    but: 'another person claims it too and could be its owner',
    check: 'Check whose account it is.',
    commonCause: 'many people have a second directory user with the same values, disabled or not in scope',
  },
} as const satisfies Record<Hold, HoldWords>;
