import { candidateReasonWords, contradictionWords } from '../model/candidate-words.ts';
import type { Candidate, CandidateReason } from '../model/candidates.ts';
import type { MatchResult } from '../model/match-result.ts';
import { forecasts, type Forecast } from '../model/outcomes.ts';
import type { MatchedUsers } from '../model/reconciliation.ts';
import type { AccountKeys } from './account-keys.ts';
import { personText } from './user-cells.ts';

/** A directory user in a sentence: the name, and what tells two of one name apart. */
export function personName({ directory }: Pick<MatchedUsers, 'directory'>, person: number): string {
  return personText(directory, person);
}

/** The keys of the accounts that a directory user claims, who claims some. */
export function claimedKeys({ rules, directory }: MatchResult, person: number, keysOf: AccountKeys): string {
  return keysOf(rules[directory.claimRule[person] - 1].accounts, directory.claimGroup[person]);
}

/** What speaks for a candidate, and what against. */
export function candidateEvidence({ reasons, contradiction }: Candidate): string {
  const common = reasons.map(inCommon).join('; ');
  return contradiction === null
    ? common
    : `${common}, but ${contradictionWords[contradiction.kind].but(contradiction)}`;
}

function inCommon(reason: CandidateReason): string {
  return candidateReasonWords[reason.kind].inCommon(reason);
}

/** What go-live does with a directory user who may be an account's owner. */
export function candidateStanding(match: MatchResult, { person }: Candidate, keysOf: AccountKeys): string {
  const { claimRule, inScope, forecast } = match.directory;
  if (claimRule[person] > 0) return `That person already claims ${claimedKeys(match, person, keysOf)}.`;
  return inScope[person] === 0 ? outOfScope : standings[forecasts[forecast[person]]];
}

const outOfScope = 'Provisioning does not look at that person, who is not in scope.';

const standings = {
  update: 'Provisioning would link that person to an account.',
  create: 'Provisioning would create a new account for that person.',
  skip: 'Provisioning would skip that person.',
  fail: 'Provisioning would stop at that person with an error.',
} as const satisfies Record<Forecast, string>;
