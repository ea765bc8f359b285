import type { Completeness } from '../model/completeness.ts';
import type { Finding, IncompleteReason } from '../model/findings.ts';
import type { Rejection } from '../model/rejections.ts';
import type { Side, UserTable } from '../model/users.ts';

/** What is known of a source before its users are read. */
export interface SourceFacts {
  /** As the user named it. */
  readonly name: string;
  /** The same for two names of one file. */
  readonly identity: string;
  readonly size: number;
  readonly attributes: readonly string[];
  /** Whether there may be attributes beside these, which only reading all users would show. */
  readonly mayHaveOthers: boolean;
  /** Whether an attribute can be named by a path with filters, as `emails[type eq "work"].value`. */
  readonly hasPaths: boolean;
  /** What was chosen in opening it and is worth saying aloud, each in a sentence without its period. */
  readonly remarks: readonly string[];
}

/** A source of users, opened. */
export interface OpenedSource extends SourceFacts {
  readUsers(request: ReadRequest): Promise<ImportedUsers>;
  close(): Promise<void>;
}

/** How a file is read, for the manifest; `encodingGuessed` says that nothing in the file proves it. */
export interface SourceReading {
  readonly encoding: string;
  readonly encodingGuessed: boolean;
  /** null for what has no cells. */
  readonly delimiter: string | null;
}

/** What is wanted of a source. Attribute names are those of `OpenedSource.attributes`. */
export interface ReadRequest {
  readonly side: Side;
  readonly key: string;
  /** Name to keep a column under, and the attribute it comes from. */
  readonly columns: ReadonlyMap<string, string>;
  /** Names of `columns` whose cells may hold several values. */
  readonly multiValued: ReadonlySet<string>;
  /** Names of `columns` that people and evidence look at: they may have several values too, but no cell is split for them. */
  readonly shown: ReadonlySet<string>;
  /** Columns that nobody but evidence reads: rows that are merged need not agree in them, and the first one's count. */
  readonly forEvidence: ReadonlySet<string>;
  /** `keep` leaves each row by itself: then a row is no user. */
  readonly repeatedKeys: 'error' | 'merge' | 'keep';
  /** Hears how many rows are read, and which share of the source that is. */
  readonly onProgress?: (rows: number, share: number) => void;
}

export interface ImportedUsers {
  readonly table: UserTable;
  /** Rows of the export: users, merged rows and rejected rows together. */
  readonly read: number;
  readonly merged: number;
  readonly rejections: readonly Rejection[];
  readonly completeness: Completeness;
  /** Where the source is known to be incomplete, and why; `source` is the file, of several the one in question. */
  readonly incomplete: {
    readonly source: string;
    readonly line: number;
    readonly why: IncompleteReason;
  } | null;
  /** What a person must know of the rows beside that. */
  readonly findings: readonly Finding[];
  /** What was found out about the file rather than told. */
  readonly reading: SourceReading;
  /** Of the bytes that the rows were read from. */
  readonly sha256: string;
}
