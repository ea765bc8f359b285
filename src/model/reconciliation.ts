import type { Candidates } from './candidates.ts';
import type { Completeness } from './completeness.ts';
import type { Decision } from './decisions.ts';
import type { Finding } from './findings.ts';
import type { MatchResult } from './match-result.ts';
import type { CommonCause } from './recommendations.ts';
import type { Packs } from './packs.ts';
import type { Rejection } from './rejections.ts';
import type { Risks } from './risks.ts';
import type { DateRole, Role } from './roles.ts';
import type { Exclusion } from './settings.ts';
import type { Summary } from './summary.ts';
import type { Column, UserTable } from './users.ts';

/** One side as it was read. */
export interface SideResult {
  /** The file as the user named it. */
  readonly source: string;
  readonly size: number;
  readonly sha256: string;
  readonly encoding: string;
  /** null for what has no cells. */
  readonly delimiter: string | null;
  readonly table: UserTable;
  readonly read: number;
  readonly merged: number;
  readonly rejected: number;
  readonly completeness: Completeness;
  /** Only the roles that a column plays. */
  readonly roles: ReadonlyMap<Role, Column>;
  /** Of roles that a column plays, row by row the day in UTC (`20260131`), -1 where none can be read. */
  readonly days: ReadonlyMap<DateRole, Int32Array>;
  /** Row by row a code of `answers`. */
  readonly enabled: Uint8Array;
  readonly privileged: Uint8Array;
}

/** Which directory users are in scope, and in which words. */
export interface ScopeResult {
  readonly text: string;
  readonly inScope: Uint8Array;
  /** Row by row 1 for users on the list of assigned ones; null where there is none. */
  readonly isAssigned: Uint8Array | null;
  /** Row by row 1 for users whom a scoping filter takes in, or where there is none. */
  readonly passesFilters: Uint8Array;
}

/** What was decided, and for whom. */
export interface Decided {
  /** Whether anything that people decided was read. */
  readonly isGiven: boolean;
  /** Those in force. */
  readonly decisions: readonly Decision[];
  /** Per application row the decision in force, -1 for none. */
  readonly decisionOf: Int32Array;
  /** By application row the decisions, whether in force or not, that say whose the account is not. */
  readonly refusals: ReadonlyMap<number, readonly Decision[]>;
  /** Application rows that somebody has written a decision for which does not hold. */
  readonly void: ReadonlySet<number>;
  /** How many users wait for a decision, and of how many the decision has to be carried out. */
  readonly open: number;
  readonly pending: number;
}

/** What recommendations go by beside the match. */
export interface ResolutionBasis {
  /** Per application row the outcome before anything was laid over it. */
  readonly outcomeBefore: Uint8Array;
  /** Who signed in last before this day is dormant (`20260131`); 0 where no sign-in is known. */
  readonly dormantBefore: number;
  readonly commonCause: CommonCause | null;
  /** Per application row another one that has a value of it as it should be written, -1 for none. */
  readonly mendedElsewhere: Int32Array;
  /** By application row a directory user without an account who may be its owner, for all that the name tells. */
  readonly namesakes: ReadonlyMap<number, number>;
  /**
   * By column of the directory, how long its numbers are where zeros fill them up, if some have lost theirs on the way
   * (finding `lost-zeros`).
   */
  readonly zeroFilled: ReadonlyMap<string, number>;
}

/** Both sides and what each user came to. */
export interface MatchedUsers {
  readonly application: SideResult;
  readonly directory: SideResult;
  /** With exclusions and decisions laid over the outcomes. */
  readonly match: MatchResult;
  readonly risks: Risks;
  readonly basis: ResolutionBasis;
  readonly decided: Decided;
  readonly exclusions: readonly Exclusion[];
  /** Per application row the exclusion that names it, -1 for none. */
  readonly exclusionOf: Int32Array;
  /** Application columns that the lists pass through. */
  readonly reportColumns: readonly Column[];
}

/** With who those may be whom nobody claims. */
export interface ProposedUsers extends MatchedUsers {
  /** null where no evidence was gathered. */
  readonly candidates: Candidates | null;
}

/** The whole result of a run: what every report is made from. */
export interface Reconciliation extends ProposedUsers {
  readonly applicationName: string;
  readonly packs: Packs;
  readonly rejections: readonly Rejection[];
  readonly findings: readonly Finding[];
  readonly summary: Summary;
}
