import { RollcallError } from '../../model/rollcall-error.ts';

/** What is said of an export of a directory without a single user, of so many entries. */
export function noUserEntries(source: string, entries: number): RollcallError {
  return entries === 0
    ? new RollcallError('no-rows', `${source} has no entries`, 'Export again; nobody is in it.')
    : new RollcallError(
        'no-rows',
        `${source} has ${entries === 1 ? '1 entry' : `${entries} entries`}, but no user by objectClass`,
        'Export the branch with the people; if these are users all the same, leave objectClass out of the export.',
      );
}
