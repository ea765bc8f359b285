import type { ImportedUsers, OpenedSource, ReadRequest } from '../importers/importer.ts';
import type { SourceOptions } from '../importers/source-options.ts';
import type { ErrorCode } from '../model/rollcall-error.ts';

/** What a source's thread is started with. */
export interface SourceThreadData {
  readonly options: SourceOptions;
  readonly base: string;
}

/** What it is asked once its source is open. */
export type SourceThreadRequest = Omit<ReadRequest, 'onProgress'>;

/** What it answers. The tables' arrays are shared, so that handing them over copies nothing. */
export type SourceThreadAnswer =
  | ({ readonly kind: 'opened' } & Omit<OpenedSource, 'readUsers' | 'close'>)
  | { readonly kind: 'progress'; readonly rows: number; readonly share: number }
  | { readonly kind: 'read'; readonly imported: ImportedUsers }
  | {
      readonly kind: 'failed';
      /** null for a defect. */
      readonly known: { readonly code: ErrorCode; readonly hint: string } | null;
      readonly message: string;
      readonly stack: string;
    };
