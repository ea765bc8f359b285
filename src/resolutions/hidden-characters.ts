const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/**
 * A value without what cannot be seen of it: control and zero-width characters, blanks around it and, in an
 * address, blanks within. The same text where nothing is hidden.
 */
export function withoutHidden(value: string): string {
  const seen = value
    .replace(/[\t\r\n]/g, ' ')
    .replace(invisible, '')
    .trim();
  return seen.includes('@') ? seen.replace(/\s+/g, '') : seen;
}
