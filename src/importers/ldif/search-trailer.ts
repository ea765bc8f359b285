import type { Completeness } from '../../model/completeness.ts';
import type { IncompleteReason } from '../../model/findings.ts';

/** Where a source is known to lack something, and why. */
export interface Lack {
  readonly line: number;
  readonly why: IncompleteReason;
}

/**
 * What `ldapsearch` writes around the entries (OpenLDAP, clients/tools/ldapsearch.c): how the search ended, how many
 * entries it gave, and where the rest of the directory lies. With `-L` it leaves out how the search ended, with `-LL`
 * everything.
 */
export class SearchTrailer {
  #failure: Lack | null = null;
  #reference: Lack | null = null;
  #results = 0;
  /** The searches of the file say so many entries, all together; null where none says it. */
  #entries: number | null = null;
  #isOpen = false;

  /** Whether all searches so far have said how many entries they gave. */
  get isClosed(): boolean {
    return this.#entries !== null && !this.#isOpen;
  }

  comment(text: string, line: number): void {
    if (/^# (extended LDIF|LDAPv[23])$/.test(text)) this.#isOpen = true;
    const count = /^# numEntries: (\d{1,15})$/.exec(text);
    if (count !== null) {
      this.#entries = (this.#entries ?? 0) + Number(count[1]);
      this.#isOpen = false;
    }
    const reference = /^# ref(ldaps?:\/\/.*)$/i.exec(text);
    if (reference !== null) this.reference(reference[1], line);
  }

  /** `text` is what stands behind `result:`, a number and its words. */
  result(text: string, line: number): void {
    this.#results += 1;
    const code = Number.parseInt(text, 10);
    if (code !== 0)
      this.#failure ??= { line, why: limitCodes.includes(code) ? 'size-limit' : 'search-failed' };
  }

  /** `address` is that of a part of the directory that was not searched. */
  reference(address: string, line: number): void {
    if (!partitionsWithoutUsers.test(address)) this.#reference ??= { line, why: 'search-references' };
  }

  /** A line that belongs to no entry: true where it is known what it is. */
  stray(text: string, line: number): boolean {
    const isLimit = /^(size|time|administrative) limit exceeded \(\d+\)/i.test(text);
    if (isLimit) this.#failure ??= { line, why: 'size-limit' };
    return isLimit || /^Press \[size\] Enter for the next /.test(text);
  }

  /** `entries` is how many were read, `line` the file's last. */
  judge(
    entries: number,
    line: number,
  ): { readonly completeness: Completeness; readonly incomplete: Lack | null } {
    const missing: Lack | null = this.#isOpen ? { line, why: 'result-missing' } : null;
    const isCountOther = this.#entries !== null && this.#entries !== entries;
    const incomplete =
      this.#failure ?? missing ?? (isCountOther ? { line, why: 'count-differs' } : null) ?? this.#reference;
    if (incomplete !== null) return { completeness: 'incomplete', incomplete };
    const isProven = this.#entries !== null && this.#results > 0;
    return { completeness: isProven ? 'proven' : 'unproven', incomplete: null };
  }
}

/** Of LDAP (RFC 4511, section 4.1.9): too much time, too many entries, another limit of the server's administrator. */
const limitCodes: readonly number[] = [3, 4, 11];

/** What a domain of Active Directory refers to beside other domains. */
const partitionsWithoutUsers = /\/(DC=(Forest|Domain)DnsZones|CN=(Configuration|Schema)),/i;
