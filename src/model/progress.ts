/** The steps of a run that can take a while. */
export const stages = [
  'look at the files',
  'read the users',
  'match',
  'write the report',
  'write the packs',
] as const;

export type Stage = (typeof stages)[number];

/** Hears how a run gets on. */
export interface ProgressListener {
  /** A stage begins, and with it the one before ends. */
  begin(stage: Stage): void;
  /** `rows` are done; `share` is the part of the stage that is done, from 0 to 1, null where nobody knows. */
  advance(rows: number, share: number | null): void;
}

/** Hears how many rows are done, and of a source which share of it that is; null where nobody knows. */
export type RowsListener = (rows: number, share: number | null) => void;
