import type { Dialect } from './dialects.ts';

/** Whether a dump says by itself that it is complete: what its beginning promises, its end has to keep. */
export class DumpProof {
  /** A program wrote into the dump that it failed; the line where it says so. */
  errorLine: number | null = null;
  readonly #dialect: Dialect;
  #promised = 0;
  #kept = 0;
  /** Something stands behind the last end. */
  #isOpen = false;
  #transactions = 0;
  #isInTransaction = false;
  #isOneTransaction = false;
  #hasRows = false;
  readonly #openIdentities = new Set<string>();

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  comment(text: string, line: number): void {
    if (beginnings.test(text)) this.#promised += 1;
    else if (ends.test(text)) {
      this.#kept += 1;
      this.#isOpen = false;
    } else if (/^\/\*+ ERROR: /.test(text) || (this.#dialect === 'sqlite' && /due to errors/.test(text)))
      this.failed(line);
  }

  failed(line: number): void {
    this.errorLine ??= line;
  }

  /** Rows follow. */
  rows(): void {
    this.#hasRows = true;
    this.#isOpen = true;
    if (!this.#isInTransaction) this.#isOneTransaction = false;
  }

  transaction(step: 'begin' | 'commit' | 'rollback', line: number): void {
    if (step === 'begin') {
      this.#transactions += 1;
      this.#isInTransaction = true;
      this.#isOneTransaction = this.#transactions === 1 && !this.#hasRows;
    } else {
      this.#isInTransaction = false;
      if (step === 'rollback') this.failed(line);
    }
  }

  identity(table: string, isOn: boolean): void {
    if (isOn) this.#openIdentities.add(table);
    else this.#openIdentities.delete(table);
  }

  /** `missing`: the dump should have an end, and has none. */
  verdict(): 'proven' | 'unproven' | 'missing' {
    if (this.#promised > 0) return this.#kept >= this.#promised && !this.#isOpen ? 'proven' : 'missing';
    if (this.#isInTransaction || this.#openIdentities.size > 0) return 'missing';
    const isWhole = this.#dialect === 'sqlite' && this.#isOneTransaction && this.#transactions === 1;
    return isWhole ? 'proven' : 'unproven';
  }
}

const beginnings = /^-- (?:PostgreSQL database (?:cluster )?dump|(?:MySQL|MariaDB) dump .*)$/;
const ends = /^-- (?:PostgreSQL database (?:cluster )?dump complete|Dump completed(?: on .*)?)$/;
