import { RollcallError } from '../model/rollcall-error.ts';
import { answers, type Answer, type YesNoRole } from '../model/roles.ts';
import type { Side, UserTable } from '../model/users.ts';
import { rowText, valueEnd, valueStart } from '../tables/column.ts';
import { valuesEqual } from '../tables/equality.ts';
import { keyHash } from '../tables/match-hash.ts';
import { sharedBytes } from '../tables/shared-arrays.ts';

const usualWords: Readonly<Record<string, Answer>> = {
  yes: 'yes', y: 'yes', true: 'yes', t: 'yes', 1: 'yes', on: 'yes',
  no: 'no', n: 'no', false: 'no', f: 'no', 0: 'no', off: 'no',
}; // prettier-ignore

/**
 * Reads a column of yes/no words: per row a code of `answers`. `yesWords` lists the words that mean yes, every
 * other one then means no; null: the usual yes/no words. Empty cells are `unknown`.
 * @throws RollcallError `unreadable-words` where a cell holds any other word: guessing would enable or disable
 *   people.
 */
export function readAnswers(
  table: UserTable,
  column: string,
  role: YesNoRole,
  yesWords: readonly string[] | null,
  source: string,
): Uint8Array {
  const cells = table.columns.get(column.toLowerCase());
  if (cells === undefined) throw new Error(`the ${table.side} table was read without "${column}"`);
  const wanted = yesWords?.map((word) => word.trim().toLowerCase());
  const unreadable = new Map<string, number>();
  const codes = sharedBytes(table.rows);
  const codeOf = (row: number): number => {
    const cell = rowText(cells, row);
    const answer = answerOf(cell, wanted);
    if (answer === null && !unreadable.has(cell)) unreadable.set(cell, table.lines[row]);
    return answer === null ? -1 : answers.indexOf(answer);
  };
  // Most rows repeat one of a few words: the last row with the same hash is compared before a text is made.
  const lastRowOfHash = new Map<number, number>();
  for (let row = 0; row < table.rows; row += 1) {
    const hash = cells.firstValue === null ? keyHash(cells, valueStart(cells, row), valueEnd(cells, row)) : 0;
    const last = lastRowOfHash.get(hash);
    const isRepeated = hash !== 0 && last !== undefined && valuesEqual(true, cells, last, cells, row);
    const code = isRepeated ? codes[last] : codeOf(row);
    if (code < 0) continue;
    codes[row] = code;
    lastRowOfHash.set(hash, row);
  }
  if (unreadable.size > 0) throw unreadableWords(source, table.side, cells.name, role, unreadable);
  return codes;
}

function answerOf(cell: string, wanted: readonly string[] | undefined): Answer | null {
  const word = cell.trim().toLowerCase();
  if (word === '') return 'unknown';
  if (wanted !== undefined) return wanted.includes(word) ? 'yes' : 'no';
  return Object.hasOwn(usualWords, word) ? usualWords[word] : null;
}

function unreadableWords(
  source: string,
  side: Side,
  column: string,
  role: YesNoRole,
  words: ReadonlyMap<string, number>,
): RollcallError {
  const shown = [...words].slice(0, 3).map(([word, line]) => `"${word}" (line ${line})`);
  return new RollcallError(
    'unreadable-words',
    `${source}: "${column}" plays the role ${role} and holds ${shown.join(', ')}${words.size > 3 ? ', …' : ''}, which is neither yes nor no`,
    `Say in the configuration which words mean yes: ${side}.roles.${role}: { column: ${column}, in: [...] }.`,
  );
}
