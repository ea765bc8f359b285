import type { SqlName } from './sql-cursor.ts';

/** What a statement begins as. The cursor stands behind what was read of it. */
export type Statement =
  /** Brackets with values follow; `computed`: the rows are not written in the dump. */
  | {
      readonly kind: 'insert';
      readonly table: readonly SqlName[];
      readonly columns: readonly SqlName[] | null;
      readonly rows: 'written' | 'computed';
    }
  | {
      readonly kind: 'copy';
      readonly table: readonly SqlName[];
      readonly columns: readonly SqlName[] | null;
      readonly isText: boolean;
    }
  /** The bracket around the columns follows. */
  | { readonly kind: 'definition'; readonly table: readonly SqlName[] }
  /** Rows that are there are changed or removed. */
  | { readonly kind: 'change'; readonly table: readonly SqlName[] }
  | { readonly kind: 'set' }
  | { readonly kind: 'use'; readonly database: string }
  | { readonly kind: 'transaction'; readonly step: 'begin' | 'commit' | 'rollback' }
  /** Ends with its line. */
  | { readonly kind: 'line' }
  | { readonly kind: 'program' }
  | { readonly kind: 'other' };

export const other: Statement = { kind: 'other' };
export const line: Statement = { kind: 'line' };
export const program: Statement = { kind: 'program' };
