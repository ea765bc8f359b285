import type { Finding } from '../../model/findings.ts';
import { UserRows } from '../user-rows.ts';
import type { EntryValues } from './entry-values.ts';

/** Takes the entries of a directory over that are users, and counts the others. */
export class EntryRows extends UserRows {
  /** Entries that are no users. */
  passedOver = 0;
  #firstLine = 0;

  /** Takes over the entry that has been heard of whole; `dn` names one that has no readable key. */
  entry(entry: EntryValues, line: number, dn: () => string): void {
    const isUser = entry.finish();
    if (!isUser) this.#passOver(line);
    else if (entry.fault !== null) this.rejected(line, entry.fault, dn());
    else this.user(line, dn);
  }

  findings(source: string): Finding[] {
    return this.passedOver === 0
      ? []
      : [{ kind: 'passed-over', source, line: this.#firstLine, count: this.passedOver }];
  }

  #passOver(line: number): void {
    if (this.passedOver === 0) this.#firstLine = line;
    this.passedOver += 1;
  }
}
