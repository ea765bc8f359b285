import { isWordByte } from './sql-bytes.ts';

/**
 * How far to skip: to the bracket that closes the one that begins here, to the end of a part of a list, or to that
 * of a statement.
 */
export type SkipTarget = 'group' | 'part' | 'statement' | 'program';

const signs = '\n\'"`[-/#$()';

/** The bytes at which skipping has to look more closely. */
export function stopsOf(target: SkipTarget, delimiter: number): Uint8Array {
  const known = knownStops.get(target)?.get(delimiter);
  if (known !== undefined) return known;
  const stops = Uint8Array.from({ length: 256 }, (_, byte) => {
    const isEnd = target !== 'group' && byte === delimiter;
    const isInWord = target === 'program' && isWordByte(byte);
    return isEnd || isInWord || signs.includes(String.fromCharCode(byte)) ? 1 : 0;
  });
  knownStops.set(target, new Map([...(knownStops.get(target) ?? []), [delimiter, stops]]));
  return stops;
}

const knownStops = new Map<SkipTarget, ReadonlyMap<number, Uint8Array>>();
