import type { Candidate } from '../../model/candidates.ts';
import type { Hold, Outcome } from '../../model/outcomes.ts';
import type { CommonCause } from '../../model/recommendations.ts';
import type { Answer } from '../../model/roles.ts';
import type { MatchingRule } from '../../model/rules.ts';
import type { FlawedValue } from './flawed-values.ts';
import type { ToldPurpose } from './telling-words.ts';

/** A directory user as recommendations see it. */
export interface Person {
  readonly id: string;
  /** Empty where the export has none. */
  readonly upn: string;
  readonly displayName: string;
  readonly enabled: Answer;
  /** What the service looks it up by, rule by rule; empty where there is nothing. */
  readonly ruleValues: readonly string[];
  /** Keys of the application users that it claims, in the order of their bytes. */
  readonly claims: readonly string[];
  /** Why one of these may be somebody else's. */
  readonly claimDoubt: ClaimDoubt | null;
  /** Whether there are some, and all of them are inactive or were not used for long. */
  readonly areClaimsIdle: boolean;
}

/** An account that is held, is claimed by others, shares its value with others, or has a name with no word in common. */
export type ClaimDoubt = 'held' | 'ambiguous' | 'contested' | 'other-name';

/** What an application user has under a rule, placeholders aside. */
export interface RuleValues {
  readonly rule: MatchingRule;
  readonly values: readonly string[];
  /** How long the numbers of the directory are with their zeros, where some have lost theirs; else null. */
  readonly zeroFilled: number | null;
}

export interface ClaimedValue {
  readonly rule: MatchingRule;
  readonly value: string;
}

/** Everything that a recommendation goes by. */
export interface ResolutionFacts {
  readonly key: string;
  /** As the application has it; empty where it has none. */
  readonly displayName: string;
  /** What login or name tell of it. */
  readonly purpose: ToldPurpose | null;
  /** Before exclusions and decisions; `matched` for one with lockout risk. */
  readonly outcome: Exclude<Outcome, 'excluded'>;
  readonly holds: readonly Hold[];
  /** Whether the account is active, and whether it is privileged. */
  readonly active: Answer;
  readonly privileged: Answer;
  /** As the export has it. */
  readonly lastSignIn: string;
  readonly isDormant: boolean;
  /** By precedence. */
  readonly rules: readonly RuleValues[];
  /** Whether the one who claims it was created on a later day than the account; false where that is not known. */
  readonly isClaimantNewer: boolean;
  /** Whether the account was used on a later day than that. */
  readonly isUsedSince: boolean;
  /** Whether a decision says that the account is not that of the one who claims it. */
  readonly isClaimantRefused: boolean;
  /** Everybody who claims it, the deciding rank first. */
  readonly claimants: readonly Person[];
  /** The values by which it is claimed, each with its rule; that of the first claimant comes first. */
  readonly claimed: readonly ClaimedValue[];
  /**
   * Of a held account, and of one with lockout risk: somebody else, enabled and without an account, who is called as the
   * account is.
   */
  readonly namesake: Person | null;
  /** Of a user that nobody claims: who has an equal value and stopped at an earlier rule. */
  readonly otherWay: Person | null;
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** Keys of other accounts that nobody claims and that may as well be those of the best candidate. */
  readonly rivals: readonly string[];
  /** The directory user of a row. */
  readonly personAt: (row: number) => Person;
  /** Whether that one was created on a later day than the account was last used; false where that is not known. */
  readonly isNewerThanUse: (row: number) => boolean;
  readonly commonCause: CommonCause | null;
  /** Values that are written wrongly. */
  readonly flawed: readonly FlawedValue[];
  /** Key of another account that has one of them as it should be written. */
  readonly mendedElsewhere: string | null;
}

/** Whether the account is known to be used, and was not long ago. */
export function isInUse({ active, lastSignIn, isDormant }: ResolutionFacts): boolean {
  return active !== 'no' && lastSignIn !== '' && !isDormant;
}
