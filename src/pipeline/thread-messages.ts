import type { SourceFacts } from '../importers/importer.ts';
import type { SourceOptions } from '../importers/source-options.ts';
import type { ReportPlace } from '../io/write-file.ts';
import type { MatchAnswers, MatchJob } from '../matcher/match-jobs.ts';
import type { MatchedUsers } from '../model/reconciliation.ts';
import type { ErrorCode } from '../model/rollcall-error.ts';
import type { WrittenReport } from '../reporter/manifest.ts';
import type { ReadSide, SideRequest } from './read-side.ts';

/** What a thread can be asked for. The arrays of tables are shared, so that a message copies none of them. */
export type ThreadRequest =
  | { readonly kind: 'open'; readonly options: SourceOptions; readonly base: string }
  /** Of the source that the same thread has opened. */
  | ({ readonly kind: 'read' } & SideRequest)
  | { readonly kind: 'match'; readonly job: MatchJob }
  | ({ readonly kind: 'write' } & ListRequest);

/** A long list to be written: its file, where, and of what. */
export interface ListRequest {
  readonly file: string;
  readonly place: ReportPlace;
  readonly result: MatchedUsers;
  readonly banner: string | null;
}

/** What it answers, by the kind of the request. */
export interface ThreadAnswers {
  readonly open: SourceFacts;
  readonly read: ReadSide;
  readonly match: MatchAnswers[MatchJob['kind']];
  readonly write: WrittenReport;
}

export type ThreadMessage =
  | { readonly kind: 'progress'; readonly rows: number; readonly share: number }
  | { readonly kind: 'answer'; readonly answer: ThreadAnswers[ThreadRequest['kind']] }
  | {
      readonly kind: 'failed';
      /** null for a defect. */
      readonly known: { readonly code: ErrorCode; readonly hint: string } | null;
      readonly message: string;
      readonly stack: string;
    };
