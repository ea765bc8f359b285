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
  'error-cell',
  'formula-not-calculated',
] as const;

export type RejectionReason = (typeof rejectionReasons)[number];

/** Reasons of a row behind which nothing could be read; the source is incomplete by that alone. */
export const reasonsThatEndReading: readonly RejectionReason[] = ['quote-not-closed', 'json-broken'];

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
    'An attribute that may have one value has several: only application attributes of matching rules may have more.',
  'object-for-value':
    'An attribute that is needed holds an object: name the value in it by its path, as manager.employeeId.',
  'nested-too-deep':
    'Objects and lists lie within one another more than 64 deep: export the attributes flat.',
  'json-broken': 'The JSON breaks off or goes wrong in this user: reading stopped. Export again.',
  'error-cell': 'A cell that is needed holds an error, as #N/A: mend its formula, or write its value.',
  'formula-not-calculated':
    'A cell that is needed holds a formula without its value: open the workbook in Excel and save it.',
} as const satisfies Record<RejectionReason, string>;
