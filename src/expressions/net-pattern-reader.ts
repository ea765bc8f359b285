/** A regular expression of .NET while it is read. */
export interface PatternReader {
  readonly pattern: string;
  at: number;
  /** Groups in the order of their opening, null for one without a name. */
  readonly groupNames: (string | null)[];
  asksForEnd: boolean;
}

/** What of a regular expression cannot be carried over. */
export class PatternRefusal extends Error {
  /** Characters of the pattern before the place. */
  readonly at: number;

  constructor(what: string, at: number) {
    super(what);
    this.at = at;
  }
}

export function refusePattern(reader: PatternReader, what: string): never {
  throw new PatternRefusal(what, reader.at);
}

/**
 * One UTF-16 unit in RE2. .NET matches units where RE2 matches characters, so that each half of a pair is
 * carried to a character of its own; the last plane of private use has room for them.
 */
export function carriedUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (/^[A-Za-z0-9]$/.test(unit)) return unit;
  return `\\x{${(isHalf(code) ? halves + code : code).toString(16)}}`;
}

const halves = 0x100000;

function isHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** A text whose units RE2 sees as .NET sees them; nearly all are the same. */
export function carriedText(text: string): string {
  if (!/[\ud800-\udfff]/.test(text)) return text;
  return text.replace(/[\ud800-\udfff]/g, (half) => String.fromCodePoint(halves + half.charCodeAt(0)));
}

/** The text again, from the whole or a part of what `carriedText` gave. */
export function uncarriedText(text: string): string {
  return text.replace(/[\u{10d800}-\u{10dfff}]/gu, (character) =>
    String.fromCharCode((character.codePointAt(0) ?? 0) - halves),
  );
}
