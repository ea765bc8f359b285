/** A number as dumps write them, or bytes in hexadecimal digits. */
export const numberPattern = /^[-+]?\s*(?:\d[\w.]*(?:(?<=[eE])[-+]\d+)?|\.\d[\w]*)/;

/** The name of a type, such as `character varying(50)[]` or `[datetime2](7)`. */
export const typePattern =
  /^(?:\[?[\w".]+\]?)(?:\s+(?:varying|precision|with(?:out)? time zone|large object))*(?:\s*\([\w\s,]*\))?(?:\s+with(?:out)? time zone)?(?:\[\])*/i;

/** Types that a text may follow. */
export const typeWords: ReadonlySet<string> = new Set([
  'DATE',
  'TIMESTAMP',
  'TIMESTAMPTZ',
  'TIME',
  'INTERVAL',
]);
