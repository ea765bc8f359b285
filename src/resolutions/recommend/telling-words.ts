import { functionNames } from '../../model/function-names.ts';

/** What a login or a name can say of an account by a word: what it is for, if it is no ordinary person's. */
type WordedPurpose = 'test' | 'service' | 'administration';

/** A login may also be the name of a function, as a whole. */
export type Purpose = WordedPurpose | 'function';

/**
 * The words that say it, each as a whole word: `test.user` and `Test42` are tests, `Testa` is a surname. Few on
 * purpose, and none that is a common name; a person decides in any case.
 */
export const tellingWords = {
  test: ['test', 'tests', 'testing', 'testuser', 'demo', 'dummy'],
  service: ['svc', 'service', 'system', 'robot', 'bot', 'api', 'daemon', 'noreply', 'backup', 'interface'],
  administration: ['admin', 'administrator', 'root', 'sysadmin', 'superuser'],
} as const satisfies Record<WordedPurpose, readonly string[]>;

const purposes = ['test', 'service', 'administration'] as const satisfies readonly WordedPurpose[];

export interface ToldPurpose {
  readonly purpose: Purpose;
  readonly word: string;
}

/** Most texts hold none of the words at all, and need not be divided. */
const anyWord = new RegExp(Object.values(tellingWords).flat().join('|'), 'i');

/** The first purpose that any of the texts tells, and the word that tells it; null for none. */
export function tellPurpose(logins: readonly string[], displayName: string): ToldPurpose | null {
  return purposeByWord([...logins, displayName]) ?? functionOf(logins);
}

function purposeByWord(texts: readonly string[]): ToldPurpose | null {
  if (!texts.some((text) => anyWord.test(text))) return null;
  const words = new Set(texts.flatMap(wordsOf));
  for (const purpose of purposes) {
    const word = tellingWords[purpose].find((candidate) => words.has(candidate));
    if (word !== undefined) return { purpose, word };
  }
  return null;
}

/** `sales` is a function, `m.sales` is a person: only the whole of what stands before an @ counts. */
function functionOf(logins: readonly string[]): ToldPurpose | null {
  const word = logins.map((login) => beforeAt(login).toLowerCase()).find((name) => functionNames.has(name));
  return word === undefined ? null : { purpose: 'function', word };
}

/** Whether a text has a word as a whole. */
export function hasWord(text: string, word: string): boolean {
  return wordsOf(text).includes(word);
}

function beforeAt(text: string): string {
  return text.replace(/@.*$/s, '');
}

/** Letters in a row, in lower case, divided where a small letter meets a capital: `svcBackup` are two. */
function wordsOf(text: string): string[] {
  return beforeAt(text)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}
