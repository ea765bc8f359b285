import { codesOf } from '../model/codes.ts';
import type { MatchResult } from '../model/match-result.ts';
import { outcomes, readinesses } from '../model/outcomes.ts';
import { answers } from '../model/roles.ts';
import type { MatchingRule } from '../model/rules.ts';
import type { UserTable } from '../model/users.ts';
import { splitRows } from '../tables/row-ranges.ts';
import { sharedBytes } from '../tables/shared-arrays.ts';
import { noClaims } from './claim-accounts.ts';
import { noDecisions } from './decide-outcomes.ts';
import type { HoldFacts } from './hold-claims.ts';
import { noForecasts, type Target } from './forecast-users.ts';
import { done, runMatchJob, type MatchSteps } from './match-jobs.ts';
import { explainUnmatched, lookOtherWay } from './look-other-way.ts';

/**
 * Everything that a match depends on. Row by row: `enabled` is a code of `answers`; `inScope` is 1 for users in
 * scope, and `passesFilters` for those whom a scoping filter takes in, assigned or not.
 */
export interface MatchInput {
  readonly application: UserTable;
  readonly directory: UserTable;
  readonly rules: readonly MatchingRule[];
  readonly enabled: Uint8Array;
  readonly inScope: Uint8Array;
  readonly passesFilters: Uint8Array;
  readonly target: Target;
  readonly holds: HoldFacts;
}

/** The whole in this thread. */
export function matchUsers(input: MatchInput): MatchResult {
  const steps = matchInSteps(input, 1);
  let step = steps.next();
  while (step.done !== true) step = steps.next(step.value.map(runMatchJob));
  return step.value;
}

/**
 * Claims from the directory's side, then outcomes from the application's, then what provisioning would do.
 * What touches every user is handed out as jobs, split for that many threads; the result is the same for any
 * number.
 */
export function* matchInSteps(input: MatchInput, threads: number): MatchSteps<MatchResult> {
  const { application, directory, enabled, inScope } = input;
  const rank = rankUsers(enabled, inScope);
  const indexed = yield* done(
    input.rules.map((rule) => ({ kind: 'index', rule, application, directory }) as const),
  );
  const claims = noClaims(directory.rows);
  const directoryParts = splitRows(directory.rows, threads);
  yield* done(directoryParts.map((part) => ({ kind: 'claim', rules: indexed, claims, ...part }) as const));
  const rules = yield* done(indexed.map((rule) => ({ kind: 'gather', rule, claims, rank }) as const));

  const { holds: facts } = input;
  const lookAlikes = facts.off.includes('look-alike')
    ? []
    : yield* done(indexed.map((rule) => ({ kind: 'look-alikes', rule }) as const));
  const decisions = noDecisions(application.rows);
  const displayName = facts.directory.displayName ?? directory.columns.get('displayname');
  const sharedClaims = yield* done(
    splitRows(application.rows, threads).map(
      (part) =>
        ({ kind: 'decide', rules, rank, displayName, facts, lookAlikes, decisions, ...part }) as const,
    ),
  );
  const states = { enabled, inScope, outcome: decisions.outcome };
  const forecasts = noForecasts(directory.rows);
  const { target } = input;
  yield* done(
    directoryParts.map(
      (part) => ({ kind: 'forecast', rules, claims, states, target, forecasts, ...part }) as const,
    ),
  );
  const order = { rules, claims, rank, directoryKey: directory.key };
  const { outcome } = decisions;
  const otherWay = lookOtherWay(
    yield* done(indexed.map((rule) => ({ kind: 'other-way', rule, order, outcome }) as const)),
    order,
  );
  const { claimRule, claimGroup } = claims;
  return {
    rules,
    application: {
      ...decisions,
      ...explainUnmatched(decisions, otherWay),
      readiness: judgeReadiness(decisions, input),
    },
    directory: { inScope, enabled, rank, claimRule, claimGroup, ...forecasts },
    sharedClaims: sharedClaims.flat(),
    lookAlikes,
  };
}

const disabled = answers.indexOf('no');
const unknown = answers.indexOf('unknown');

/** 1 enabled and in scope, 2 enabled and not in scope, 3 disabled; an unknown state counts as enabled. */
function rankUsers(enabled: Uint8Array, inScope: Uint8Array): Uint8Array {
  const rank = sharedBytes(enabled.length);
  enabled.forEach((answer, row) => {
    rank[row] = answer === disabled ? 3 : inScope[row] === 1 ? 1 : 2;
  });
  return rank;
}

const { matched, held } = codesOf(outcomes);
const readinessCode = codesOf(readinesses);

function judgeReadiness(
  { outcome, claimant }: Pick<MatchResult['application'], 'outcome' | 'claimant'>,
  { enabled, inScope, passesFilters }: MatchInput,
): Uint8Array {
  const judge = (user: number): number => {
    if (enabled[user] === disabled) return readinessCode.disabled;
    if (passesFilters[user] === 0) return readinessCode['out-of-scope'];
    if (inScope[user] === 0) return readinessCode['not-assigned'];
    return enabled[user] === unknown ? readinessCode.unknown : readinessCode.ready;
  };
  const readiness = sharedBytes(outcome.length);
  outcome.forEach((code, row) => {
    // A person may lift a hold.
    if (code === matched || code === held) readiness[row] = judge(claimant[row]);
  });
  return readiness;
}
