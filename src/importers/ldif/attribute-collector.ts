import type { Buffer } from 'node:buffer';
import { ObjectClasses } from '../ldap/object-classes.ts';
import type { EntrySink } from './entry-reader.ts';

/** Gathers the names of the attributes that the users of a file have. */
export class AttributeCollector implements EntrySink {
  readonly names = ['objectclass', 'dn'];
  users = 0;
  readonly #classes = new ObjectClasses();
  /** Of the entry that is being read. */
  readonly #names = new Set<string>();
  /** In lower case, with the name as it was first met. */
  readonly #found = new Map<string, string>([['dn', 'dn']]);

  begin(): void {
    this.#classes.clear();
    this.#names.clear();
  }

  value(place: number, bytes: Uint8Array, start: number, end: number): void {
    if (this.names[place] !== 'objectclass') return;
    this.#names.add('objectClass');
    this.#classes.add(bytes, start, end);
  }

  other(bytes: Buffer, start: number, end: number): void {
    const name = bytes.toString('latin1', start, end);
    if (name !== '' && name.toLowerCase() !== 'changetype') this.#names.add(name);
  }

  blame(): void {
    // What is wrong with an entry is told when the users are read.
  }

  end(): void {
    if (!this.#classes.areOfUser) return;
    this.users += 1;
    for (const name of this.#names) {
      const whole = name.replace(/;range=[\d*-]*$/i, '');
      const lower = whole.toLowerCase();
      if (!this.#found.has(lower)) this.#found.set(lower, whole);
    }
  }

  rejected(): void {
    this.users += 1;
  }

  attributes(): readonly string[] {
    return [...this.#found.values()];
  }
}
