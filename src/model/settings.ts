import type { CreateSettings } from './creation.ts';
import type { Limits } from './limits.ts';
import type { Hold } from './outcomes.ts';
import type { Role, RoleColumn } from './roles.ts';
import type { MatchingRule } from './rules.ts';
import type { SafeguardSettings } from './safeguards.ts';
import type { ScopeFilter } from './scope.ts';

/** Users of the application that are set aside, where nobody claims them. */
export interface Exclusion {
  readonly attribute: string;
  /** A regular expression that is searched for, with case as written. */
  readonly matches: string;
  readonly reason: string;
  /** The last day it holds, as `YYYY-MM-DD`. */
  readonly expires: string | null;
}

/** A kind of hold that is switched off. */
export interface HoldOff {
  readonly hold: Hold;
  readonly reason: string;
}

/** `entra`: sign-in moves to Entra ID with the go-live, so that whoever is not enabled there is locked out. */
export const signIns = ['unchanged', 'entra'] as const;

export type SignIn = (typeof signIns)[number];

/** What a run does with one side, `Source` being the importer's own options. */
export interface SideSettings<Source> {
  readonly source: Source;
  /** The folder that relative file names start from. */
  readonly base: string;
  readonly key: string | null;
  readonly repeatedKeys: 'error' | 'merge';
  readonly roles: ReadonlyMap<Role, RoleColumn>;
  /** How many users the export must have, counted where it comes from; null: nobody knows. */
  readonly expectCount: number | null;
}

/** The used configuration of `check`: every choice made, every name resolved. */
export interface CheckSettings<Source> {
  /** As the user named it, with its text; null for a run by flags alone. */
  readonly configuration: { readonly name: string; readonly text: string } | null;
  readonly applicationName: string;
  readonly application: SideSettings<Source>;
  readonly directory: SideSettings<Source>;
  readonly rules: readonly MatchingRule[];
  readonly holdsOff: readonly HoldOff[];
  /** The list of assigned users; null: all count as assigned. */
  readonly assigned: { readonly source: Source; readonly base: string } | null;
  /** Scoping filters; without any, nobody is filtered out. */
  readonly scopeFilters: readonly ScopeFilter[];
  readonly target: { readonly create: boolean; readonly required: readonly string[] };
  readonly exclusions: readonly Exclusion[];
  /** Where the application's users will sign in after go-live. */
  readonly signIn: SignIn;
  /** From which confidence on a candidate makes a risk; null: no evidence is gathered. */
  readonly evidence: { readonly duplicateFrom: number } | null;
  /** Files in which people decided. */
  readonly decisions: readonly { readonly source: Source; readonly base: string }[];
  /** How many days before the newest sign-in of the export the last one of a dormant account lies. */
  readonly dormantDays: number;
  readonly limits: Limits;
  readonly safeguards: SafeguardSettings;
  /** Domains that users may be created in; none: those of the directory's own user principal names. */
  readonly verifiedDomains: readonly string[];
  /** null: none are made. `createRecommended`: not only where a person decided so. */
  readonly packs: { readonly createRecommended: boolean } | null;
  /** How directory users are created; null: nobody is. */
  readonly create: CreateSettings | null;
  readonly reportColumns: readonly string[];
}
