import { Buffer } from 'node:buffer';
import { writtenAttributes, type PlannedUser } from '../model/creation.ts';
import { asciiJson } from './ascii-json.ts';
import type { ReportPart } from './report.ts';

/**
 * The users that the script creates. Each stands on a line of its own, for Windows PowerShell reads no more than
 * 2 MB of JSON at once; each value begins with a colon, for PowerShell 7 makes dates of texts that look like them.
 */
export function* usersJson(users: readonly PlannedUser[]): Generator<ReportPart> {
  yield { bytes: Buffer.from('{"schemaVersion":1,"users":[\n'), rows: 0 };
  for (const [place, user] of users.entries()) {
    const separator = place < users.length - 1 ? ',' : '';
    yield { bytes: Buffer.from(`${asciiJson(entryOf(user))}${separator}\n`), rows: 1 };
  }
  yield { bytes: Buffer.from(']}\n'), rows: 0 };
}

function entryOf(user: PlannedUser): object {
  const attributes = Array.from(writtenAttributes(user), ([name, value]) => [name, `:${value}`] as const);
  return { applicationKey: `:${user.applicationKey}`, attributes: Object.fromEntries(attributes) };
}
