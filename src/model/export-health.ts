/** What programs on the way from the users' home to an export do to text. */
export const textDamages = [
  'mojibake',
  'lost-characters',
  'scientific-notation',
  'powershell-object',
] as const;

export type TextDamage = (typeof textDamages)[number];

/** Values of one attribute that are damaged in one way; the least of them as the example, and the first line it is on. */
export interface DamagedText {
  readonly damage: TextDamage;
  readonly attribute: string;
  readonly value: string;
  readonly line: number;
  readonly count: number;
}

/** How the values of an attribute are filled in; placeholders are no values. */
export interface AttributeSurvey {
  readonly attribute: string;
  /** Users that have a value. */
  readonly filled: number;
  readonly values: number;
  /** By their length, values that are all digits, and those of them that begin with a zero. */
  readonly digits: Uint32Array;
  readonly zeroLed: Uint32Array;
  readonly shared: readonly SharedValue[];
}

/** A value that so many users have that it is nobody's own. */
export interface SharedValue {
  readonly value: string;
  readonly line: number;
  readonly count: number;
}

/** Two attributes that say the same of nearly everybody who has both. */
export interface CopiedAttribute {
  readonly attribute: string;
  readonly copyOf: string;
  readonly equal: number;
  /** Users that have both. */
  readonly both: number;
}

/** What one side's values look like, as plain data. */
export interface SideSurvey {
  readonly damaged: readonly DamagedText[];
  readonly key: AttributeSurvey;
  /** Those that rules compare, by the name in lower case that the table has them under. */
  readonly attributes: ReadonlyMap<string, AttributeSurvey>;
  readonly copies: readonly CopiedAttribute[];
}
