import { candidateReasonWords, contradictionWords } from '../model/candidate-words.ts';
import type { Candidate, CandidateReason } from '../model/candidates.ts';
import { forecasts, type Forecast } from '../model/outcomes.ts';
import type { MatchedUsers } from '../model/reconciliation.ts';
import { claimedBy } from '../tables/claims.ts';
import { compareText } from '../tables/compare-text.ts';
import { joinKeys, userCells } from './user-cells.ts';

/** A directory user in a sentence: the name, and what tells two of one name apart. */
export function personName({ directory }: Pick<MatchedUsers, 'directory'>, person: number): string {
  const cells = userCells(directory);
  const name = cells.role('displayName', person);
  const identity = cells.upn(person) || cells.key(person);
  return name === '' ? identity : `${name} (${identity})`;
}

/** The keys of the accounts that a directory user claims. */
export function claimedKeys({ application, match }: MatchedUsers, person: number): string {
  const keys = Array.from(claimedBy(match, person), (row) => userCells(application).key(row));
  return joinKeys(keys.toSorted(compareText));
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
export function candidateStanding(result: MatchedUsers, { person }: Candidate): string {
  const { claimRule, inScope, forecast } = result.match.directory;
  if (claimRule[person] > 0) return `That person already claims ${claimedKeys(result, person)}.`;
  return inScope[person] === 0 ? outOfScope : standings[forecasts[forecast[person]]];
}

const outOfScope = 'Provisioning does not look at that person, who is not in scope.';

const standings = {
  update: 'Provisioning would link that person to an account.',
  create: 'Provisioning would create a new account for that person.',
  skip: 'Provisioning would skip that person.',
  fail: 'Provisioning would stop at that person with an error.',
} as const satisfies Record<Forecast, string>;
