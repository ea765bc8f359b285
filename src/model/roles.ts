/** The parts that a column can play beside being a matching attribute. */
export const roles = [
  'displayName',
  'email',
  'login',
  'lastSignIn',
  'createdAt',
  'enabled',
  'privileged',
  'department',
] as const;

export type Role = (typeof roles)[number];

/** The roles that are answered by yes or no. */
export const yesNoRoles = ['enabled', 'privileged'] as const satisfies readonly Role[];

export type YesNoRole = (typeof yesNoRoles)[number];

/** The roles that are dates. */
export const dateRoles = ['lastSignIn', 'createdAt'] as const satisfies readonly Role[];

export type DateRole = (typeof dateRoles)[number];

/** What plays a role: a column, or for a name those that hold its parts, in their order. */
export interface RoleColumn {
  readonly columns: readonly string[];
  /** The words that mean yes, null: the usual yes/no words. */
  readonly in: readonly string[] | null;
  /** How its dates are written beside ISO 8601; of several the first that fits. */
  readonly formats: readonly string[];
}

/** Columns of which nothing has to be said. */
export function plainColumns(...columns: readonly string[]): RoleColumn {
  return { columns, in: null, formats: [] };
}

/** What was named, or what is known of just these columns beside, where nothing was said but their names. */
export function orWhatIsKnown(named: RoleColumn, known: RoleColumn | undefined): RoleColumn {
  const areTheSame =
    known?.columns.join('\n').toLowerCase() === named.columns.join('\n').toLowerCase() &&
    named.in === null &&
    named.formats.length === 0;
  return known !== undefined && areTheSame ? known : named;
}

/** A yes/no answer per user: the value is an index into this list. */
export const answers = ['unknown', 'yes', 'no'] as const;

export type Answer = (typeof answers)[number];
