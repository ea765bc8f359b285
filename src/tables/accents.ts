/** Accents, the vowel points of Hebrew and Arabic, the Arabic stroke. Vowels of Indian scripts are marks as well, and stay. */
const accents: readonly (readonly [first: number, last: number])[] = [
  [0x0300, 0x036f],
  [0x0483, 0x0487],
  [0x0591, 0x05c7],
  [0x0610, 0x061a],
  [0x0640, 0x0640],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06ed],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
];

/** Whether a character does no more than mark the one before it, so that the letter stays the same without it. */
export function isAccent(point: number): boolean {
  return accents.some(([first, last]) => point >= first && point <= last);
}
