import type { LookAlikes, RuleClaims, SharedClaim } from '../model/match-result.ts';
import type { MatchingRule } from '../model/rules.ts';
import type { Column, UserTable } from '../model/users.ts';
import { claimAccounts, gatherClaims, indexRule, type Claims, type IndexedRule } from './claim-accounts.ts';
import { decideOutcomes, type Decisions } from './decide-outcomes.ts';
import { forecastUsers, type Forecasts, type ForecastStates, type Target } from './forecast-users.ts';
import { holdClaims, type HoldFacts } from './hold-claims.ts';
import { findLookAlikes } from './find-look-alikes.ts';

import { findOtherWay, type ClaimOrder } from './look-other-way.ts';
import { personJudge } from '../tables/judge-persons.ts';
import { columnOf, ruleValues } from './rule-values.ts';

/**
 * The parts of matching that touch every user. Jobs that are handed out together can be done in any order and
 * by any thread: they are plain data, and what they write into is shared and apart from each other.
 */
export type MatchJob =
  | {
      readonly kind: 'index';
      readonly rule: MatchingRule;
      readonly application: UserTable;
      readonly directory: UserTable;
    }
  | {
      readonly kind: 'claim';
      readonly rules: readonly IndexedRule[];
      readonly claims: Claims;
      /** Directory rows. */
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'gather';
      readonly rule: IndexedRule;
      readonly claims: Claims;
      readonly rank: Uint8Array;
    }
  | { readonly kind: 'look-alikes'; readonly rule: IndexedRule }
  | {
      readonly kind: 'decide';
      readonly rules: readonly RuleClaims[];
      readonly rank: Uint8Array;
      readonly displayName: Column | undefined;
      readonly facts: HoldFacts;
      readonly lookAlikes: readonly (LookAlikes | null)[];
      readonly decisions: Decisions;
      /** Application rows. */
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'other-way';
      readonly rule: IndexedRule;
      readonly order: ClaimOrder;
      readonly outcome: Uint8Array;
    }
  | {
      readonly kind: 'forecast';
      readonly rules: readonly RuleClaims[];
      readonly claims: Claims;
      readonly states: ForecastStates;
      readonly target: Target;
      readonly forecasts: Forecasts;
      /** Directory rows. */
      readonly from: number;
      readonly to: number;
    };

/** What comes of a job, by its kind. */
export interface MatchAnswers {
  readonly index: IndexedRule;
  readonly claim: null;
  readonly gather: RuleClaims;
  readonly 'look-alikes': LookAlikes | null;
  readonly decide: readonly SharedClaim[];
  readonly 'other-way': Int32Array;
  readonly forecast: null;
}

export function runMatchJob(job: MatchJob): MatchAnswers[MatchJob['kind']] {
  switch (job.kind) {
    case 'index': {
      const { rule, application, directory } = job;
      return indexRule(rule, columnOf(application, rule.application), ruleValues(directory, rule.directory));
    }
    case 'claim':
      claimAccounts(job.rules, job.claims, job.from, job.to);
      return null;
    case 'gather':
      return gatherClaims(job.rule, job.claims, job.rank);
    case 'look-alikes':
      return findLookAlikes(job.rule.index, job.rule.directory);
    case 'decide': {
      const { rules, decisions, rank, displayName, from, to } = job;
      const holding = holdClaims(rules, job.facts, job.lookAlikes);
      return decideOutcomes(rules, decisions, rank, personJudge(rules, displayName), holding, from, to);
    }
    case 'other-way':
      return findOtherWay(job.rule, job.order, job.outcome);
    case 'forecast': {
      const { rules, claims, states, target, forecasts, from, to } = job;
      forecastUsers(rules, claims, states, target, forecasts, from, to);
      return null;
    }
  }
}

/** Jobs on the way out, their answers on the way in. */
export type MatchSteps<Result> = Generator<readonly MatchJob[], Result, readonly unknown[]>;

/** Hands jobs of one kind to whoever drives the steps, and gives their answers in the same order. */
export function* done<Kind extends MatchJob['kind']>(
  jobs: readonly Extract<MatchJob, { kind: Kind }>[],
): MatchSteps<readonly MatchAnswers[Kind][]> {
  // The driver answers each job with what `runMatchJob` gives for it, here or in a thread.
  return (yield jobs) as readonly MatchAnswers[Kind][];
}
