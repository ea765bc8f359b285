import type { DateRole, Role, YesNoRole } from '../model/roles.ts';

/** The words of a product for yes and for no; any other word is neither. */
export interface StateWords {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** What heads a column, or the columns that hold the parts of a name. */
export type Header = string | readonly string[];

/** The list of users that a product hands out, known by its header. */
export interface KnownDownload {
  /** As in "looks like …". */
  readonly name: string;
  /** Attributes that are all there, and of which no other export has them all. */
  readonly signs: readonly string[];
  /** What identifies a user; the first that is there. */
  readonly key: readonly string[];
  /** What plays a role; the first that is there. */
  readonly roles: Readonly<Partial<Record<Role, readonly Header[]>>>;
  /** For roles whose words are not the usual yes and no. */
  readonly states: Readonly<Partial<Record<YesNoRole, StateWords>>>;
  /** For dates that are not written by ISO 8601, how they are. */
  readonly formats: Readonly<Partial<Record<DateRole, readonly string[]>>>;
}
