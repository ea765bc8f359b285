import type { DecisionKind } from './decisions.ts';
import type { Hold, Outcome } from './outcomes.ts';
import type { DateRole, YesNoRole } from './roles.ts';
import type { TrippedSafeguard } from './safeguards.ts';
import type { Side } from './users.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Why a source is known not to have given all of its users. */
export type IncompleteReason =
  | 'quote-not-closed'
  | 'json-cut-off'
  | 'json-malformed'
  | 'more-pages'
  | 'count-differs'
  | 'ldif-cut-off'
  | 'line-cut-off'
  | 'row-cut-off'
  | 'size-limit'
  | 'search-failed'
  | 'result-missing'
  | 'search-references'
  | 'values-left-out'
  | 'sql-cut-off'
  | 'sql-end-missing'
  | 'sql-malformed'
  | 'sql-error-inside'
  | 'sql-rows-changed'
  | 'sql-rows-computed'
  | 'sql-backslash-unclear'
  | 'pages-missing'
  | 'totals-differ'
  | 'directory-row-rejected'
  | 'assigned-row-rejected'
  | 'decision-row-rejected';

/** Where a finding is about: the file as the user named it, and the line where there is one. */
interface Place {
  readonly source: string;
  readonly line: number | null;
}

/** Values of an attribute that something is the matter with, and one of them. */
interface DamagedValues {
  readonly side: Side;
  readonly attribute: string;
  readonly value: string;
  readonly count: number;
}

/** Something a person must know. Facts only: the words are in `finding-words.ts`. */
export type Finding = Place &
  (
    | { readonly kind: 'incomplete-source'; readonly side: Side; readonly why: IncompleteReason }
    | {
        readonly kind: 'unexpected-count';
        readonly side: Side;
        readonly expected: number;
        /** Users and rejected rows; merged rows are one user. */
        readonly actual: number;
      }
    | { readonly kind: 'encoding-guessed'; readonly encoding: string }
    /** Columns of the file that hold secrets, in its order; they were not read. */
    | { readonly kind: 'secrets-dropped'; readonly columns: readonly string[] }
    | { readonly kind: 'removed-entries'; readonly count: number }
    | { readonly kind: 'passed-over'; readonly count: number }
    | { readonly kind: 'foreign-ids' }
    | { readonly kind: 'joined-rows-unowned'; readonly table: string; readonly count: number }
    | {
        readonly kind: 'number-cells';
        readonly side: Side;
        readonly attribute: string;
        readonly count: number;
      }
    | { readonly kind: 'merged-cells'; readonly count: number }
    | { readonly kind: 'scope-assumed' }
    | {
        readonly kind: 'state-unknown';
        readonly side: Side;
        readonly role: YesNoRole;
        readonly attribute: string;
        readonly word: string;
        readonly count: number;
      }
    | { readonly kind: 'no-account-state' }
    | { readonly kind: 'nobody-enabled'; readonly side: Side; readonly attribute: string }
    | { readonly kind: 'inactive-but-matched'; readonly count: number }
    | {
        readonly kind: 'namesake-enabled';
        readonly count: number;
        /** The key of the first such account. */
        readonly example: string;
      }
    | { readonly kind: 'rows-rejected'; readonly count: number }
    | { readonly kind: 'assigned-not-found'; readonly entry: string }
    | {
        readonly kind: 'filtered-out';
        readonly filter: number;
        readonly clause: string;
        readonly count: number;
      }
    | {
        readonly kind: 'placeholder-value';
        readonly side: Side;
        readonly attribute: string;
        readonly value: string;
        readonly count: number;
      }
    | ({ readonly kind: 'mojibake' } & DamagedValues)
    | ({ readonly kind: 'lost-characters' } & DamagedValues)
    | ({ readonly kind: 'scientific-notation' } & DamagedValues)
    | ({ readonly kind: 'powershell-object' } & DamagedValues)
    /** Numbers that are shorter than `width`, to which the others are filled up with zeros. */
    | ({ readonly kind: 'lost-zeros'; readonly width: number } & DamagedValues)
    | ({ readonly kind: 'shared-value' } & DamagedValues)
    | { readonly kind: 'empty-attribute'; readonly side: Side; readonly attribute: string }
    | {
        readonly kind: 'sparse-attribute';
        readonly side: Side;
        readonly attribute: string;
        /** Users without a value, and all. */
        readonly count: number;
        readonly users: number;
      }
    | {
        readonly kind: 'copied-attribute';
        readonly side: Side;
        readonly attribute: string;
        readonly copyOf: string;
        readonly equal: number;
        readonly both: number;
      }
    | { readonly kind: 'suspicious-count'; readonly side: Side; readonly count: number }
    | { readonly kind: 'unended-line'; readonly side: Side }
    /** `written` is the day of its last change, as `YYYY-MM-DD` in UTC. */
    | { readonly kind: 'old-export'; readonly side: Side; readonly written: string; readonly days: number }
    /** `source` is the application's. */
    | { readonly kind: 'sides-swapped'; readonly directory: string }
    | {
        readonly kind: 'unreadable-date';
        readonly side: Side;
        readonly role: DateRole;
        readonly attribute: string;
        readonly value: string;
        readonly count: number;
      }
    | {
        readonly kind: 'future-date';
        readonly role: DateRole;
        readonly attribute: string;
        readonly value: string;
        readonly count: number;
      }
    | {
        readonly kind: 'case-only-matches';
        readonly rule: number;
        readonly attribute: string;
        readonly count: number;
      }
    | {
        readonly kind: 'expression-failed';
        readonly rule: number;
        readonly why: string;
        readonly count: number;
      }
    | {
        readonly kind: 'lower-rank-claim';
        readonly applicationKey: string;
        readonly decidedBy: string;
        readonly also: string;
      }
    | {
        readonly kind: 'mass-hold';
        readonly hold: Hold;
        readonly count: number;
        readonly cleanClaims: number;
      }
    | {
        readonly kind: 'recycling-not-checked';
        /** The sides of which no column tells when users were created. */
        readonly withoutColumn: readonly Side[];
        /** Clean claims that were not checked. */
        readonly count: number;
      }
    | { readonly kind: 'hold-off'; readonly hold: Hold; readonly reason: string }
    | {
        readonly kind: 'excluded-but-claimed';
        readonly applicationKey: string;
        readonly reason: string;
        /** Whether provisioning passes over everybody who claims it. */
        readonly isPassedOver: boolean;
      }
    | { readonly kind: 'exclusion-expired'; readonly pattern: string; readonly expired: string }
    | { readonly kind: 'exclusion-unused'; readonly pattern: string }
    | { readonly kind: 'creation-undeclared'; readonly count: number }
    | { readonly kind: 'safeguard-tripped'; readonly safeguard: TrippedSafeguard }
    | { readonly kind: 'evidence-left-out'; readonly count: number; readonly most: number }
    | { readonly kind: 'not-assessed'; readonly limit: string }
    | DecisionFinding
  );

export type FindingKind = Finding['kind'];

/** What is the matter with a decision that cannot be read. */
export interface UnreadableDecision extends Place {
  readonly kind: 'decision-unreadable';
  /** The key that stands in the row, or else the fingerprint. */
  readonly user: string;
  readonly why: 'decision-unknown' | 'decision-missing' | 'person-missing' | 'date-unreadable';
  /** What stands there instead. */
  readonly written: string;
  readonly nearest: DecisionKind | null;
}

/** What is the matter with decisions; `user` is the key of the application user. */
type DecisionFinding =
  | Omit<UnreadableDecision, keyof Place>
  | {
      readonly kind: 'decision-stale';
      readonly user: string;
      readonly decision: DecisionKind;
      readonly outcome: Outcome;
    }
  | {
      readonly kind: 'match-refused';
      readonly user: string;
      /** Who claims the account. */
      readonly directoryId: string;
      readonly decidedBy: string;
      readonly reason: string;
      /** Whether provisioning passes that user over as things stand. */
      readonly isPassedOver: boolean;
    }
  | {
      readonly kind: 'decision-expired';
      readonly user: string;
      readonly decision: DecisionKind;
      readonly expired: string;
    }
  | {
      readonly kind: 'decision-misplaced';
      /** Key of the user whose fingerprint the row has. */
      readonly user: string;
      readonly decision: DecisionKind;
      /** The key that the row has, of another user. */
      readonly named: string;
    }
  | { readonly kind: 'decision-for-nobody'; readonly user: string; readonly decision: DecisionKind }
  /** Each with its place, in words. */
  | { readonly kind: 'decisions-contradict'; readonly user: string; readonly decisions: readonly string[] }
  | {
      readonly kind: 'decision-on-nobody';
      readonly user: string;
      readonly decision: DecisionKind;
      readonly directoryId: string;
    }
  | {
      readonly kind: 'decision-on-another';
      readonly user: string;
      readonly decision: DecisionKind;
      readonly directoryId: string;
      /** Keys of those who claim the account. */
      readonly claimants: readonly string[];
    }
  | {
      readonly kind: 'decision-links-nothing';
      readonly user: string;
      readonly decision: DecisionKind;
      readonly outcome: Outcome;
    }
  | { readonly kind: 'decisions-settled'; readonly count: number };
