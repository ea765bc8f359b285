import { RollcallError } from '../model/rollcall-error.ts';
import { answers, type Answer, type YesNoRole } from '../model/roles.ts';
import type { UserTable } from '../model/users.ts';
import { rowText, valueEnd, valueStart } from '../tables/column.ts';
import { valuesEqual } from '../tables/equality.ts';
import { keyHash } from '../tables/match-hash.ts';
import { lineText } from '../tables/row-place.ts';
import { sharedBytes } from '../tables/shared-arrays.ts';
import type { StateWords } from './known-downloads.ts';

const usualWords: Readonly<Record<string, Answer>> = {
  yes: 'yes', y: 'yes', true: 'yes', t: 'yes', 1: 'yes', on: 'yes',
  no: 'no', n: 'no', false: 'no', f: 'no', 0: 'no', off: 'no',
}; // prettier-ignore

/** Words that are no answer, each with the first row that has it and how many have it. */
export type UnknownWords = ReadonlyMap<string, { readonly row: number; readonly count: number }>;

/** Per row a code of `answers`; where a word is unknown, so is the answer. */
export interface ReadWords {
  readonly codes: Uint8Array;
  readonly unknown: UnknownWords;
}

/**
 * Reads a column of yes/no words: per row a code of `answers`. `yesWords` lists the words that mean yes, every
 * other one then means no; null: the usual yes/no words. Empty cells are `unknown`, unless the empty word is listed: an
 * account that has no day of deletion is active.
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
  const wanted = yesWords?.map(plainWord);
  const { codes, unknown } = readWords(table, column, (word) => {
    if (wanted?.includes(word) === true) return 'yes';
    if (word === '') return 'unknown';
    if (wanted !== undefined) return 'no';
    return Object.hasOwn(usualWords, word) ? usualWords[word] : null;
  });
  if (unknown.size > 0) throw unreadableWords(source, table, column, role, unknown);
  return codes;
}

/** The same for the words of a product, which are compared without case; others are told and not guessed. */
export function readStates(table: UserTable, column: string, { yes, no }: StateWords): ReadWords {
  const [yesWords, noWords] = [yes.map(plainWord), no.map(plainWord)];
  return readWords(table, column, (word) => {
    if (word === '') return 'unknown';
    if (yesWords.includes(word)) return 'yes';
    return noWords.includes(word) ? 'no' : null;
  });
}

function readWords(table: UserTable, column: string, answerTo: (word: string) => Answer | null): ReadWords {
  const cells = table.columns.get(column.toLowerCase());
  if (cells === undefined) throw new Error(`the ${table.side} table was read without "${column}"`);
  const unknown = new Map<string, { readonly row: number; count: number }>();
  const codes = sharedBytes(table.rows);
  const codeOf = (row: number): number => {
    const cell = rowText(cells, row);
    const word = plainWord(cell);
    const answer = answerTo(word);
    if (answer !== null) return answers.indexOf(answer);
    const seen = unknown.get(cell);
    if (seen === undefined) unknown.set(cell, { row, count: 1 });
    else seen.count += 1;
    return -1;
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
  return { codes, unknown };
}

const mostShown = 8;

function plainWord(cell: string): string {
  return cell.trim().toLowerCase();
}

function unreadableWords(
  source: string,
  table: UserTable,
  column: string,
  role: YesNoRole,
  words: UnknownWords,
): RollcallError {
  // Case makes no other word, and the one that matters may be rare.
  const distinct = new Map<string, string>();
  for (const [word, { row }] of words) {
    const plain = plainWord(word);
    if (!distinct.has(plain)) distinct.set(plain, `"${word}" (line ${lineText(table, row)})`);
  }
  const shown = [...distinct.values()].slice(0, mostShown);
  const name = table.columns.get(column.toLowerCase())?.name ?? column;
  return new RollcallError(
    'unreadable-words',
    `${source}: "${name}" plays the role ${role} and holds ${shown.join(', ')}${distinct.size > mostShown ? ', …' : ''}, which is neither yes nor no`,
    `Say in the configuration which words mean yes: ${table.side}.roles.${role}: { column: ${name}, in: [...] }.`,
  );
}
