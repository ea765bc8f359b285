import { Buffer } from 'node:buffer';
import { NoJson, OutOfBytes, type JsonCursor } from './json-cursor.ts';
import type { JsonWalk } from './json-walk.ts';
import { largestUser } from './user-sink.ts';

type Member = 'list' | 'next-link' | 'count' | 'start-index' | 'schemas';

/**
 * What a page says of itself and its users. OData's names have these spellings in its versions; those of SCIM
 * (RFC 7644, 3.4.2) are without case (RFC 7643, 2.1).
 */
const odataNames: ReadonlyMap<string, Member> = new Map([
  ['value', 'list'],
  ['@odata.nextLink', 'next-link'],
  ['@nextLink', 'next-link'],
  ['odata.nextLink', 'next-link'],
  ['@odata.count', 'count'],
  ['@count', 'count'],
  ['odata.count', 'count'],
]);
const scimNames: ReadonlyMap<string, Member> = new Map([
  ['resources', 'list'],
  ['totalresults', 'count'],
  ['startindex', 'start-index'],
  ['schemas', 'schemas'],
]);
/** Of SCIM 2.0, and of 1.1. */
const listResponse = /urn:ietf:params:scim:api:messages:2\.0:ListResponse|urn:scim:schemas:core:1\.0/i;

/** The members of the object around a list of users. */
export class PageMembers {
  /** There are more pages, whose address this one gives. */
  hasNextLink = false;
  /** How many users there are in all, as it stands there; null where that is not said. */
  count: string | null = null;
  /** The place of the page's first user among all, counted from 1; null where that is not said. */
  startIndex: number | null = null;
  isListResponse = false;
  /** A SCIM page without users may leave its list out. */
  hasList = false;
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
    const lower = name.toLowerCase();
    const member = odataNames.get(name) ?? scimNames.get(lower);
    const isList = member === 'list' && first === openBracket;
    if (isList && this.hasList) throw new NoJson();
    const start = cursor.at;
    if (isList) cursor.at += 1;
    else walk.other();
    if (isList) {
      this.hasList = true;
      if (lower === 'resources') this.isListResponse = true;
    } else if (member !== undefined && member !== 'list') {
      if (this.#seen.has(lower)) throw new NoJson();
      this.#seen.add(lower);
      this.#take(member, cursor.bytes.subarray(start, cursor.at));
    }
    return isList;
  }

  #take(member: Member, bytes: Uint8Array): void {
    const value = Buffer.from(bytes).toString('latin1');
    if (value === 'null') return;
    const text = value.replace(/^"(.*)"$/, '$1');
    if (member === 'next-link') this.hasNextLink = true;
    else if (member === 'count') this.count = text;
    else if (member === 'start-index') this.startIndex = /^\d{1,9}$/.test(text) ? Number(text) : null;
    else if (member === 'schemas' && listResponse.test(value)) this.isListResponse = true;
  }
}

/**
 * The members before the list of users in the object that begins here, the cursor then standing behind the
 * bracket of the list, or behind the object where it is a SCIM page without one; null where it is no such object.
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
    if (!members.isListResponse || members.count === null) return null;
    cursor.at += 1;
    return members;
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
