import type {
  CandidateReason,
  CandidateReasonKind,
  ComparedValue,
  Contradiction,
  ContradictionKind,
} from './candidates.ts';
import { shownValue } from './shown-value.ts';

interface ReasonWords {
  /** What the reason is worth by itself, where one directory user has the value. */
  readonly confidence: number;
  /** What it means, and why it is worth that. */
  readonly because: string;
  /** What the two have in common, in words that whoever runs the application understands. */
  readonly inCommon: (reason: CandidateReason) => string;
}

/** What each reason is worth and says. The README shows it to users, who may argue with it. */
export const candidateReasonWords = {
  'same-identifier': {
    confidence: 0.9,
    because:
      'The same number, leading zeros aside. Numbers are given to one person, but ranges of two systems overlap.',
    inCommon: ({ application, directory }) => `the same number (${shown(application)}, ${shown(directory)})`,
  },
  'same-address': {
    confidence: 0.9,
    because:
      'The same address in mail or as sign-in name. An address has one owner, but it can be handed on after a leaver.',
    inCommon: ({ application, directory }) => `the same address (${shown(application)}, ${shown(directory)})`,
  },
  'same-alias': {
    confidence: 0.85,
    because:
      'The address is among the other addresses of the directory user: an earlier name, or a mailbox that several people read.',
    inCommon: ({ application, directory }) =>
      `an address that reaches this person too (${shown(application)}, ${shown(directory)})`,
  },
  'same-login': {
    confidence: 0.75,
    because:
      'A login without a domain equals the account name, the mail nickname or the sign-in name before the @. Another domain may give it to somebody else.',
    inCommon: ({ application, directory }) => `the same login (${shown(application)}, ${shown(directory)})`,
  },
  'same-local-part': {
    confidence: 0.5,
    because:
      'What stands before the @ is the same, the domain is another one: a change of domain, or a namesake elsewhere.',
    inCommon: ({ application, directory }) =>
      `the same name before the @ (${shown(application)}, ${shown(directory)})`,
  },
  'same-name': {
    confidence: 0.7,
    because:
      'The same words of a full name, in any order. Only one directory user is called so, but there may be a namesake who has left.',
    inCommon: ({ application, directory }) => `the same name (${shown(application)}, ${shown(directory)})`,
  },
} as const satisfies Record<CandidateReasonKind, ReasonWords>;

interface ContradictionWords {
  /** A candidate of whom this is known is not trusted further. */
  readonly mostConfidence: number;
  /** What tells that it is none after all. */
  readonly refutedBy: CandidateReasonKind;
  readonly because: string;
  readonly but: (contradiction: Contradiction) => string;
}

/** How far each contradiction takes a candidate down, and what it says. */
export const contradictionWords = {
  'other-identifier': {
    mostConfidence: 0.5,
    refutedBy: 'same-identifier',
    because:
      'Both sides have an identifier under a strong rule, and it differs: most likely an address or a login that was handed on.',
    but: ({ application, directory }) =>
      `the identifiers differ (${shown(application)}, ${shown(directory)})`,
  },
  'other-name': {
    mostConfidence: 0.6,
    refutedBy: 'same-name',
    because:
      'Both sides have a full name in the same script (Latin, Greek or Cyrillic), and the names share no word: most likely a value that was handed on.',
    but: ({ application, directory }) =>
      `the names have no word in common (${shown(application)}, ${shown(directory)})`,
  },
} as const satisfies Record<ContradictionKind, ContradictionWords>;

function shown({ attribute, value }: ComparedValue): string {
  return shownValue(attribute, value);
}
