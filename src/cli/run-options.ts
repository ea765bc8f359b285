import type { Command } from 'commander';
import type { CheckFlags } from '../config/check-flags.ts';
import type { ConfigFile } from '../config/check-settings.ts';
import type { FoundConfig } from '../io/find-config.ts';
import type { Io } from '../io/io.ts';
import { clock } from './clock.ts';
import type { Conversation } from './conversation.ts';

/** The options of every command that reads both sides. */
export interface RunOptions extends CheckFlags {
  readonly config?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: boolean;
  readonly now?: string;
}

/** Collects an option that is given several times. */
export function repeated(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** The options that say what is read, and under which rules. */
export function addSourceOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration; else the nearest rollcall.yaml upward')
    .option(
      '--app <file>',
      "the application's users: CSV, JSON, Excel, LDIF, a dump in SQL, or a folder of JSON pages",
    )
    .option(
      '--directory <file>',
      "the directory's users: CSV, JSON, Excel, LDIF, a dump in SQL, or a folder of JSON pages",
    )
    .option('--key <column>', "the application's key column; known downloads need none")
    .option('--directory-key <column>', "the directory's key column (default: id, objectId or objectGUID)")
    .option(
      '--rule <application=directory>',
      'a matching rule, such as login=userPrincipalName; repeat it in order of precedence',
      repeated,
    )
    .option(
      '--as <role=column>',
      'the application column that plays a role, such as displayName=full_name, or first_name+last_name; repeatable',
      repeated,
    )
    .option(
      '--expect-count <side=n>',
      'how many users the application or the directory has; another number makes its export incomplete; repeatable',
      repeated,
    )
    .option('--decisions <file>', 'an edited copy of resolution-options.csv; repeatable', repeated);
}

/** The options that say how the command speaks; `json` is what `--json` prints. */
export function addSpeechOptions(command: Command, json: string): Command {
  return command
    .option('--json', `print ${json} on stdout`)
    .option('--quiet', 'say nothing but errors (and --json)')
    .option('--verbose', 'say how long each step took')
    .option('--debug', 'show where an error came from')
    .option('--no-color', 'plain text')
    .option('--now <time>', 'the time that the run goes by, such as 2026-11-22T08:00:00Z');
}

/** Settles what the options and the configuration file say together. Packages are loaded only here. */
export async function prepareRun(options: RunOptions, io: Io, conversation: Conversation) {
  if (options.quiet === true) conversation.beQuiet();
  const now = clock(options.now, io);
  const { checkSettings } = await import('../config/check-settings.ts');
  const { findConfig } = await import('../io/find-config.ts');
  const file = await findConfig(options.config ?? null, io.cwd);
  if (file !== null && options.config === undefined) conversation.remark(`using ${file.name}`);
  const settings = checkSettings(file === null ? null : await readFound(file), options, io.cwd);
  const tell = (text: string): void => {
    conversation.remark(text);
  };
  const { ProgressLine } = await import('./progress-line.ts');
  const progress = options.quiet === true ? null : new ProgressLine(io, options.verbose === true, tell);
  // A stopped clock is that of another run: no file has an age by it.
  const fileTime = io.isClockLive && options.now === undefined ? now() : null;
  return { settings, now, fileTime, tell, progress };
}

/** The configuration's packages are loaded only where there is one. */
async function readFound(file: FoundConfig): Promise<ConfigFile> {
  const { readConfig } = await import('../config/read-config.ts');
  return { ...file, written: readConfig(file.name, file.text) };
}
