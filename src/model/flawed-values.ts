/** What is wrong with how a value is written, where the text alone shows it. */
export type Flaw = 'hidden-characters' | 'look-alike-letters';

/** A value of an account that nobody claims, as it stands and as it was most likely meant. */
export interface FlawedValue {
  readonly flaw: Flaw;
  /** The application's attribute. */
  readonly attribute: string;
  readonly value: string;
  readonly mended: string;
  /** Another application row that has the mended value, -1 for none. */
  readonly takenBy: number;
}

/** By application row. */
export type FlawedValues = ReadonlyMap<number, readonly FlawedValue[]>;
