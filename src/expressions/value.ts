/**
 * What a part of an expression gives: text, a whole number of 64 bits, True or False, several texts, or null
 * where there is nothing. A date is text too, in the service's own form (`serviceDate`).
 */
export type Value = string | bigint | boolean | readonly string[] | null;

/** What is known of a value before any user is seen; null may come of any. */
export type ValueType = 'text' | 'number' | 'boolean' | 'date' | 'list';

export type Evaluator = () => Value;

/** An attribute of the user at hand: its text, empty where it has none, or its several texts. */
export type AttributeReader = (attribute: number) => string | readonly string[];

/** The text of a value as .NET writes it; null for several values. */
export function textOfValue(value: Value): string | null {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'bigint' ? String(value) : null;
}

/** The values of an attribute or list; none where it is missing. */
export function severalOf(value: Value): readonly string[] {
  if (typeof value === 'object' && value !== null) return value;
  return value === null ? [] : [textOfValue(value) ?? ''];
}

/** The whole number that .NET's `Int64.Parse` reads in a text; null for any other text. */
export function numberInText(text: string): bigint | null {
  if (!/^[ \t-\r]*[+-]?\d{1,30}[ \t-\r]*$/.test(text)) return null;
  const number = BigInt(text.trim().replace(/^\+/, ''));
  return BigInt.asIntN(64, number) === number ? number : null;
}

/** What .NET's `Boolean.Parse` reads in a text; null for any other text. */
export function truthInText(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (word === 'true') return true;
  return word === 'false' ? false : null;
}
