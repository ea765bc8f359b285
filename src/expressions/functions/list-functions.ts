import type { CallSite } from '../call-site.ts';
import { mostValues } from '../expression-limits.ts';
import { trimText } from '../trim-text.ts';
import { severalOf, textOfValue } from '../value.ts';
import { referenceOf, repeated, required, type FunctionEntry } from './function-entry.ts';

/** Several values into one, and one into several. */
export const listFunctions: readonly FunctionEntry[] = [
  {
    kind: 'computed',
    name: 'Count',
    parameters: [required('attribute', 'list')],
    gives: 'number',
    tellsMissing: 'never',
    sentence: 'Gives the number of values of an attribute.',
    source: referenceOf('Count'),
    compile: (call) => {
      const list = call.list(0);
      return () => BigInt(list().length);
    },
  },
  {
    kind: 'computed',
    name: 'Item',
    parameters: [required('attribute', 'list'), required('index', 'number')],
    gives: 'text',
    tellsMissing: 'not',
    sentence: 'Gives one of several values, counted from 1.',
    source: referenceOf('Item'),
    compile: compileItem,
  },
  {
    kind: 'computed',
    name: 'Join',
    parameters: [required('separator', 'text'), repeated('source', 'any')],
    gives: 'text',
    tellsMissing: 'not',
    sentence: 'Puts texts together with a separator between them, leaving out the empty ones.',
    source: referenceOf('Join'),
    compile: compileJoin,
  },
  {
    kind: 'computed',
    name: 'RemoveDuplicates',
    parameters: [required('attribute', 'list')],
    gives: 'list',
    tellsMissing: 'not',
    sentence: 'Gives several values, equal ones once.',
    source: referenceOf('RemoveDuplicates'),
    compile: (call) => {
      const list = call.list(0);
      return () => [...new Set(list())];
    },
  },
  {
    kind: 'computed',
    name: 'Split',
    parameters: [required('source', 'text'), required('delimiter', 'text')],
    gives: 'list',
    tellsMissing: 'not',
    sentence: 'Divides a text at a character into several values, without the blanks around them.',
    source: referenceOf('Split'),
    compile: compileSplit,
  },
];

/** An index behind the last value is an error, as the same function of Entra Connect says. */
function compileItem(call: CallSite): () => string | null {
  call.expectNumber(1, (index) => index >= 1n, 'Item has no such value', 'The first value has the index 1.');
  const [list, index] = [call.list(0), call.position(1)];
  return () => {
    const [values, asked] = [list(), index()];
    if (values.length === 0) return null;
    return values[asked - 1] ?? call.fail('out-of-range');
  };
}

/** That empty texts are left out is read off the published example `Join(", ", "", [surname], [givenName])`. */
function compileJoin(call: CallSite): () => string {
  const separator = call.text(0);
  const sources = call.parts.slice(1).map((_, index) => call.value(index + 1));
  const joinOnto = (joined: string, between: string, text: string): string => {
    if (text === '') return joined;
    return joined === '' ? text : call.growing(joined + between + text);
  };
  return () => {
    const between = separator();
    let joined = '';
    for (const source of sources) {
      const value = source();
      const text = textOfValue(value);
      if (text !== null) joined = joinOnto(joined, between, text);
      else for (const one of severalOf(value)) joined = joinOnto(joined, between, one);
    }
    return joined;
  };
}

/** Empty values between two delimiters are kept, as .NET's `String.Split` does. */
function compileSplit(call: CallSite): () => readonly string[] {
  const delimiter = call.literal(1, 'the delimiter of Split');
  if (delimiter.length !== 1)
    call.refuse(
      'unfit-value',
      1,
      'Split divides at one character',
      'Write the character that divides, such as ",".',
    );
  const source = call.text(0);
  return () => {
    const text = source();
    if (text === '') return [];
    const values = text.split(delimiter, mostValues + 1);
    return values.length > mostValues
      ? call.fail('too-many-values')
      : values.map((value) => trimText(value, ' '));
  };
}
