import type { LookAlikes, RuleClaims } from '../model/match-result.ts';
import { holds, type Hold } from '../model/outcomes.ts';
import { answers } from '../model/roles.ts';
import type { Column, Side } from '../model/users.ts';
import { firstValueOf, lastValueOf, rowText, valueText } from '../tables/column.ts';
import { foldName } from '../tables/fold-name.ts';
import { compareIdentifiers, type Agreement } from '../tables/identifiers.ts';
import { saysSomething } from '../tables/telling-values.ts';

/** What the holds go by beside the rules: the columns that play a role on a side, null where none does. */
export interface HoldFacts extends Readonly<Record<Side, SideFacts>> {
  /** The kinds that hold nobody. */
  readonly off: readonly Hold[];
}

interface SideFacts {
  /** Row by row a code of `answers`. */
  readonly privileged: Uint8Array | null;
  /** Row by row a day as `SideResult` has it. */
  readonly createdAt: Int32Array | null;
  readonly displayName: Column | null;
}

/** Which holds stop a clean claim. */
export interface Holding {
  /** Bit `n` stands for `holds[n]`; all but `second-claimant`, which the other claims decide. */
  readonly bitsOf: (row: number, claimant: number, precedence: number, group: number) => number;
  /** The kinds that are not switched off. */
  readonly mask: number;
}

type Check = (row: number, claimant: number, precedence: number, group: number) => boolean;

const yes = answers.indexOf('yes');

/** The checks that have something to go by; the others cost nothing. */
export function holdClaims(
  rules: readonly RuleClaims[],
  facts: HoldFacts,
  lookAlikes: readonly (LookAlikes | null)[],
): Holding {
  const { application, directory, off } = facts;
  const strong = rules.filter(({ rule }) => rule.strong);
  const compareStrong = (row: number, claimant: number): Agreement => {
    let found: Agreement = 'unknown';
    for (const rule of strong) {
      const agreement = compareIdentifiers(rule.application, row, rule.directory, claimant);
      if (agreement === 'differ') return agreement;
      if (agreement === 'agree') found = agreement;
    }
    return found;
  };
  const checks: Record<Hold, Check | null> = {
    privileged: privilegeCheck(application.privileged, directory.privileged),
    recycled: recyclingCheck(application, directory, compareStrong),
    contradiction: strong.length === 0 ? null : (row, claimant) => compareStrong(row, claimant) === 'differ',
    'look-alike': lookAlikes.every((found) => found === null)
      ? null
      : (_row, _claimant, precedence, group) => {
          const found = lookAlikes[precedence - 1];
          return found !== null && found.lookOfGroup[group] >= 0;
        },
    'second-claimant': null,
  };
  let mask = 0;
  const asked: { readonly bit: number; readonly check: Check }[] = [];
  holds.forEach((hold, place) => {
    if (off.includes(hold)) return;
    const check = checks[hold];
    mask |= 1 << place;
    if (check !== null) asked.push({ bit: 1 << place, check });
  });
  const bitsOf = (row: number, claimant: number, precedence: number, group: number): number => {
    let bits = 0;
    for (const { bit, check } of asked) if (check(row, claimant, precedence, group)) bits |= bit;
    return bits;
  };
  return { bitsOf, mask };
}

function privilegeCheck(application: Uint8Array | null, directory: Uint8Array | null): Check | null {
  if (application === null && directory === null) return null;
  return (row, claimant) => application?.[row] === yes || directory?.[claimant] === yes;
}

/** A value may have been handed on where the directory user is younger, and nothing says that it is the same person. */
function recyclingCheck(
  application: SideFacts,
  directory: SideFacts,
  compareStrong: (row: number, claimant: number) => Agreement,
): Check | null {
  const [ofAccount, ofUser] = [application.createdAt, directory.createdAt];
  if (ofAccount === null || ofUser === null) return null;
  return (row, claimant) => {
    if (ofAccount[row] < 0 || ofUser[claimant] <= ofAccount[row]) return false;
    const agreement = compareStrong(row, claimant);
    return agreement === 'unknown'
      ? !namesAgree(application, row, directory, claimant)
      : agreement === 'differ';
  };
}

/** Whether one of the account's names is that of the directory user. A name that says nothing agrees with none. */
function namesAgree(
  { displayName: names }: SideFacts,
  row: number,
  directory: SideFacts,
  claimant: number,
): boolean {
  if (names === null || directory.displayName === null) return false;
  const other = rowText(directory.displayName, claimant);
  const last = lastValueOf(names, row);
  for (let value = firstValueOf(names, row); value < last; value += 1) {
    if (!saysSomething(names, value)) continue;
    const name = valueText(names, value);
    if (name === other) return true;
    const folded = foldName(name);
    if (folded !== '' && folded === foldName(other)) return true;
  }
  return false;
}
