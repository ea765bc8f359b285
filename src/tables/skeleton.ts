import { confusables } from './confusables.ts';

const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const blank = /\s/gu;
const control = /\p{Cc}/gu;
const beyondAscii = /[^\0-\x7f]/gu;

/**
 * What people see of a text: texts of one skeleton look the same. Invisible characters go, look-alikes become
 * what they look like, width and composition even out, blanks around count for nothing, nor does ASCII case.
 * Never for a match: only to find whatever could be taken for a key.
 */
export function skeletonOf(text: string): string {
  const seen = replaceConfusables(replaceConfusables(text).normalize('NFKD'))
    .replace(invisible, '')
    .replace(blank, ' ')
    .replace(control, '');
  return plainForm(
    plainForm(seen)
      .replace(/i\u0307/g, 'i')
      .normalize('NFC'),
  );
}

function replaceConfusables(text: string): string {
  return text.replace(beyondAscii, (character) => confusables.get(character) ?? character);
}

/** A text but for ASCII case and the blanks around it, which do not make another key. */
export function plainForm(text: string): string {
  let [start, end] = [0, text.length];
  while (text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  return text.slice(start, end).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
