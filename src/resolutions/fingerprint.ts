import type { RuleClaims } from '../model/match-result.ts';
import type { Outcome } from '../model/outcomes.ts';
import type { Column } from '../model/users.ts';
import { claimsOn } from '../tables/claims.ts';
import { rowValues, valueText } from '../tables/column.ts';
import { compareText } from '../tables/compare-text.ts';

/** SHA-256 of a text in UTF-8, as hex digits. */
export type HashText = (text: string) => string;

/** What a user is known by while decisions about it travel: it changes with whatever a decision goes by. */
export interface FingerprintFacts {
  readonly key: string;
  /** Before exclusions and decisions. */
  readonly outcome: Outcome;
  /** The application's values as they are stored, rule by rule. */
  readonly values: readonly (readonly string[])[];
  /** Keys of all directory users that claim it, of whatever rank, in any order. */
  readonly claimants: readonly string[];
}

/** `fp1-` and 16 hex digits. JSON sets the parts apart, so that no two users are written the same. */
export function fingerprint({ key, outcome, values, claimants }: FingerprintFacts, hash: HashText): string {
  const sorted = [...new Set(claimants)].sort(compareText);
  return `fp1-${hash(JSON.stringify([key, outcome, values, sorted])).slice(0, 16)}`;
}

/** The fingerprint of an application row. */
export function fingerprintOfRow(
  rules: readonly RuleClaims[],
  applicationKey: Column,
  directoryKey: Column,
  row: number,
  outcome: Outcome,
  hash: HashText,
): string {
  return fingerprint(
    {
      key: valueText(applicationKey, row),
      outcome,
      values: rules.map(({ application }) => rowValues(application, row)),
      claimants: Array.from(claimsOn(rules, row), ({ claimant }) => valueText(directoryKey, claimant)),
    },
    hash,
  );
}
