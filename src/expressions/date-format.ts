/** One piece of a .NET date format: letters that stand for a part of a date, or text that stands for itself. */
export type FormatPiece =
  { readonly kind: 'part'; readonly part: DatePart } | { readonly kind: 'literal'; readonly text: string };

const dateParts = [
  ...['yyyy', 'yy', 'y', 'MMMM', 'MMM', 'MM', 'M', 'dddd', 'ddd', 'dd', 'd'],
  ...['HH', 'H', 'hh', 'h', 'mm', 'm', 'ss', 's', 'tt', 't', 'zzz', 'zz', 'z', 'K'],
  ...['f', 'ff', 'fff', 'ffff', 'fffff', 'ffffff', 'fffffff'],
] as const;

export type DatePart = (typeof dateParts)[number];

export type DateFormat =
  | { readonly kind: 'read'; readonly pieces: readonly FormatPiece[] }
  | { readonly kind: 'not-carried-over'; readonly what: string };

/**
 * Divides a custom format of .NET (dotnet/docs, custom-date-and-time-format-strings.md) under the invariant
 * culture, whose separators are those that the format writes. Formats of one letter are standard formats,
 * and go by a culture.
 */
export function readDateFormat(format: string): DateFormat {
  if (format.length < 2) return { kind: 'not-carried-over', what: `"${format}"` };
  const pieces: FormatPiece[] = [];
  for (let at = 0; at < format.length;) {
    const letter = format[at];
    const length = /[A-Za-z]/.test(letter) ? runLength(format, at) : 1;
    const run = format.slice(at, at + length);
    const part = dateParts.find((known) => known === run);
    if (part !== undefined) {
      pieces.push({ kind: 'part', part });
      at += length;
    } else if (/[dfFghHKmMstyz]/.test(letter)) {
      return { kind: 'not-carried-over', what: `"${run}"` };
    } else if (letter === '"' || letter === "'" || letter === '\\' || letter === '%') {
      const quoted = quotedAt(format, at);
      if (quoted === null) return { kind: 'not-carried-over', what: `the ${letter} in it` };
      if (quoted.text !== '') pieces.push({ kind: 'literal', text: quoted.text });
      at = quoted.end;
    } else {
      pieces.push({ kind: 'literal', text: letter });
      at += 1;
    }
  }
  return { kind: 'read', pieces };
}

function runLength(format: string, start: number): number {
  let end = start + 1;
  while (format[end] === format[start]) end += 1;
  return end - start;
}

/** Text in quotation marks or behind a backslash; a `%` only keeps a single letter from being a standard format. */
function quotedAt(format: string, start: number): { readonly text: string; readonly end: number } | null {
  const sign = format[start];
  if (sign === '%') return /^%[A-Za-z]/.test(format.slice(start)) ? { text: '', end: start + 1 } : null;
  if (sign === '\\') return start + 1 < format.length ? { text: format[start + 1], end: start + 2 } : null;
  const close = format.indexOf(sign, start + 1);
  const text = format.slice(start + 1, close);
  return close < 0 || text.includes('\\') ? null : { text, end: close + 1 };
}

export const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

export const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
