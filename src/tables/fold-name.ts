import { isAccent } from './accents.ts';
import { compareText } from './compare-text.ts';

/**
 * The words of a name in any order, folded: without case, accents, width and punctuation. `García, José` and
 * `JOSE GARCIA` are the same. Never for a match: only to see whether two names speak against each other.
 */
export function foldName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, (mark) => (isAccent(mark.codePointAt(0) ?? 0) ? '' : mark))
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
    .sort(compareText)
    .join(' ');
}
