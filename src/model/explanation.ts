import type { Forecast, ForecastReason, Hold, Outcome, OutcomeReason, Readiness } from './outcomes.ts';
import type { Answer } from './roles.ts';

/** Why users matched, or did not: the answer of `explain`, as facts. */
export interface Explanation {
  readonly asked: string;
  readonly accounts: readonly AccountExplanation[];
  readonly people: readonly PersonExplanation[];
  /** Users found or involved who are left out because there are too many of them. */
  readonly more: { readonly accounts: number; readonly people: number };
}

/** A user as others speak of them. */
export interface NamedUser {
  readonly id: string;
  /** Of a directory user the sign-in name; empty for an application user. */
  readonly upn: string;
  readonly displayName: string;
  /** The file that the row stands in. */
  readonly source: string;
  /** The line of the file on which the row begins. */
  readonly line: number;
}

/** Users of whom only the first ones are named. */
export interface NamedUsers {
  readonly count: number;
  readonly first: readonly NamedUser[];
}

/** By what a user was found: the key, or the attribute whose value was asked for; none where only involved. */
export type FoundBy = readonly string[];

export interface AccountExplanation {
  /** Of the application's table. */
  readonly row: number;
  readonly user: NamedUser;
  readonly foundBy: FoundBy;
  readonly outcome: Outcome;
  readonly reason: OutcomeReason;
  readonly holds: readonly Hold[];
  /** Lowest precedence among the deciding claims; null where nobody claims the account. */
  readonly rule: number | null;
  /** The one directory user whose claim decides. */
  readonly claimant: NamedUser | null;
  /** null for whoever is not matched. */
  readonly readiness: Readiness | null;
  readonly rules: readonly AccountByRule[];
}

/** One rule, seen from the account. */
export interface AccountByRule {
  readonly precedence: number;
  readonly application: string;
  /** As Entra writes it. */
  readonly directory: string;
  readonly values: readonly AccountValue[];
}

export interface AccountValue {
  readonly text: string;
  /** It says that there is no value, so it matches nobody. */
  readonly isPlaceholder: boolean;
  /** Other accounts with an equal value. */
  readonly sharedWith: NamedUsers;
  /** By rank, then as the directory's export has them. */
  readonly claimants: { readonly count: number; readonly first: readonly Claimant[] };
  /** Directory users with an equal value who stopped at an earlier rule. */
  readonly passedBy: { readonly count: number; readonly first: readonly Passer[] };
}

export interface Claimant {
  readonly user: NamedUser;
  /** 1 enabled and in scope, 2 enabled and not in scope, 3 disabled. */
  readonly rank: number;
  /** Equal only where the case of ASCII letters is ignored. */
  readonly caseOnly: boolean;
  /** How many accounts this user claims, this one among them. */
  readonly accounts: number;
}

export interface Passer {
  readonly user: NamedUser;
  readonly stoppedAt: number;
}

export interface PersonExplanation {
  readonly user: NamedUser;
  readonly foundBy: FoundBy;
  readonly enabled: Answer;
  readonly rank: number;
  readonly scope: PersonScope;
  readonly rules: readonly PersonByRule[];
  /** null for whoever is not in scope. */
  readonly forecast: { readonly action: Forecast; readonly reason: ForecastReason } | null;
}

export interface PersonScope {
  readonly inScope: boolean;
  /** null where there is no list of assigned users. */
  readonly isAssigned: boolean | null;
  /** One filter that takes the user in is enough; all of its clauses have to hold. */
  readonly filters: readonly { readonly takesIn: boolean; readonly clauses: readonly AskedClause[] }[];
}

export interface AskedClause {
  readonly clause: string;
  /** What the user has there; empty for nothing. */
  readonly value: string;
  readonly holds: boolean;
}

/** What became of a rule for one directory user. */
export type Lookup =
  | 'claims'
  /** No account has the value. */
  | 'nobody'
  | 'empty'
  | 'placeholder'
  /** The expression gave no value, because nobody can know what the service makes of it. */
  | 'failed'
  /** An earlier rule found an account. */
  | 'not-asked';

/** One rule, seen from the directory user. */
export interface PersonByRule {
  readonly precedence: number;
  readonly application: string;
  readonly directory: string;
  readonly computedFrom: readonly { readonly attribute: string; readonly values: readonly string[] }[];
  /** What is looked up in the application; empty for nothing. */
  readonly value: string;
  readonly lookup: Lookup;
  /** Why the expression failed; empty where it did not. */
  readonly failure: string;
  /** Accounts with an equal value: those claimed, or those that would have been had the rule been asked. */
  readonly accounts: NamedUsers;
}
