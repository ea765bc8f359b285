import { endOfTime } from '../calendar.ts';
import type { CallSite } from '../call-site.ts';
import { readDateFormat, type FormatPiece } from '../date-format.ts';
import { isReadable, readDate } from '../read-date.ts';
import { isWritable, writeDate } from '../write-date.ts';
import { optional, referenceOf, required, type FunctionEntry } from './function-entry.ts';

export const formatDateTime: FunctionEntry = {
  kind: 'computed',
  name: 'FormatDateTime',
  parameters: [
    required('source', 'text'),
    optional('dateTimeStyles', 'text'),
    required('inputFormat', 'text'),
    required('outputFormat', 'text'),
  ],
  gives: 'text',
  tellsMissing: 'not',
  sentence: 'Writes a date in another form, both given as .NET formats such as yyyy-MM-dd.',
  source: referenceOf('FormatDateTime'),
  compile: compileFormatDateTime,
};

/**
 * Whether the service keeps the written time of a zone or turns it into UTC is not told; where the two give
 * different texts, the date fails.
 */
function compileFormatDateTime(call: CallSite): () => string | null {
  if (call.isGiven(1) && call.literal(1, 'the style') !== '')
    call.refuse(
      'not-carried-over',
      1,
      'styles are not carried over',
      'Leave the style out: FormatDateTime([date], , "…", "…").',
    );
  const input = formatOf(call, 2, 'the input format');
  const output = formatOf(call, 3, 'the output format');
  if (!isReadable(input))
    call.refuse(
      'not-computed',
      2,
      'the input format has no year, and the service would take the current one',
      'Add yyyy.',
    );
  if (!isWritable(output))
    call.refuse(
      'not-computed',
      3,
      'the zone in the output is that of the machine it runs on',
      'Write "Z" for UTC, or no zone.',
    );
  const source = call.text(0);
  return () => {
    const text = source();
    if (text === '') return null;
    const date = readDate(text, input);
    if (date === null) return call.fail('no-date');
    const { local, ticks, zone } = date;
    const asWritten = writeDate({ seconds: local, ticks }, output);
    if (zone === 0) return asWritten;
    const utc = local - zone;
    return utc >= 0 && utc < endOfTime
      ? call.agreed(asWritten, writeDate({ seconds: utc, ticks }, output))
      : call.fail('out-of-range');
  };
}

function formatOf(call: CallSite, index: number, what: string): readonly FormatPiece[] {
  const format = readDateFormat(call.literal(index, what));
  if (format.kind === 'read') return format.pieces;
  return call.refuse(
    'not-carried-over',
    index,
    `${what} is not carried over because of ${format.what}`,
    'Carried over are y, M, d, H, h, m, s, f and t, as in "yyyy-MM-dd HH:mm:ss".',
  );
}
