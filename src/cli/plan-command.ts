import { Command } from 'commander';
import type { Io } from '../io/io.ts';
import { toolVersion } from '../io/tool-version.ts';
import type { ExitCode } from '../model/exit-codes.ts';
import type { Conversation } from './conversation.ts';
import { addSourceOptions, addSpeechOptions, prepareRun, repeated, type RunOptions } from './run-options.ts';

interface PlanOptions extends RunOptions {
  readonly out: string;
}

/** The options of `rollcall plan`, one call, one verdict. */
export function planCommand(
  io: Io,
  conversation: Conversation,
  decide: (verdict: ExitCode) => void,
): Command {
  const command = addSourceOptions(new Command('plan').description('turn findings and decisions into packs'))
    .option('--create-recommended', 'put users into the pack for whom that is recommended, too')
    .option('--accept <name=n>', 'accept the number that a safeguard named; repeatable', repeated)
    .option('--out <folder>', 'where the packs go', 'rollcall-plan');
  return addSpeechOptions(command, 'what was planned').action(async (options: PlanOptions) => {
    const { settings, ...run } = await prepareRun(options, io, conversation);
    const { plan } = await import('../pipeline/plan.ts');
    const verdict = await plan(settings, { ...run, io, out: options.out, version: toolVersion() }).finally(
      () => run.progress?.end(),
    );
    const { planAsJson, planAsText } = await import('../pipeline/show-plan.ts');
    if (options.json === true) conversation.answerData(planAsJson(verdict, options.out));
    else if (options.quiet !== true) {
      const { textStyle } = await import('./text-style.ts');
      conversation.answer(planAsText(verdict, options.out, textStyle(io, !options.color)));
    }
    decide(verdict.exitCode);
  });
}
