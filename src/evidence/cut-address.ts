import type { FoldedText } from './folded-text.ts';

/** Where an address or a login lies in a folded text: its local part without a tag, and what follows it from the @ on. */
export interface CutAddress {
  readonly from: number;
  readonly to: number;
  readonly domainFrom: number;
  /** Equal to `domainFrom` where there is no @. */
  readonly domainTo: number;
}

/**
 * Finds the parts of what stands between two places. A domain before a backslash goes, as does `smtp:`; of a
 * guest's sign-in name only the address that it was made from is left (entra-docs,
 * customize-application-attributes.md). null for what is neither a login nor an address, with
 * `isAlias` also for one of another sort (`x500:`, `sip:`).
 */
export function cutAddress(
  text: FoldedText,
  start: number,
  end: number,
  isAlias: boolean,
): CutAddress | null {
  const { units } = text;
  let [from, to, at, tag] = [start, end, -1, -1];
  for (let i = start; i < to && at < 0; i += 1) {
    const unit = units[i];
    if (unit === atSign) at = i;
    else if (unit === backslash || (unit === colon && mailSchemeNames.includes(text.text(from, i)))) {
      from = i + 1;
      tag = -1;
    } else if (unit === colon && isAlias) return null;
    else if (unit === plus && tag < 0) tag = i;
    else if (unit === hash && text.text(i, i + 5) === '#ext#') {
      to = i;
      at = lastUnderscore(units, from, i);
      if (at >= 0) units[at] = atSign;
    }
  }
  if (at < 0) return to > from ? { from, to, domainFrom: to, domainTo: to } : null;
  if (at === from || at === to - 1) return null;
  return { from, to: tag > from && tag < at ? tag : at, domainFrom: at, domainTo: to };
}

/** What may stand before the colon of an address that mail is sent to. */
export const mailSchemeNames: readonly string[] = ['smtp', 'mailto'];

function lastUnderscore(units: Uint16Array, from: number, to: number): number {
  let at = to - 1;
  while (at >= from && units[at] !== underscore) at -= 1;
  return at < from ? -1 : at;
}

/** The parts of a cell with many addresses; exports set them apart in one way or another. */
export function* cutList({ units, length }: FoldedText): Generator<readonly [from: number, to: number]> {
  let from = 0;
  for (let at = 0; at <= length; at += 1) {
    if (at < length && !isListSeparator(units[at])) continue;
    if (at > from) yield [from, at];
    from = at + 1;
  }
}

const [hash, plus, colon, atSign, backslash, underscore] = [0x23, 0x2b, 0x3a, 0x40, 0x5c, 0x5f];

/** What sets two addresses of one cell apart; no address that is not in quotes has one. */
export const listSeparators = /[\s;,|"[\]{}<>()]+/u;

/** Whether an ASCII character is one of them. */
export function isListSeparator(unit: number): boolean {
  return separators.has(unit);
}

const separators: ReadonlySet<number> = new Set(
  Array.from({ length: 0x80 }, (_, unit) => unit).filter((unit) =>
    listSeparators.test(String.fromCharCode(unit)),
  ),
);
