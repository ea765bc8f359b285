import type { Candidates } from '../model/candidates.ts';
import { codesOf } from '../model/codes.ts';
import type { MatchResult } from '../model/match-result.ts';
import { forecasts, outcomeReasons } from '../model/outcomes.ts';
import type { Reconciliation, SideResult } from '../model/reconciliation.ts';
import type { Risks } from '../model/risks.ts';
import { answers } from '../model/roles.ts';
import type { SignIn } from '../model/settings.ts';
import type { Summary } from '../model/summary.ts';
import { claimsOn } from '../tables/claims.ts';
import { sharedBytes } from '../tables/shared-arrays.ts';

const { unknown, yes, no } = codesOf(answers);
const create = codesOf(forecasts).create;
const { decision: decided, configuration: configured } = codesOf(outcomeReasons);

/** What risks are judged by: the roles and states of both sides, the match, and the candidates where there are any. */
type RiskFacts = Pick<Reconciliation, 'application' | 'directory' | 'match' | 'candidates'>;

/** A candidate counts from the confidence `duplicateFrom` on; null: there is no evidence. */
export function judgeRisks(facts: RiskFacts, duplicateFrom: number | null): Risks {
  const { match, candidates } = facts;
  const from = duplicateFrom ?? Infinity;
  return {
    duplicate:
      candidates === null
        ? sharedBytes(match.application.rule.length)
        : judgeUnclaimed(match, (row) => isDuplicateRisk(row, match, candidates, from)),
    secondAccount: judgeUnclaimed(
      match,
      (row) => match.application.otherWay[row] >= 0 || claimsAnother(row, match, candidates, from),
    ),
    lockout: judgeLockouts(facts),
  };
}

function judgeUnclaimed(
  { application: { rule } }: MatchResult,
  isAtRisk: (row: number) => boolean,
): Uint8Array {
  const verdicts = sharedBytes(rule.length).fill(no);
  rule.forEach((precedence, row) => {
    if (precedence === 0 && isAtRisk(row)) verdicts[row] = yes;
  });
  return verdicts;
}

function isDuplicateRisk(row: number, match: MatchResult, candidates: Candidates, from: number): boolean {
  const { inScope, forecast } = match.directory;
  return (candidates.get(row) ?? []).some(
    ({ person, confidence }) => confidence >= from && inScope[person] === 1 && forecast[person] === create,
  );
}

function claimsAnother(
  row: number,
  match: MatchResult,
  candidates: Candidates | null,
  from: number,
): boolean {
  return (candidates?.get(row) ?? []).some(
    ({ person, confidence }) => confidence >= from && match.directory.claimRule[person] > 0,
  );
}

function judgeLockouts({ application, directory, match }: RiskFacts): Uint8Array {
  const { rule, claimant } = match.application;
  const verdicts = sharedBytes(rule.length);
  if (!application.roles.has('enabled')) return verdicts;
  application.enabled.forEach((active, row) => {
    if (active !== yes) verdicts[row] = active === no ? no : unknown;
    else if (rule[row] === 0) verdicts[row] = yes;
    else if (claimant[row] >= 0 && directory.enabled[claimant[row]] === yes) verdicts[row] = no;
    else verdicts[row] = judgeClaims(match, row, directory);
  });
  return verdicts;
}

function judgeClaims({ rules }: MatchResult, row: number, { enabled }: SideResult): number {
  let verdict = yes;
  for (const { claimant } of claimsOn(rules, row)) {
    if (enabled[claimant] === yes) return no;
    if (enabled[claimant] === unknown) verdict = unknown;
  }
  return verdict;
}

/**
 * The risks in numbers, null where they are not known; who is locked out is not where nobody at all is active. Accounts
 * that a decision set aside do not count, and for lockouts neither do those that the configuration sets aside: for them
 * the service creates another account all the same.
 */
export function countRisks(
  { duplicate, secondAccount, lockout }: Risks,
  { application, directory, match, candidates }: RiskFacts,
  signIn: SignIn,
): Summary['risks'] {
  const isLockoutKnown =
    application.roles.has('enabled') && directory.roles.has('enabled') && application.enabled.includes(yes);
  const { reason } = match.application;
  return {
    duplicate: candidates === null ? null : countYes(duplicate, reason, [decided]),
    'second-account': countYes(secondAccount, reason, [decided]),
    lockout: signIn === 'entra' && isLockoutKnown ? countYes(lockout, reason, [decided, configured]) : null,
  };
}

function countYes(verdicts: Uint8Array, reason: Uint8Array, setAside: readonly number[]): number {
  let count = 0;
  verdicts.forEach((verdict, row) => {
    if (verdict === yes && !setAside.includes(reason[row])) count += 1;
  });
  return count;
}
