import { Buffer } from 'node:buffer';
import type { Finding } from '../../model/findings.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import type { UserTable } from '../../model/users.ts';
import { valueText } from '../../tables/column.ts';

/** The entries of a source that say only that a user is gone. */
export class RemovedEntries {
  count = 0;
  #firstLine = 0;
  readonly #lineOfKey = new Map<string, number>();

  /** `key` is null where the entry has none. */
  add(line: number, key: Uint8Array | null): void {
    if (this.count === 0) this.#firstLine = line;
    this.count += 1;
    if (key !== null) this.#lineOfKey.set(Buffer.from(key).toString('utf8'), line);
  }

  /** @throws RollcallError `rows-disagree` where a user that is gone is among the users. */
  finish(source: string, { key, rows, lines }: UserTable): Finding[] {
    for (let row = 0; this.count > 0 && row < rows; row += 1) {
      const line = this.#lineOfKey.get(valueText(key, row));
      if (line === undefined) continue;
      throw new RollcallError(
        'rows-disagree',
        `${source}: "${valueText(key, row)}" is a user on line ${lines[row]} and was removed (@removed) on line ${line}`,
        'Export all users as they are now, not their changes (delta).',
      );
    }
    return this.count === 0
      ? []
      : [{ kind: 'removed-entries', source, line: this.#firstLine, count: this.count }];
  }
}
