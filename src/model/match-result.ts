import type { MatchingRule } from './rules.ts';
import type { Column } from './users.ts';

/**
 * Rows by group. Nearly all groups have one row: `only[g]` is that row, or -1 where group `g` has none. Where it
 * has several, `only[g]` is -2 less their place `p`, and they are `rows[starts[p]]` up to `starts[p + 1]`.
 */
export interface RowGroups {
  readonly only: Int32Array;
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** Directory rows for which a rule's expression gave no value, because nobody can know what the service makes of it. */
export interface ValueFailure {
  /** In words, with the function that failed. */
  readonly why: string;
  readonly count: number;
  readonly firstRow: number;
}

/**
 * One rule at work. A group is a set of equal values of the application's column, known by the first of them,
 * and who holds or seeks it.
 */
export interface RuleClaims {
  readonly rule: MatchingRule;
  readonly application: Column;
  /** As the service sees it: a guest's name is the address it stands for. */
  readonly directory: Column;
  readonly failures: readonly ValueFailure[];
  /** Group of each value of the application's column; -1 for a value that cannot match. */
  readonly groupOfValue: Int32Array;
  /** Application rows that hold the value, ascending. */
  readonly accounts: RowGroups;
  /** Directory rows that claim the group, by rank and then ascending. */
  readonly claimants: RowGroups;
  /** Of each claimant, by its directory row: 1 where it equals the group's first value byte for byte. */
  readonly isExact: Uint8Array;
}

/** Keys of one rule that look like another one and are written otherwise. */
export interface LookAlikes {
  /** By group of the application's values: the look that another key shares with it, -1 for none. */
  readonly lookOfGroup: Int32Array;
  /** The values that have a look: those of the application by their number, the directory's behind its last. */
  readonly valuesOfLook: RowGroups;
}

/** One entry per application row. Codes are indexes into the lists of `outcomes.ts`; rows are -1 for nobody. */
export interface ApplicationVerdicts {
  readonly outcome: Uint8Array;
  readonly reason: Uint8Array;
  /** Bit `n` stands for `holds[n]`. */
  readonly holds: Uint8Array;
  /** Lowest precedence among the deciding claims; 0 where nobody claims. */
  readonly rule: Uint8Array;
  /** The one deciding claimant of a matched, held or contested row. */
  readonly claimant: Int32Array;
  /** The value of the rule's application column that the claimant hit. */
  readonly matchValue: Int32Array;
  /** 1 where the claim holds only without ASCII case. */
  readonly caseOnly: Uint8Array;
  /** Code of `readinesses`; meaningful for matched and held rows only. */
  readonly readiness: Uint8Array;
  /** Of an unclaimed row: the directory row that stopped at an earlier rule but has an equal value here. */
  readonly otherWay: Int32Array;
  readonly otherRule: Uint8Array;
}

/** One entry per directory row. */
export interface DirectoryVerdicts {
  readonly inScope: Uint8Array;
  /** Code of `answers`: whether the account is enabled. */
  readonly enabled: Uint8Array;
  readonly rank: Uint8Array;
  /** Precedence of the rule it claims by; 0 for none. */
  readonly claimRule: Uint8Array;
  /** The group it claims under that rule; -1 for none. */
  readonly claimGroup: Int32Array;
  /** Codes of `forecasts` and `forecastReasons`; meaningful in scope only. */
  readonly forecast: Uint8Array;
  readonly forecastReason: Uint8Array;
}

/** A claim of lower rank that the same person makes: worth knowing, no reason to hold. */
export interface SharedClaim {
  readonly applicationRow: number;
  readonly decidedBy: number;
  readonly also: number;
}

/** What the matcher found, before exclusions and decisions are laid over it. */
export interface MatchResult {
  /** By precedence: the rule of precedence `p` is `rules[p - 1]`. */
  readonly rules: readonly RuleClaims[];
  readonly application: ApplicationVerdicts;
  readonly directory: DirectoryVerdicts;
  readonly sharedClaims: readonly SharedClaim[];
  /** By precedence less one; empty where nobody is held for them. */
  readonly lookAlikes: readonly (LookAlikes | null)[];
}
