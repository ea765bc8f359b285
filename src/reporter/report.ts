import type { MatchedUsers, Reconciliation } from '../model/reconciliation.ts';
import type { Advice } from '../model/recommendations.ts';

/** A part of a file; `rows` counts the rows of a list that it holds, the header aside, and is null for what is no list. */
export interface ReportPart {
  readonly bytes: Uint8Array;
  readonly rows: number | null;
}

/** One file of the report: a pure function from the result to bytes. */
export interface Report {
  readonly file: string;
  /** `banner` is null, or the sentence that an incomplete source puts on every report; `advice` is asked row by row. */
  readonly write: (result: Reconciliation, banner: string | null, advice: Advice) => Iterable<ReportPart>;
}

/** A list of users. It is made of no more than what is known of them, so that threads can write it. */
export interface UserList {
  readonly file: string;
  readonly write: (result: MatchedUsers, banner: string | null) => Iterable<ReportPart>;
}
