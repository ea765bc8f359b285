import { RollcallError } from '../model/rollcall-error.ts';

/** A place in the configuration: object keys and list indexes from its root. */
export type ConfigPath = readonly (string | number)[];

/** Something in the configuration that cannot be used. */
export interface ConfigProblem {
  readonly path: ConfigPath;
  /** Point at the key rather than at its value. */
  readonly isAboutKey: boolean;
  readonly message: string;
  readonly suggestion: string | null;
}

export interface ProblemPlace {
  readonly line: number;
  readonly column: number;
}

/** All problems of a file in one error: each with its place, the line itself and what to do. */
export function problemsError(
  file: string,
  text: string,
  problems: readonly (ProblemPlace & Pick<ConfigProblem, 'message' | 'suggestion'>)[],
): RollcallError {
  const lines = text.split(/\r\n|\n|\r/);
  const blocks = problems.map(({ line, column, message, suggestion }) => {
    const number = String(line);
    return [
      `${file}:${line}:${column}: ${message}${suggestion === null ? '' : ` (${suggestion})`}`,
      `  ${number} | ${lines[line - 1] ?? ''}`,
      `  ${' '.repeat(number.length)} | ${' '.repeat(column - 1)}^`,
    ].join('\n');
  });
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new RollcallError(
    'invalid-configuration',
    `${count} in the configuration\n${blocks.join('\n')}`,
    'Nothing was read or written.',
  );
}
