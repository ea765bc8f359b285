import { Chalk, type ColorSupportLevel } from 'chalk';
import type { Io } from '../io/io.ts';

/**
 * Colours for stdout where it is a terminal. chalk itself honours neither NO_COLOR (chalk/chalk#547) nor a
 * choice per stream, so the level is computed here: flag, FORCE_COLOR, NO_COLOR, TERM, terminal.
 */
export function textStyle(
  { stdout, env }: Io,
  noColor: boolean,
): Record<'strong' | 'good' | 'bad', (text: string) => string> {
  const chalk = new Chalk({ level: colorLevel(env, noColor, stdout.isTerminal) });
  return {
    strong: (text) => chalk.bold(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.bold.red(text),
  };
}

function colorLevel(env: Io['env'], noColor: boolean, isTerminal: boolean): ColorSupportLevel {
  if (noColor) return 0;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced === '0' || forced === 'false' ? 0 : 1;
  if ((env['NO_COLOR'] ?? '') !== '') return 0;
  return isTerminal && env['TERM'] !== 'dumb' ? 1 : 0;
}
