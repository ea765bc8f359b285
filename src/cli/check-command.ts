import { Command } from 'commander';
import type { CheckFlags } from '../config/check-flags.ts';
import type { ConfigFile } from '../config/check-settings.ts';
import type { FoundConfig } from '../io/find-config.ts';
import type { Io } from '../io/io.ts';
import type { ExitCode } from '../model/exit-codes.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { Conversation } from './conversation.ts';

interface CheckOptions extends CheckFlags {
  readonly config?: string;
  readonly out: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: boolean;
  readonly now?: string;
}

/** The options of `rollcall check`, one call, one verdict. */
export function checkCommand(
  io: Io,
  conversation: Conversation,
  decide: (verdict: ExitCode) => void,
): Command {
  const repeated = (value: string, before: readonly string[] | undefined): readonly string[] => [
    ...(before ?? []),
    value,
  ];
  return new Command('check')
    .description('reconcile, write the reports, decide the gate')
    .option('--config <file>', 'configuration; else the nearest rollcall.yaml upward')
    .option('--app <file>', "the application's users, a CSV or JSON export")
    .option('--directory <file>', "the directory's users, a CSV or JSON export")
    .option('--key <column>', "the application's key column")
    .option('--directory-key <column>', "the directory's key column (default: id, objectId or objectGUID)")
    .option(
      '--rule <application=directory>',
      'a matching rule, such as login=userPrincipalName; repeat it in order of precedence',
      repeated,
    )
    .option(
      '--as <role=column>',
      'the application column that plays a role, such as displayName=full_name; repeatable',
      repeated,
    )
    .option('--decisions <file>', 'an edited copy of resolution-options.csv; repeatable', repeated)
    .option('--limit <name=n>', 'highest number that passes the gate, or "unlimited"; repeatable', repeated)
    .option('--out <folder>', 'where the report goes', 'rollcall-report')
    .option('--json', 'print summary.json on stdout')
    .option('--quiet', 'say nothing but errors (and --json)')
    .option('--verbose', 'say how long each step took')
    .option('--debug', 'show where an error came from')
    .option('--no-color', 'plain text')
    .option('--now <time>', 'the time that the run goes by, such as 2026-11-22T08:00:00Z')
    .action(async (options: CheckOptions) => {
      if (options.quiet === true) conversation.beQuiet();
      const now = clock(options.now, io);
      const { checkSettings } = await import('../config/check-settings.ts');
      const { findConfig } = await import('../io/find-config.ts');
      const { toolVersion } = await import('../io/tool-version.ts');
      const file = await findConfig(options.config ?? null, io.cwd);
      if (file !== null && options.config === undefined) conversation.remark(`using ${file.name}`);
      const settings = checkSettings(file === null ? null : await readFound(file), options, io.cwd);
      const { check } = await import('../pipeline/check.ts');
      const tell = (text: string): void => {
        conversation.remark(text);
      };
      const { ProgressLine } = await import('./progress-line.ts');
      const progress = options.quiet === true ? null : new ProgressLine(io, options.verbose === true, tell);
      const run = { out: options.out, io, now, version: toolVersion(), tell, progress };
      const verdict = await check(settings, run).finally(() => progress?.end());
      const { checkAsJson, checkAsText } = await import('../pipeline/show-check.ts');
      if (options.json === true) conversation.answerData(checkAsJson(verdict));
      else if (options.quiet !== true) {
        const { textStyle } = await import('./text-style.ts');
        conversation.answer(checkAsText(verdict, options.out, textStyle(io, !options.color)));
      }
      decide(verdict.exitCode);
    });
}

function clock(stopped: string | undefined, io: Io): () => Date {
  if (stopped === undefined) return io.now;
  const isIso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(stopped);
  const time = new Date(stopped);
  // V8 takes 2026-02-31 for the third of March.
  const day = stopped.slice(0, 10);
  const isDay =
    isIso && !Number.isNaN(time.getTime()) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  if (!isDay) {
    throw new RollcallError('usage', `--now "${stopped}" is no time`, 'Write it as 2026-11-22T08:00:00Z.');
  }
  return () => time;
}

/** The configuration's packages are loaded only where there is one. */
async function readFound(file: FoundConfig): Promise<ConfigFile> {
  const { readConfig } = await import('../config/read-config.ts');
  return { ...file, written: readConfig(file.name, file.text) };
}
