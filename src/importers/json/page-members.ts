import { Buffer } from 'node:buffer';
import { NoJson, OutOfBytes, type JsonCursor } from './json-cursor.ts';
import type { JsonWalk } from './json-walk.ts';
import { largestUser } from './user-sink.ts';

/** What an OData answer says of itself beside its users, in the spellings of its versions. */
const linkNames: readonly string[] = ['@odata.nextLink', '@nextLink', 'odata.nextLink'];
const countNames: readonly string[] = ['@odata.count', '@count', 'odata.count'];

/** The members of the object around a list of users. */
export class PageMembers {
  /** There are more pages, whose address this one gives. */
  hasNextLink = false;
  /** How many users there are in all, as it stands there; null where that is not said. */
  count: string | null = null;
  readonly #seen = new Set<string>();

  /** Reads one member; true where it is the list of users, behind whose bracket the cursor then stands. */
  read(cursor: JsonCursor, walk: JsonWalk): boolean {
    if (cursor.peek() !== quote) throw new NoJson();
    cursor.skipString();
    const name = Buffer.from(cursor.text()).toString('utf8');
    cursor.skipBlank();
    cursor.expect(colon);
    cursor.skipBlank();
    const first = cursor.peek();
    const isList = name === 'value' && first === openBracket;
    const start = cursor.at;
    if (isList) cursor.at += 1;
    else walk.other();
    const isKnown = isList || linkNames.includes(name) || countNames.includes(name);
    if (isKnown && this.#seen.has(name)) throw new NoJson();
    if (isKnown) this.#seen.add(name);
    const value = isList ? '' : Buffer.from(cursor.bytes.slice(start, cursor.at)).toString('latin1');
    if (linkNames.includes(name) && value !== 'null') this.hasNextLink = true;
    if (countNames.includes(name) && value !== 'null') this.count = value.replace(/^"(.*)"$/, '$1');
    return isList;
  }
}

/**
 * The members before the list of users in the object that begins here, the cursor then standing behind the
 * bracket of the list; null where it is no such object.
 */
export function findUserList(cursor: JsonCursor, walk: JsonWalk): PageMembers | null {
  const isTooLong = cursor.end - cursor.at > largestUser;
  const members = new PageMembers();
  try {
    cursor.at += 1;
    cursor.skipBlank();
    while (cursor.peek() !== closeBrace) {
      if (members.read(cursor, walk)) return members;
      cursor.skipBlank();
      if (cursor.peek() === closeBrace) break;
      cursor.expect(comma);
      cursor.skipBlank();
    }
    return null;
  } catch (error) {
    // What is wrong is told where it is read as a user.
    if (error instanceof NoJson) return null;
    if (error instanceof OutOfBytes && (isTooLong || cursor.isLast)) return null;
    throw error;
  }
}

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBrace = 0x7d;
