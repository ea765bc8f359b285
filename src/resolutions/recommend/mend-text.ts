import { withPlainLetters } from '../../tables/skeleton.ts';

const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
const ascii = /^[\0-\x7f]*$/;

/** What is wrong with how a value is written, where the text alone shows it, and the value as it was most likely meant. */
export interface MendedText {
  readonly flaw: 'hidden-characters' | 'look-alike-letters';
  readonly mended: string;
}

/**
 * A value as it was most likely meant, and what was wrong with it: without control and zero-width characters,
 * blanks around it and, in an address, blanks within; else with plain letters where every foreign one looks like
 * one. null where nothing is wrong.
 */
export function mendText(value: string): MendedText | null {
  const visible = withoutHidden(value);
  if (visible !== value) return { flaw: 'hidden-characters', mended: visible };
  if (ascii.test(value)) return null;
  const mended = withPlainLetters(value);
  return ascii.test(mended) ? { flaw: 'look-alike-letters', mended } : null;
}

/** A value without what cannot be seen of it. */
export function withoutHidden(value: string): string {
  const seen = value
    .replace(/[\t\r\n]/g, ' ')
    .replace(invisible, '')
    .trim();
  return seen.includes('@') ? seen.replace(/\s+/g, '') : seen;
}
