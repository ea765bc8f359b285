import type { Reconciliation } from '../model/reconciliation.ts';

/** One file of the report: a pure function from the result to bytes. */
export interface Report {
  readonly file: string;
  /** `banner` is null, or the sentence that an incomplete source puts on every report. */
  readonly write: (result: Reconciliation, banner: string | null) => Iterable<Uint8Array>;
}
