/** The two sides of a run; each brings one table of users. */
export const sides = ['application', 'directory'] as const;

export type Side = (typeof sides)[number];

/**
 * One attribute of all users, as text in UTF-8.
 * Value `v` is `bytes[offsets[v * stride + place]]` up to the offset behind that one. Where `firstValue` is
 * null, row `r` has the one value `r`; otherwise its values are `firstValue[r]` up to `firstValue[r + 1]`.
 * The columns of one export share `bytes` and `offsets`: its cells lie side by side as the rows have them, so
 * that what is read of one user lies together. A column of its own has stride 1 and place 0.
 */
export interface Column {
  /** As the export's header writes it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The same bytes, to be read four at a time; they may be read three beyond the last. */
  readonly words: DataView;
  readonly offsets: Uint32Array;
  readonly stride: number;
  readonly place: number;
  /** How many there are. */
  readonly values: number;
  readonly firstValue: Uint32Array | null;
}

/** Where in a table the rows of one file begin. */
export interface RowFile {
  /** The file as the user would name it. */
  readonly name: string;
  readonly firstRow: number;
}

/** The users of one side, in the order of the export, by column. */
export interface UserTable {
  readonly side: Side;
  readonly rows: number;
  /** The line of its file on which each user's row begins, counted from 1. */
  readonly lines: Uint32Array;
  /** The files that the rows come from, in their order, where the export is a folder of pages; else none. */
  readonly files: readonly RowFile[];
  readonly key: Column;
  /** By attribute name in lower case; only the attributes that somebody asked for. */
  readonly columns: ReadonlyMap<string, Column>;
}
