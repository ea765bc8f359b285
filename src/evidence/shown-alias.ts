import { listSeparators } from './cut-address.ts';
import { foldPoint } from './fold-point.ts';
import type { Key } from './key-cutter.ts';

/** The one address of a cell with many that has a key; the whole cell where none is found. */
export function shownAlias(cell: string, { kind, stem, text }: Pick<Key, 'kind' | 'stem' | 'text'>): string {
  const isIt = (alias: string): boolean =>
    (['plain', 'speltOut'] as const).some((spelling) => {
      const folded = Array.from(alias, (character) => foldPoint(character.codePointAt(0) ?? 0)[spelling]);
      const address = folded
        .join('')
        .replace(/^[^@]*:/, '')
        .replace(/(?<=.)\+.*@/, '@');
      return kind === 'address' ? address === text : address.startsWith(`${stem}@`);
    });
  return cell.split(listSeparators).find((alias) => alias !== '' && isIt(alias)) ?? cell;
}
