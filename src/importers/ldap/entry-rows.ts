import type { ImportedUsers } from '../importer.ts';
import { UserRows } from '../user-rows.ts';
import type { EntryValues } from './entry-values.ts';

/** Takes the entries of a directory over that are users, and counts the others. */
export class EntryRows extends UserRows {
  passedOver: ImportedUsers['passedOver'] = null;

  /** Takes over the entry that has been heard of whole; `dn` names one that has no readable key. */
  entry(entry: EntryValues, line: number, dn: () => string): void {
    const isUser = entry.finish();
    if (!isUser)
      this.passedOver = { line: this.passedOver?.line ?? line, count: (this.passedOver?.count ?? 0) + 1 };
    else if (entry.fault !== null) this.rejected(line, entry.fault, dn());
    else this.user(line, dn);
  }
}
