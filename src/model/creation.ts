import type { Hold } from './outcomes.ts';

/** An attribute of the users to create, computed from the application user. */
export interface CreatedAttribute {
  /** As Graph names it. */
  readonly name: string;
  /** An expression of Entra's mapping language, over application attributes. */
  readonly expression: string;
  /** The application attributes that it reads. */
  readonly reads: readonly string[];
}

/** What makes a directory user of an application user: the three names that each needs, and whatever else is set. */
export interface CreateSettings {
  /** The id of the only tenant in which they may be created, null where any may be named. */
  readonly tenant: string | null;
  readonly attributes: readonly CreatedAttribute[];
}

/** An application user who is to get a directory user. */
export interface RowToCreate {
  /** In the application's table. */
  readonly row: number;
  /** A person decided so; else it is no more than recommended. */
  readonly isDecided: boolean;
  /** Evidence proposes somebody who is there already. */
  readonly hasCandidate: boolean;
}

/** A directory user that the pack creates, always disabled. */
export interface PlannedUser {
  /** In the application's table. */
  readonly row: number;
  readonly applicationKey: string;
  readonly userPrincipalName: string;
  readonly mailNickname: string;
  readonly displayName: string;
  /** What else is written, by the name of the attribute; none is empty. */
  readonly set: ReadonlyMap<string, string>;
}

/** An application user who was to get a directory user and does not, and why. */
export interface NotCreated {
  /** In the application's table. */
  readonly row: number;
  readonly refusal: Refusal;
}

/** Who is created and who is not: each of those who were to be created is in one of the lists, by their key's bytes. */
export interface CreationPlan {
  readonly users: readonly PlannedUser[];
  readonly notCreated: readonly NotCreated[];
  /** The written attributes that a matching rule compares as they are. */
  readonly matchAttributes: readonly string[];
  /** What could not be held against the directory, for its export does not have it. */
  readonly unchecked: readonly string[];
}

/** Why an application user gets no directory user. Facts only: the words are in `refusal-words.ts`. */
export type Refusal =
  | { readonly kind: 'already-matched' }
  | { readonly kind: 'excluded' }
  | { readonly kind: 'no-decision-conflict' }
  | { readonly kind: 'no-decision-value' }
  | { readonly kind: 'no-decision-candidate' }
  | { readonly kind: 'expression-failed'; readonly attribute: string; readonly why: string }
  | { readonly kind: 'upn-form'; readonly upn: string }
  | { readonly kind: 'upn-characters'; readonly upn: string; readonly characters: readonly string[] }
  | { readonly kind: 'upn-like-guest'; readonly upn: string }
  | { readonly kind: 'upn-length'; readonly upn: string }
  | { readonly kind: 'domain-not-verified'; readonly domain: string; readonly areSomeKnown: boolean }
  | { readonly kind: 'nickname-form'; readonly nickname: string }
  | { readonly kind: 'nickname-length'; readonly length: number }
  | { readonly kind: 'name-empty' }
  | { readonly kind: 'name-length'; readonly length: number }
  | { readonly kind: 'mail-form'; readonly mail: string }
  | {
      readonly kind: 'value-length';
      readonly attribute: string;
      readonly length: number;
      readonly longest: number;
    }
  | { readonly kind: 'address-taken'; readonly address: string; readonly by: string }
  | { readonly kind: 'address-repeated'; readonly address: string; readonly others: readonly string[] }
  | { readonly kind: 'nickname-taken'; readonly nickname: string; readonly by: string }
  | { readonly kind: 'nickname-repeated'; readonly nickname: string; readonly others: readonly string[] }
  | {
      readonly kind: 'matching-value-taken';
      readonly rule: number;
      readonly value: string;
      readonly by: string;
    }
  | {
      readonly kind: 'matching-value-repeated';
      readonly rule: number;
      readonly value: string;
      readonly others: readonly string[];
    }
  | { readonly kind: 'would-not-match'; readonly problem: MatchProblem };

/** What is wrong with the match that the created user would make. */
export type MatchProblem =
  | { readonly kind: 'claims-nobody' }
  | { readonly kind: 'claims-others'; readonly keys: readonly string[] }
  | { readonly kind: 'not-alone' }
  | { readonly kind: 'held'; readonly holds: readonly Hold[] }
  | { readonly kind: 'changes-others'; readonly keys: readonly string[] };

/** Everything that a planned user is written with, by the name of the attribute. */
export function writtenAttributes(user: PlannedUser): ReadonlyMap<string, string> {
  const { userPrincipalName, mailNickname, displayName, set } = user;
  return new Map([...Object.entries({ userPrincipalName, mailNickname, displayName }), ...set]);
}
