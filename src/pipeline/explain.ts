import type { SourceOptions } from '../importers/source-options.ts';
import type { Io } from '../io/io.ts';
import { throwIfInterrupted } from '../io/interruption.ts';
import { explainUsers } from '../matcher/explain/explain-users.ts';
import { similarNames } from '../matcher/explain/similar-names.ts';
import { exitCodes, type ExitCode } from '../model/exit-codes.ts';
import type { Explanation } from '../model/explanation.ts';
import type { ProgressListener } from '../model/progress.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { CheckSettings } from '../model/settings.ts';
import { explanationJson } from '../reporter/explanation-json.ts';
import { explanationText } from '../reporter/explanation-text.ts';
import type { TextStyle } from '../reporter/terminal-summary.ts';
import { assembleCrew } from './crew.ts';
import { openSources } from './open-sources.ts';
import { readInput } from './read-input.ts';
import { reconcile } from './reconcile.ts';

/** What a run of `explain` needs beside its settings. */
export interface ExplainRun {
  readonly io: Io;
  readonly now: () => Date;
  /** What the times of the files are held against; null where the clock is stopped. */
  readonly fileTime: Date | null;
  /** Takes what is worth saying while the run goes on. */
  readonly tell: (text: string) => void;
  readonly progress: ProgressListener | null;
}

export interface ExplainVerdict {
  readonly explanation: Explanation;
  readonly result: Reconciliation;
  readonly banner: string | null;
  readonly exitCode: ExitCode;
}

/**
 * Runs the reconciliation again and tells of the users whom `asked` names how they came to what the reports say.
 * @throws RollcallError `user-not-found` where it names nobody.
 */
export async function explain(
  settings: CheckSettings<SourceOptions>,
  asked: string,
  run: ExplainRun,
): Promise<ExplainVerdict> {
  const { io, now, progress } = run;
  const crew = await assembleCrew([settings.application, settings.directory], io);
  try {
    progress?.begin('look at the files');
    const sides = await openSources(settings, crew);
    const input = await readInput(settings, sides, crew, run);
    throwIfInterrupted(io.signal);
    progress?.begin('match');
    const packs = { now: now(), baseline: { application: null, directory: null } };
    const result = await reconcile({ ...settings, packs: null }, input, packs, crew);
    throwIfInterrupted(io.signal);
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
    `nobody is called "${asked}": no key, sign-in name or value that a rule goes by`,
    similar.length === 0
      ? 'Name the user as the lists do: by application_key, directory_id, directory_upn or match_value.'
      : `Did you mean ${similar.map((name) => `"${name}"`).join(' or ')}?`,
  );
}

/** The answer of `explain` for people. */
export function explainAsText({ explanation, result, banner }: ExplainVerdict, style: TextStyle): string {
  return explanationText(explanation, result, banner, style);
}

/** The answer of `explain` for programs. */
export function explainAsJson({ explanation, result, banner }: ExplainVerdict): string {
  return explanationJson(explanation, result, banner);
}
