/**
 * Characters that a spreadsheet skips before it looks whether a cell is a formula: blanks, zero-width
 * characters, direction marks and the byte order mark.
 */
const skipped = String.raw` \u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff`;

const startsFormula = new RegExp(String.raw`^[${skipped}]*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]|^'`);

/**
 * A cell as spreadsheets may safely open it (CWE-1236): one `'` before whatever could start a formula, and
 * before a leading `'`, so that reading a list back takes exactly one away.
 */
export function guardedCell(text: string): string {
  return startsFormula.test(text) ? `'${text}` : text;
}

/** What a guarded cell says: exactly one `'` is taken away, and only where the guard would put it. */
export function unguardedCell(cell: string): string {
  const bare = cell.slice(1);
  return cell.startsWith("'") && startsFormula.test(bare) ? bare : cell;
}
