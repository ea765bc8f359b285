import type { Reconciliation } from '../model/reconciliation.ts';

/** The bytes of a list in chunks; at its end it tells how many rows it has, the header not counted. */
export type ListBytes = Generator<Uint8Array, number>;

/** One file of the report: a pure function from the result to bytes. */
export interface Report {
  readonly file: string;
  /** `banner` is null, or the sentence that an incomplete source puts on every report. */
  readonly write: (result: Reconciliation, banner: string | null) => ListBytes | readonly Uint8Array[];
}
