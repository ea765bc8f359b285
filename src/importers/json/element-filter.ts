import { Buffer } from 'node:buffer';
import { NoJson, type JsonCursor } from './json-cursor.ts';
import { skipNested } from './skip-nested.ts';

/** Which elements of a list are meant: those that have every one of these values, all in lower case. */
export type ElementFilter = readonly { readonly attribute: string; readonly value: string }[];

export type ParsedFilter =
  | { readonly kind: 'parsed'; readonly filter: ElementFilter; readonly end: number }
  | { readonly kind: 'refused'; readonly why: string; readonly at: number };

/**
 * Reads the brackets of a SCIM path (RFC 7644, figure 1) that open at `start`, with the name behind them awaited:
 * `[type eq "work"].`. Only `eq` and `and` are known. `end` is where that name begins.
 */
export function parseElementFilter(path: string, start: number): ParsedFilter {
  const filter: { attribute: string; value: string }[] = [];
  let at = start + 1;
  for (;;) {
    const attribute = match(/ *([^\s[\]"=]+)/y, path, at);
    if (attribute === null) return refused(at, 'an attribute and what it must be, such as type eq "work"');
    at += attribute[0].length;
    const operator = match(/ +eq +/iy, path, at);
    if (operator === null) return refused(at, 'eq, the only comparison that is known here');
    at += operator[0].length;
    const value = match(/"((?:[^"\\]|\\["\\])*)"|true\b|false\b|-?\d+(?:\.\d+)?/iy, path, at);
    if (value === null) return refused(at, 'a text in double quotes, true, false or a number');
    at += value[0].length;
    const text = value[0].startsWith('"') ? value[1].replace(/\\(.)/g, '$1') : value[0];
    filter.push({ attribute: attribute[1].toLowerCase(), value: text.toLowerCase() });
    const conjunction = match(/ +and +/iy, path, at);
    if (conjunction === null) break;
    at += conjunction[0].length;
  }
  const close = match(/ *\]/y, path, at);
  if (close === null) return refused(at, '"]", or "and" and another condition');
  at += close[0].length;
  if (path[at] !== '.' || path.length === at + 1) return refused(at, '"." and the attribute of the element');
  return { kind: 'parsed', filter, end: at + 1 };
}

function match(pattern: RegExp, path: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(path);
}

function refused(at: number, awaited: string): ParsedFilter {
  return { kind: 'refused', at, why: `expected ${awaited}` };
}

/** Whether the object that begins here has what the filter asks for; the cursor then stands behind it. */
export function elementFits(cursor: JsonCursor, filter: ElementFilter): boolean {
  const met = new Set<number>();
  cursor.at += 1;
  cursor.skipBlank();
  while (cursor.peek() !== closeBrace) {
    const name = stringAt(cursor).toLowerCase();
    cursor.skipBlank();
    cursor.expect(colon);
    cursor.skipBlank();
    const value = valueAt(cursor)?.toLowerCase();
    filter.forEach((condition, place) => {
      if (condition.attribute === name && condition.value === value) met.add(place);
    });
    cursor.skipBlank();
    if (cursor.peek() === closeBrace) break;
    cursor.expect(comma);
    cursor.skipBlank();
  }
  cursor.at += 1;
  return met.size === filter.length;
}

function stringAt(cursor: JsonCursor): string {
  if (cursor.peek() !== quote) throw new NoJson();
  cursor.skipString();
  return Buffer.from(cursor.text()).toString('utf8');
}

/** null for an object or a list. */
function valueAt(cursor: JsonCursor): string | null {
  const byte = cursor.peek();
  if (byte === quote) return stringAt(cursor);
  if (byte === openBrace || byte === openBracket) {
    skipNested(cursor);
    return null;
  }
  cursor.skipBare();
  return Buffer.from(cursor.text()).toString('latin1');
}

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const openBrace = 0x7b;
const closeBrace = 0x7d;
