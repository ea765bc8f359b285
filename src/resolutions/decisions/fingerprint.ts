import type { RuleClaims } from '../../model/match-result.ts';
import type { Outcome } from '../../model/outcomes.ts';
import type { Column } from '../../model/users.ts';
import { claimsOn, oncePerCrowd } from '../../tables/claims.ts';
import { rowValues, valueText } from '../../tables/column.ts';
import { compareText } from '../../tables/compare-text.ts';

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
  return fingerprintOf({ key, outcome, values }, claimantsText(claimants), hash);
}

function claimantsText(claimants: readonly string[]): string {
  return JSON.stringify([...new Set(claimants)].sort(compareText));
}

function fingerprintOf(
  { key, outcome, values }: Omit<FingerprintFacts, 'claimants'>,
  claimants: string,
  hash: HashText,
): string {
  const text = `[${[key, outcome, values].map((part) => JSON.stringify(part)).join()},${claimants}]`;
  return `fp1-${hash(text).slice(0, 16)}`;
}

/** Fingerprints of application rows, each with its outcome before exclusions and decisions. */
export function fingerprinter(
  rules: readonly RuleClaims[],
  applicationKey: Column,
  directoryKey: Column,
  hash: HashText,
): (row: number, outcome: Outcome) => string {
  const claimantsOf = oncePerCrowd(rules, (row) =>
    claimantsText(Array.from(claimsOn(rules, row), ({ claimant }) => valueText(directoryKey, claimant))),
  );
  return (row, outcome) => {
    const values = rules.map(({ application }) => rowValues(application, row));
    return fingerprintOf({ key: valueText(applicationKey, row), outcome, values }, claimantsOf(row), hash);
  };
}
