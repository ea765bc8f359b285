import { codesOf } from '../../model/codes.ts';
import type { RowToCreate } from '../../model/creation.ts';
import { decisionOf } from '../../model/decision-of.ts';
import { outcomes } from '../../model/outcomes.ts';
import type { ProposedUsers } from '../../model/reconciliation.ts';
import type { Advice } from '../../model/recommendations.ts';
import type { ResolutionOption } from '../../model/resolution-options.ts';

/** The option that the creation pack carries out. */
const creating: ResolutionOption = 'create-in-entra';

const { matched, excluded } = codesOf(outcomes);

/**
 * The application users who are to get a directory user: those for whom a person decided so and, with `advice`,
 * those undecided ones for whom it is recommended: not whom somebody decided something else about that does not hold,
 * nor anybody where no evidence was gathered.
 */
export function chooseRowsToCreate(
  { match, decided, candidates }: ProposedUsers,
  advice: Pick<Advice, 'optionFor'> | null,
): RowToCreate[] {
  const chosen: RowToCreate[] = [];
  match.application.outcome.forEach((outcome, row) => {
    const decision = decisionOf(decided, row);
    const isRecommended =
      decision === null &&
      !decided.void.has(row) &&
      candidates !== null &&
      outcome !== matched &&
      outcome !== excluded &&
      advice?.optionFor(row) === creating;
    if (decision?.kind !== creating && !isRecommended) return;
    chosen.push({
      row,
      isDecided: decision !== null,
      hasCandidate: (candidates?.get(row)?.length ?? 0) > 0,
    });
  });
  return chosen;
}
