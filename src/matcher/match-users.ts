import { codesOf } from '../model/codes.ts';
import type { MatchResult } from '../model/match-result.ts';
import { outcomes, readinesses } from '../model/outcomes.ts';
import { answers } from '../model/roles.ts';
import type { MatchingRule } from '../model/rules.ts';
import type { UserTable } from '../model/users.ts';
import { claimAccounts, gatherClaims, indexRules } from './claim-accounts.ts';
import { decideOutcomes } from './decide-outcomes.ts';
import { forecastUsers, type Target } from './forecast-users.ts';
import { personJudge } from './judge-persons.ts';
import { explainUnmatched, lookOtherWay } from './look-other-way.ts';

/** Everything that a match depends on. Row by row: `enabled` is a code of `answers`, `inScope` 0 or 1. */
export interface MatchInput {
  readonly application: UserTable;
  readonly directory: UserTable;
  readonly rules: readonly MatchingRule[];
  readonly enabled: Uint8Array;
  readonly inScope: Uint8Array;
  readonly target: Target;
}

/** Claims from the directory's side, then outcomes from the application's, then what provisioning would do. */
export function matchUsers(input: MatchInput): MatchResult {
  const { application, directory, enabled, inScope } = input;
  const rank = rankUsers(enabled, inScope);
  const indexed = indexRules(input.rules, application, directory);
  const claims = claimAccounts(indexed, directory.rows);
  const rules = gatherClaims(indexed, application.rows, claims, rank);
  const isSamePerson = personJudge(rules, directory.columns.get('displayname'));
  const { verdicts, sharedClaims } = decideOutcomes(rules, application.rows, rank, isSamePerson);
  const isUnclaimed = (row: number): boolean => verdicts.outcome[row] === unmatched;
  const otherWay = lookOtherWay(indexed, rules, claims, rank, directory.key, isUnclaimed);
  const forecast = forecastUsers(
    rules,
    claims,
    { enabled, inScope, outcome: verdicts.outcome },
    input.target,
  );
  return {
    rules,
    application: {
      ...verdicts,
      ...explainUnmatched(verdicts, otherWay),
      readiness: judgeReadiness(verdicts, enabled, inScope),
    },
    directory: {
      inScope,
      enabled,
      rank,
      claimRule: claims.claimRule,
      claimGroup: claims.claimGroup,
      ...forecast,
    },
    sharedClaims,
  };
}

const disabled = answers.indexOf('no');
const unknown = answers.indexOf('unknown');

/** 1 enabled and in scope, 2 enabled and not in scope, 3 disabled; an unknown state counts as enabled. */
function rankUsers(enabled: Uint8Array, inScope: Uint8Array): Uint8Array {
  return enabled.map((answer, row) => (answer === disabled ? 3 : inScope[row] === 1 ? 1 : 2));
}

const { matched, unmatched } = codesOf(outcomes);
const readinessCode = codesOf(readinesses);

function judgeReadiness(
  { outcome, claimant }: Pick<MatchResult['application'], 'outcome' | 'claimant'>,
  enabled: Uint8Array,
  inScope: Uint8Array,
): Uint8Array {
  return outcome.map((code, row) => {
    if (code !== matched) return 0;
    const answer = enabled[claimant[row]];
    if (answer === disabled) return readinessCode.disabled;
    if (inScope[claimant[row]] === 0) return readinessCode['not-assigned'];
    return answer === unknown ? readinessCode.unknown : readinessCode.ready;
  });
}
