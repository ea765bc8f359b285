import type { SourceOptions } from '../importers/source-options.ts';
import { explainUsers } from '../matcher/explain/explain-users.ts';
import { similarNames } from '../matcher/explain/similar-names.ts';
import { exitCodes } from '../model/exit-codes.ts';
import type { Explanation } from '../model/explanation.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { CheckSettings } from '../model/settings.ts';
import { assembleCrew } from './crew.ts';
import { readAndReconcile } from './read-and-reconcile.ts';
import type { Run, Verdict } from './run.ts';

export interface ExplainVerdict extends Verdict {
  readonly explanation: Explanation;
}

/**
 * Runs the reconciliation again and tells of the users whom `asked` names how they came to what the reports say.
 * @throws RollcallError `user-not-found` where it names nobody.
 */
export async function explain(
  settings: CheckSettings<SourceOptions>,
  asked: string,
  run: Run,
): Promise<ExplainVerdict> {
  const crew = await assembleCrew([settings.application, settings.directory], run.io);
  try {
    const packsRun = { now: run.now(), baseline: { application: null, directory: null } };
    const { input, result } = await readAndReconcile({ ...settings, packs: null }, crew, packsRun, run);
    const scope = { isAssigned: input.scope.isAssigned, filters: settings.scopeFilters };
    const explanation = explainUsers(result, scope, asked);
    if (explanation === null) throw nobodyNamed(asked, result);
    const { banner } = input;
    return { explanation, result, banner, exitCode: banner === null ? exitCodes.passed : exitCodes.source };
  } finally {
    await crew.dismiss();
  }
}

function nobodyNamed(asked: string, result: Reconciliation): RollcallError {
  const rejected = result.rejections.find(({ excerpt }) => excerpt === asked);
  if (rejected !== undefined) {
    return new RollcallError(
      'user-not-found',
      `the row of "${asked}" was rejected (${rejected.source} line ${rejected.line}: ${rejected.reason})`,
      'See rejected-rows.csv for what to mend.',
    );
  }
  const similar = similarNames(result, asked);
  return new RollcallError(
    'user-not-found',
    `nobody is called "${asked}": no key, sign-in name, address or value that a rule goes by`,
    similar.length === 0
      ? 'Name the user as the lists do: by application_key, directory_id, directory_upn or match_value.'
      : `Did you mean ${similar.map((name) => `"${name}"`).join(' or ')}?`,
  );
}
