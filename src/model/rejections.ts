/** Why an input row could not be taken over. */
export const rejectionReasons = [
  'too-few-cells',
  'too-many-cells',
  'stray-quote',
  'quote-not-closed',
  'invalid-text',
  'nul-character',
  'row-too-long',
  'key-missing',
  'not-an-object',
  'name-repeated',
  'several-values',
  'object-for-value',
  'nested-too-deep',
  'json-broken',
  'line-unreadable',
  'bad-base64',
  'value-elsewhere',
  'no-entry',
  'entry-cut-off',
  'wrong-number-of-values',
  'value-not-written',
  'backslash-unclear',
  'sql-broken',
  'error-cell',
  'formula-not-calculated',
] as const;

export type RejectionReason = (typeof rejectionReasons)[number];

/** Reasons of a row behind which nothing could be read; the source is incomplete by that alone. */
export const reasonsThatEndReading: readonly RejectionReason[] = [
  'quote-not-closed',
  'json-broken',
  'entry-cut-off',
  'sql-broken',
];

/** One input row that was not taken over; nothing of it but its key is kept. */
export interface Rejection {
  /** The file as the user named it. */
  readonly source: string;
  readonly line: number;
  readonly reason: RejectionReason;
  /** The key cell alone, empty where it cannot be read. */
  readonly excerpt: string;
}

/** What to do about it, for whoever made the export. */
export const rejectionHints = {
  'too-few-cells':
    'The row has fewer cells than the header: quote cells that hold the delimiter or a line break.',
  'too-many-cells': 'The row has more cells than the header: quote cells that hold the delimiter.',
  'stray-quote': 'A quote stands inside a cell: put the cell in quotes and double every quote within it.',
  'quote-not-closed':
    'A quote opens here and is never closed: reading stopped. Double every quote within a quoted cell.',
  'invalid-text':
    'The row holds bytes that are no valid text in this encoding: export as UTF-8, or set "encoding".',
  'nul-character': 'The row holds a NUL character: export as text.',
  'row-too-long': 'The row is longer than 4 MiB: leave out the columns that hold documents or pictures.',
  'key-missing': 'The key cell is empty: every user needs one.',
  'not-an-object': 'Something else than an object stands where a user should: export users as objects.',
  'name-repeated':
    'A name stands twice in one object, so which value holds cannot be told: export each name once.',
  'several-values':
    'An attribute that may have one value has several: only matching attributes, names, addresses, logins and departments of the application may have more.',
  'object-for-value':
    'An attribute that is needed holds an object: name the value in it by its path, as manager.employeeId.',
  'nested-too-deep':
    'Objects and lists lie within one another more than 64 deep: export the attributes flat.',
  'json-broken': 'The JSON breaks off or goes wrong in this user: reading stopped. Export again.',
  'line-unreadable':
    'A line of the entry is not "name: value", or a second "dn:" stands in it: put an empty line between entries.',
  'bad-base64':
    'A value behind "::" is no base64: export again, and edit the file with no program that wraps lines.',
  'value-elsewhere':
    'An attribute that is needed lies in another place (":<"), and addresses in data are never opened: export its value.',
  'no-entry': 'What stands here does not begin with "dn:": take out what is no entry, or export again.',
  'entry-cut-off': 'The file ends within this entry: export again.',
  'wrong-number-of-values':
    'The row has another number of values than its table has columns: export again, INSERTs with their columns.',
  'value-not-written':
    'An expression stands where a value is needed, and only the database knows what it gives: export the values themselves.',
  'backslash-unclear':
    'A value has a backslash, and the dump does not say whether it is one or begins an escape: set "dialect".',
  'sql-broken': 'The dump breaks off or goes wrong in this row: reading stopped. Export again.',
  'error-cell': 'A cell that is needed holds an error, as #N/A: mend its formula, or write its value.',
  'formula-not-calculated':
    'A cell that is needed holds a formula without its value: open the workbook in Excel and save it.',
} as const satisfies Record<RejectionReason, string>;
