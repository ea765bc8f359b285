import { Buffer } from 'node:buffer';
import type { Finding } from '../../model/findings.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import type { UserTable } from '../../model/users.ts';
import { valueText } from '../../tables/column.ts';
import { lineText } from '../../tables/row-place.ts';

interface Entry {
  readonly source: string;
  readonly line: number;
}

/** The entries of a source that say only that a user is gone. */
export class RemovedEntries {
  count = 0;
  #first: Entry | null = null;
  readonly #entryOfKey = new Map<string, Entry>();

  /** `key` is null where the entry has none. */
  add(source: string, line: number, key: Uint8Array | null): void {
    this.#first ??= { source, line };
    this.count += 1;
    if (key !== null) this.#entryOfKey.set(Buffer.from(key).toString('utf8'), { source, line });
  }

  /** @throws RollcallError `rows-disagree` where a user that is gone is among the users. */
  finish(source: string, table: UserTable): Finding[] {
    for (let row = 0; this.count > 0 && row < table.rows; row += 1) {
      const user = valueText(table.key, row);
      const entry = this.#entryOfKey.get(user);
      if (entry === undefined) continue;
      const line = entry.source === source ? entry.line : `${entry.source}:${entry.line}`;
      throw new RollcallError(
        'rows-disagree',
        `${source}: "${user}" is a user on line ${lineText(table, row)} and was removed (@removed) on line ${line}`,
        'Export all users as they are now, not their changes (delta).',
      );
    }
    return this.#first === null ? [] : [{ kind: 'removed-entries', ...this.#first, count: this.count }];
  }
}
