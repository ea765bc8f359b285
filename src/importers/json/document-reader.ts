import { ByteQueue } from './byte-queue.ts';
import { NoJson, OutOfBytes, type JsonCursor } from './json-cursor.ts';
import type { JsonWalk } from './json-walk.ts';
import { findUserList, PageMembers } from './page-members.ts';
import { LongValueSkip } from './skip-nested.ts';
import { largestUser, type ReadingStop, type UserSink } from './user-sink.ts';

/** What comes next, blanks aside. */
type Awaited =
  | 'document'
  | 'first-user'
  | 'user'
  | 'user-end'
  | 'rest-of-long-user'
  | 'member-end'
  | 'member'
  | 'line'
  | 'nothing';

/**
 * Finds the users in a JSON text of any of its forms: a list, an object whose `value` or `Resources` is a list, or
 * objects one to a line. Chunks may end anywhere.
 */
export class DocumentReader {
  members = new PageMembers();
  form: 'list' | 'page' | 'lines' = 'list';
  stop: ReadingStop | null = null;
  readonly #cursor: JsonCursor;
  readonly #walk: JsonWalk;
  readonly #sink: UserSink;
  readonly #queue: ByteQueue;
  #awaited: Awaited = 'document';
  #lastLine = 0;
  #longUser = new LongValueSkip();

  constructor(cursor: JsonCursor, walk: JsonWalk, sink: UserSink) {
    this.#cursor = cursor;
    this.#walk = walk;
    this.#sink = sink;
    this.#queue = new ByteQueue(cursor);
  }

  push(chunk: Uint8Array): void {
    if (this.stop === null && this.#queue.push(chunk)) this.#read();
  }

  end(): void {
    if (this.stop !== null) return;
    this.#cursor.isLast = true;
    this.#read();
    const isWhole = this.#awaited === 'nothing' || this.#awaited === 'line';
    if (!isWhole) this.stop ??= { line: this.#cursor.line, why: 'json-cut-off' };
  }

  #read(): void {
    const cursor = this.#cursor;
    try {
      while (this.#hasNext()) {
        const { at, line } = cursor;
        try {
          this.#step();
        } catch (error) {
          if (!(error instanceof OutOfBytes) || cursor.isLast) throw error;
          cursor.at = at;
          cursor.line = line;
          break;
        }
      }
      this.#queue.await();
    } catch (error) {
      if (error instanceof OutOfBytes) this.stop = { line: cursor.line, why: 'json-cut-off' };
      else if (error instanceof NoJson) this.stop = { line: cursor.line, why: 'json-malformed' };
      else throw error;
    }
  }

  #hasNext(): boolean {
    const cursor = this.#cursor;
    return this.#awaited === 'rest-of-long-user' ? cursor.at < cursor.end : cursor.reachToken();
  }

  #step(): void {
    const cursor = this.#cursor;
    switch (this.#awaited) {
      case 'document':
        this.#awaited = this.#begin();
        return;
      case 'first-user':
        if (cursor.peek() === closeBracket) this.#awaited = this.#endList();
        else this.#user();
        return;
      case 'user':
        this.#user();
        return;
      case 'user-end':
        if (cursor.peek() === closeBracket) {
          this.#awaited = this.#endList();
          return;
        }
        cursor.expect(comma);
        this.#awaited = 'user';
        return;
      case 'rest-of-long-user':
        if (this.#longUser.goOn(cursor)) this.#endUser();
        return;
      case 'member-end':
        if (cursor.peek() === closeBrace) {
          cursor.at += 1;
          this.#awaited = 'nothing';
          return;
        }
        cursor.expect(comma);
        this.#awaited = 'member';
        return;
      case 'member':
        this.members.read(cursor, this.#walk);
        this.#awaited = 'member-end';
        return;
      case 'line':
        if (cursor.line === this.#lastLine) throw new NoJson();
        this.#user();
        return;
      case 'nothing':
        throw new NoJson();
    }
  }

  #begin(): Awaited {
    const cursor = this.#cursor;
    if (cursor.peek() === openBracket) {
      cursor.at += 1;
      return 'first-user';
    }
    if (cursor.peek() !== openBrace) throw new NoJson();
    const { at, line } = cursor;
    const members = findUserList(cursor, this.#walk);
    if (members !== null) {
      this.members = members;
      this.form = 'page';
      return members.hasList ? 'first-user' : 'nothing';
    }
    cursor.at = at;
    cursor.line = line;
    this.form = 'lines';
    return 'line';
  }

  #user(): void {
    const cursor = this.#cursor;
    const { at, line, end } = cursor;
    cursor.end = Math.min(end, at + largestUser + 1);
    try {
      this.#walk.user();
      if (cursor.at - at > largestUser) cursor.fault = 'row-too-long';
    } catch (error) {
      const isLong = error instanceof OutOfBytes && cursor.end < end;
      if (isLong) {
        cursor.at = at;
        cursor.line = line;
        this.#longUser = new LongValueSkip();
        this.#awaited = 'rest-of-long-user';
        this.#sink.rejected(line, 'row-too-long');
        return;
      }
      if (error instanceof NoJson || (error instanceof OutOfBytes && cursor.isLast)) {
        this.#sink.rejected(line, 'json-broken');
      }
      throw error;
    } finally {
      cursor.end = end;
    }
    if (cursor.fault !== null) this.#sink.rejected(line, cursor.fault);
    else if (this.#walk.isRemoved) this.#sink.removed(line);
    else this.#sink.user(line);
    this.#endUser();
  }

  #endUser(): void {
    this.#lastLine = this.#cursor.line;
    this.#awaited = this.form === 'lines' ? 'line' : 'user-end';
  }

  #endList(): Awaited {
    this.#cursor.at += 1;
    return this.form === 'page' ? 'member-end' : 'nothing';
  }
}

const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
