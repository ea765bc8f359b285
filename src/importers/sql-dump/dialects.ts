/** Whose SQL a dump is written in; `standard` where nothing in it tells. */
export const dialects = ['postgresql', 'mysql', 'sqlserver', 'sqlite', 'oracle', 'standard'] as const;

export type Dialect = (typeof dialects)[number];

/** What a backslash in a quoted text is; `unclear` where the dump does not say. */
export type BackslashMeaning = 'plain' | 'escape' | 'unclear';

/** How the text of a dialect falls into words, quotes, comments and statements. */
export interface DialectForm {
  readonly backslash: BackslashMeaning;
  /** `[a name]`. */
  readonly hasBrackets: boolean;
  /** `# to the end of the line`; then `--` begins a comment only before a blank. */
  readonly hasHashComments: boolean;
  readonly nestsComments: boolean;
  /** `$tag$text$tag$`. */
  readonly hasDollarQuotes: boolean;
  /** `q'[text]'`. */
  readonly hasChosenQuotes: boolean;
  /** A semicolon is no end of a statement that holds others; the line that is one ends it. */
  readonly programsEndWith: 'semicolon' | 'line';
  /** The line that ends whatever statement stands before it. */
  readonly endLine: 'GO' | '/' | null;
  /** A statement may end without a sign: where the next begins. */
  readonly endsUnsaid: boolean;
  /** How a name without quotes is stored. */
  readonly plainNames: 'lower' | 'upper' | 'as-written';
  /** Names that differ in case are names of two things. */
  readonly namesHaveCase: boolean;
}

const standard: DialectForm = {
  backslash: 'unclear',
  hasBrackets: false,
  hasHashComments: false,
  nestsComments: false,
  hasDollarQuotes: false,
  hasChosenQuotes: false,
  programsEndWith: 'semicolon',
  endLine: null,
  endsUnsaid: false,
  plainNames: 'as-written',
  namesHaveCase: false,
};

export const dialectForms: Readonly<Record<Dialect, DialectForm>> = {
  postgresql: {
    ...standard,
    nestsComments: true,
    hasDollarQuotes: true,
    plainNames: 'lower',
    namesHaveCase: true,
  },
  mysql: { ...standard, backslash: 'escape', hasHashComments: true, namesHaveCase: true },
  sqlserver: {
    ...standard,
    backslash: 'plain',
    hasBrackets: true,
    nestsComments: true,
    programsEndWith: 'line',
    endLine: 'GO',
    endsUnsaid: true,
  },
  sqlite: { ...standard, backslash: 'plain', hasBrackets: true },
  oracle: {
    ...standard,
    backslash: 'plain',
    hasChosenQuotes: true,
    programsEndWith: 'line',
    endLine: '/',
    plainNames: 'upper',
    namesHaveCase: true,
  },
  standard,
};

/** What only one dialect has at the beginning of a line; the first that fits is taken. */
const signs: readonly (readonly [Dialect, RegExp])[] = [
  [
    'postgresql',
    /^-- PostgreSQL database (?:cluster )?dump|^SET standard_conforming_strings\b|\bpg_catalog\./m,
  ],
  [
    'mysql',
    /^-- (?:MySQL|MariaDB) dump |^-- phpMyAdmin|^\/\*M?!\d|^(?:INSERT|REPLACE)\s[^'(]*`|^CREATE TABLE [^('"]*`/im,
  ],
  [
    'sqlserver',
    /^GO\r?$|^SET IDENTITY_INSERT\b|^INSERT\s+(?:INTO\s+)?\[|^CREATE TABLE \[dbo\]|^SET ANSI_NULLS\b/im,
  ],
  [
    'oracle',
    /^REM (?:INSERTING|Insert)\b|^SET DEFINE OFF\b|\bto_(?:date|timestamp|clob)\('|\bVARCHAR2\b|[(,\s]n?q'[[{(<!|]/im,
  ],
  [
    'sqlite',
    /^PRAGMA foreign_keys\s*=|\bWITHOUT ROWID\b|,\s*char\(1[03]\)\)|^BEGIN TRANSACTION;\r?$|\bAUTOINCREMENT\b|^INSERT INTO sqlite_/im,
  ],
  ['postgresql', /^COPY [^;']+ FROM stdin;|::(?:character varying|text|integer|timestamp)\b/im],
];

/** Tells the dialect by the beginning of a dump. */
export function recogniseDialect(head: string): Dialect {
  return signs.find(([, sign]) => sign.test(head))?.[0] ?? 'standard';
}
