/** An attribute of the users to create, computed from the application user. */
export interface CreatedAttribute {
  /** As Graph names it. */
  readonly name: string;
  /** An expression of Entra's mapping language, over application attributes. */
  readonly expression: string;
  /** The application attributes that it reads. */
  readonly reads: readonly string[];
}

/** What makes a directory user of an application user: the three that each needs come first. */
export interface CreateSettings {
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
