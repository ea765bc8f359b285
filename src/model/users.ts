/** The two sides of a run; each brings one table of users. */
export type Side = 'application' | 'directory';

/**
 * One attribute of all users, as text in UTF-8.
 * Value `v` is `bytes[offsets[v]]` up to `offsets[v + 1]`. Where `firstValue` is null, row `r` has the
 * one value `r`; otherwise its values are `firstValue[r]` up to `firstValue[r + 1]`.
 */
export interface Column {
  /** As the export's header writes it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  readonly firstValue: Uint32Array | null;
}

/** The users of one side, in the order of the export, by column. */
export interface UserTable {
  readonly side: Side;
  readonly rows: number;
  /** The line on which each user's row begins, counted from 1. */
  readonly lines: Uint32Array;
  readonly key: Column;
  /** By attribute name in lower case; only the attributes that somebody asked for. */
  readonly columns: ReadonlyMap<string, Column>;
}
