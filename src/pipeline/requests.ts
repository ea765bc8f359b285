import type { DirectoryHits, DirectorySearch } from '../evidence/search-directory.ts';
import type { GuardedFacts } from '../importers/keep-secrets-out.ts';
import type { SourceOptions } from '../importers/source-options.ts';
import type { ReportPlace } from '../io/write-file.ts';
import type { MatchAnswers, MatchJob } from '../matcher/match-jobs.ts';
import type { SideSurvey } from '../model/export-health.ts';
import type { MatchedUsers } from '../model/reconciliation.ts';
import type { UserTable } from '../model/users.ts';
import type { WrittenReport } from '../reporter/manifest.ts';
import type { ReadSide, SideRequest } from './read-side.ts';

/** What a hand can be asked for: plain data, whose tables are in shared memory, so that any thread can do it. */
export type Request =
  | { readonly kind: 'open'; readonly options: SourceOptions; readonly base: string }
  /** Of the source that the same hand has opened. */
  | ({ readonly kind: 'read' } & SideRequest)
  | { readonly kind: 'match'; readonly job: MatchJob }
  /** `compared`: the names in lower case of columns that rules compare. */
  | { readonly kind: 'survey'; readonly table: UserTable; readonly compared: readonly string[] }
  | { readonly kind: 'search'; readonly search: DirectorySearch }
  | ({ readonly kind: 'write' } & ListRequest);

/** A list of users to be written: its file, where, and of what. */
export interface ListRequest {
  readonly file: string;
  readonly place: ReportPlace;
  readonly result: MatchedUsers;
  readonly banner: string | null;
}

/** What is answered, by the kind of the request. */
export interface Answers {
  readonly open: GuardedFacts;
  readonly read: ReadSide;
  readonly match: MatchAnswers[MatchJob['kind']];
  readonly survey: SideSurvey;
  readonly search: DirectoryHits;
  readonly write: WrittenReport;
}
