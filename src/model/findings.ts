import type { Hold } from './outcomes.ts';
import type { Side } from './users.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Why a source is known not to have given all of its users. */
export type IncompleteReason =
  | 'quote-not-closed'
  | 'json-cut-off'
  | 'json-malformed'
  | 'more-pages'
  | 'count-differs'
  | 'directory-row-rejected'
  | 'assigned-row-rejected';

/** Where a finding is about: the file as the user named it, and the line where there is one. */
interface Place {
  readonly source: string;
  readonly line: number | null;
}

/** Something a person must know. Facts only: the words are in `finding-words.ts`. */
export type Finding = Place &
  (
    | { readonly kind: 'incomplete-source'; readonly side: Side; readonly why: IncompleteReason }
    | { readonly kind: 'encoding-guessed'; readonly encoding: string }
    | { readonly kind: 'removed-entries'; readonly count: number }
    | { readonly kind: 'scope-assumed' }
    | { readonly kind: 'no-account-state' }
    | { readonly kind: 'nobody-enabled'; readonly side: Side; readonly attribute: string }
    | { readonly kind: 'inactive-but-matched'; readonly count: number }
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
    | {
        readonly kind: 'unreadable-date';
        readonly role: 'lastSignIn' | 'createdAt';
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
    | { readonly kind: 'excluded-but-claimed'; readonly applicationKey: string; readonly reason: string }
    | { readonly kind: 'exclusion-expired'; readonly pattern: string; readonly expired: string }
    | { readonly kind: 'exclusion-unused'; readonly pattern: string }
    | { readonly kind: 'not-assessed'; readonly limit: string }
  );

export type FindingKind = Finding['kind'];
