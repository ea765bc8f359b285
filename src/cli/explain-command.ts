import { Command } from 'commander';
import type { Io } from '../io/io.ts';
import type { ExitCode } from '../model/exit-codes.ts';
import type { Conversation } from './conversation.ts';
import { addSourceOptions, addSpeechOptions, prepareRun, type RunOptions } from './run-options.ts';

/** The options of `rollcall explain`, one call, one answer. */
export function explainCommand(
  io: Io,
  conversation: Conversation,
  decide: (verdict: ExitCode) => void,
): Command {
  const command = addSourceOptions(
    new Command('explain')
      .description('why one user matched, or did not')
      .argument('<user>', 'application key, directory id, sign-in name, or a value that a rule goes by'),
  );
  return addSpeechOptions(command, 'the explanation as JSON').action(
    async (user: string, options: RunOptions) => {
      const { settings, ...run } = await prepareRun(options, io, conversation);
      const { explain } = await import('../pipeline/explain.ts');
      const verdict = await explain(settings, user, { ...run, io }).finally(() => run.progress?.end());
      const { explainAsJson, explainAsText } = await import('../pipeline/show-explain.ts');
      if (options.json === true) conversation.answerData(explainAsJson(verdict));
      else if (options.quiet !== true) {
        const { textStyle } = await import('./text-style.ts');
        conversation.answer(explainAsText(verdict, textStyle(io, !options.color)));
      }
      decide(verdict.exitCode);
    },
  );
}
