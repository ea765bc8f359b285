import type { Value } from '../value.ts';
import { referenceOf, required, type FunctionEntry } from './function-entry.ts';

/** Questions that True or False answers. */
export const questionFunctions: readonly FunctionEntry[] = [
  {
    kind: 'computed',
    name: 'CBool',
    parameters: [required('expression', 'condition')],
    gives: 'boolean',
    tellsMissing: 'never',
    sentence: 'Gives True where a comparison holds or a number is not 0, else False.',
    source: referenceOf('CBool'),
    compile: (call) => call.condition(0),
  },
  {
    kind: 'computed',
    name: 'Not',
    parameters: [required('source', 'value')],
    gives: 'boolean',
    tellsMissing: 'never',
    sentence: 'Gives False for True, and True for anything else.',
    source: referenceOf('Not'),
    compile: (call) => {
      const source = call.text(0);
      return () => source().trim().toLowerCase() !== 'true';
    },
  },
  {
    kind: 'computed',
    name: 'IsString',
    parameters: [required('expression', 'value')],
    gives: 'boolean',
    tellsMissing: 'never',
    sentence: 'Gives True for anything that can be written as text, which is every present value.',
    source: referenceOf('IsString'),
    compile: (call) => {
      const expression = call.value(0);
      return () => (isNothing(expression()) ? call.fail('not-told') : true);
    },
  },
  {
    kind: 'computed',
    name: 'IsNull',
    parameters: [required('expression', 'any')],
    gives: 'boolean',
    tellsMissing: 'never',
    sentence: 'Gives True where an attribute is missing; an empty cell of an export is a missing attribute.',
    source: referenceOf('IsNull'),
    compile: (call) => {
      const expression = call.valueThatTellsMissing(0, 'Ask with IsNullOrEmpty.');
      return () => expression() === null;
    },
  },
  {
    kind: 'computed',
    name: 'IsNullOrEmpty',
    parameters: [required('expression', 'any')],
    gives: 'boolean',
    tellsMissing: 'never',
    sentence: 'Gives True where a value is missing or empty.',
    source: referenceOf('IsNullOrEmpty'),
    compile: (call) => {
      const expression = call.value(0);
      return () => isNothing(expression());
    },
  },
  {
    kind: 'computed',
    name: 'IsPresent',
    parameters: [required('expression', 'any')],
    gives: 'boolean',
    tellsMissing: 'never',
    sentence: 'Gives True where a value is neither missing nor empty.',
    source: referenceOf('IsPresent'),
    compile: (call) => {
      const expression = call.value(0);
      return () => !isNothing(expression());
    },
  },
];

function isNothing(value: Value): boolean {
  return value === null || value === '' || (typeof value === 'object' && value.length === 0);
}
