import { Command } from 'commander';
import type { Io } from '../io/io.ts';
import { toolVersion } from '../io/tool-version.ts';
import type { ExitCode } from '../model/exit-codes.ts';
import type { Conversation } from './conversation.ts';
import { addSourceOptions, addSpeechOptions, prepareRun, repeated, type RunOptions } from './run-options.ts';

interface CheckOptions extends RunOptions {
  readonly out: string;
}

/** The options of `rollcall check`, one call, one verdict. */
export function checkCommand(
  io: Io,
  conversation: Conversation,
  decide: (verdict: ExitCode) => void,
): Command {
  const command = addSourceOptions(
    new Command('check').description('reconcile, write the reports, decide the gate'),
  )
    .option('--limit <name=n>', 'highest number that passes the gate, or "unlimited"; repeatable', repeated)
    .option(
      '--no-evidence',
      'propose no candidates for accounts that nobody claims; duplicate risk is unknown then',
    )
    .option('--no-packs', 'write no pack')
    .option('--create-recommended', 'put users into the pack for whom that is recommended, too')
    .option('--accept <name=n>', 'accept the number that a safeguard named; repeatable', repeated)
    .option('--out <folder>', 'where the report goes', 'rollcall-report');
  return addSpeechOptions(command, 'summary.json').action(async (options: CheckOptions) => {
    const { settings, ...run } = await prepareRun(options, io, conversation);
    const { check } = await import('../pipeline/check.ts');
    const verdict = await check(settings, { ...run, io, out: options.out, version: toolVersion() }).finally(
      () => run.progress?.end(),
    );
    const { checkAsJson, checkAsText } = await import('../pipeline/show-check.ts');
    if (options.json === true) conversation.answerData(checkAsJson(verdict));
    else if (options.quiet !== true) {
      const { textStyle } = await import('./text-style.ts');
      conversation.answer(checkAsText(verdict, options.out, textStyle(io, !options.color)));
    }
    decide(verdict.exitCode);
  });
}
