import type { CallSite } from '../call-site.ts';
import { withoutDiacritics } from '../diacritics.ts';
import { lowerCase, upperCase, type Casing } from '../net-case.ts';
import { toProperCase, toTitleCase } from '../net-title-case.ts';
import { optional, referenceOf, required, type FunctionEntry } from './function-entry.ts';

/** Letters into others. */
export const caseFunctions: readonly FunctionEntry[] = [
  {
    kind: 'computed',
    name: 'ToLower',
    parameters: [required('source', 'text'), optional('culture', 'text')],
    gives: 'text',
    tellsMissing: 'not',
    sentence:
      'Writes a text in lower case, by the invariant rules of .NET or those of a culture such as tr-TR.',
    source: referenceOf('ToLower'),
    compile: (call) => {
      const [source, casing] = [call.text(0), casingOf(call)];
      return () => lowerCase(source(), casing);
    },
  },
  {
    kind: 'computed',
    name: 'ToUpper',
    parameters: [required('source', 'text'), optional('culture', 'text')],
    gives: 'text',
    tellsMissing: 'not',
    sentence:
      'Writes a text in upper case, by the invariant rules of .NET or those of a culture such as tr-TR.',
    source: referenceOf('ToUpper'),
    compile: (call) => {
      const [source, casing] = [call.text(0), casingOf(call)];
      return () => upperCase(source(), casing);
    },
  },
  {
    kind: 'computed',
    name: 'PCase',
    parameters: [required('source', 'text'), optional('wordSeparators', 'text')],
    gives: 'text',
    tellsMissing: 'not',
    sentence: 'Writes the first letter of each word in upper case and the others in lower case.',
    source: referenceOf('PCase'),
    compile: (call) => {
      const source = call.text(0);
      if (!call.isGiven(1)) return () => toTitleCase(source());
      const separators = call.literal(1, 'the list of separators');
      if (separators === '')
        call.refuse(
          'unfit-value',
          1,
          'PCase has no separators',
          'Write the characters between words, such as " -".',
        );
      return () => toProperCase(source(), separators);
    },
  },
  {
    kind: 'computed',
    name: 'NormalizeDiacritics',
    parameters: [required('source', 'text')],
    gives: 'text',
    tellsMissing: 'not',
    sentence:
      'Replaces letters with accents by plain ones, by the table in the reference: ä by a, ø by oe, ß by ss.',
    source: referenceOf('NormalizeDiacritics'),
    compile: (call) => {
      const source = call.text(0);
      return () => withoutDiacritics(source());
    },
  },
];

/** Of all cultures only Turkish and Azerbaijani have their own case rules in .NET, for i with and without dot. */
function casingOf(call: CallSite): Casing {
  const culture = call.isGiven(1) ? call.literal(1, 'the culture') : '';
  if (culture === '') return 'invariant';
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(culture))
    call.refuse('unfit-value', 1, `"${culture}" names no culture`, 'Cultures are named as en-US or tr-TR.');
  return /^(tr|az)(-|$)/i.test(culture) ? 'turkic' : 'cultural';
}
