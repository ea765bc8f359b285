import type { CallSite } from '../call-site.ts';
import type { Argument } from '../expression.ts';
import type { Evaluator } from '../value.ts';
import { optional, referenceOf, repeated, required, type FunctionEntry } from './function-entry.ts';

/** One of several values. */
export const choiceFunctions: readonly FunctionEntry[] = [
  {
    kind: 'computed',
    name: 'Coalesce',
    parameters: [repeated('source', 'value')],
    gives: 'what its values are',
    tellsMissing: 'values',
    sentence: 'Gives the first of its values that is not missing.',
    source: referenceOf('Coalesce'),
    compile: compileCoalesce,
  },
  {
    kind: 'computed',
    name: 'IIF',
    parameters: [
      required('condition', 'condition'),
      required('valueIfTrue', 'value'),
      required('valueIfFalse', 'value'),
    ],
    gives: 'what its values are',
    tellsMissing: 'values',
    sentence:
      'Gives one of two values by a comparison; where a compared value is missing or empty, the second.',
    source: referenceOf('IIF'),
    compile: compileIif,
  },
  {
    kind: 'computed',
    name: 'Switch',
    parameters: [
      required('source', 'text'),
      optional('defaultValue', 'value'),
      repeated('key', 'text'),
      repeated('value', 'value'),
    ],
    gives: 'what its values are',
    tellsMissing: 'values',
    sentence:
      'Gives the value behind the key that a text equals, with case, else the default; "" as key fits a missing one.',
    source: referenceOf('Switch'),
    compile: compileSwitch,
  },
  {
    kind: 'computed',
    name: 'IgnoreFlowIfNullOrEmpty',
    parameters: [required('expression', 'value')],
    gives: 'what its values are',
    tellsMissing: 'values',
    isOutermost: true,
    sentence: 'Gives its value, and none where it is missing or empty.',
    source: referenceOf('IgnoreFlowIfNullOrEmpty'),
    compile: (call) => call.value(0),
  },
  {
    kind: 'computed',
    name: 'Redact',
    parameters: [required('value', 'value')],
    gives: 'what its values are',
    tellsMissing: 'values',
    sentence: 'Gives its value, which the service keeps out of its logs.',
    source: referenceOf('Redact'),
    compile: (call) => call.value(0),
  },
];

function compileCoalesce(call: CallSite): Evaluator {
  const last = call.parts.length - 1;
  const sources = call.parts.map((_, index) =>
    index === last
      ? call.value(index)
      : call.valueThatTellsMissing(
          index,
          'Let Coalesce choose among attributes, and put the function around it: ToLower(Coalesce([mail], [userPrincipalName])).',
        ),
  );
  return () => {
    for (let index = 0; index < last; index += 1) {
      const value = sources[index]();
      if (value !== null) return value;
    }
    return sources[last]();
  };
}

const unsupportedInCondition: readonly string[] = ['IsNull', 'IsNullOrEmpty', 'IsPresent'];

/** Only the value that is chosen is computed. */
function compileIif(call: CallSite): Evaluator {
  const asks = findCall(call.written.arguments[0], unsupportedInCondition);
  if (asks !== null) {
    call.refuse(
      'wrong-place',
      0,
      `IIF does not support ${asks} in its condition`,
      'Switch can ask for missing values: Switch([country], [country], "", "Other").',
    );
  }
  const condition = call.condition(0);
  const [ifTrue, ifFalse] = [call.value(1), call.value(2)];
  return () => (condition() ? ifTrue() : ifFalse());
}

function findCall(expression: Argument, names: readonly string[]): string | null {
  if (expression.kind === 'comparison')
    return findCall(expression.left, names) ?? findCall(expression.right, names);
  if (expression.kind !== 'call') return null;
  if (names.includes(expression.name)) return expression.name;
  for (const argument of expression.arguments) {
    const found = findCall(argument, names);
    if (found !== null) return found;
  }
  return null;
}

/** The first of equal keys counts; keys and values behind it are not computed. */
function compileSwitch(call: CallSite): Evaluator {
  const source = call.text(0);
  const fallback: Evaluator = call.isGiven(1) ? call.value(1) : () => null;
  const keys: (() => string)[] = [];
  const values: Evaluator[] = [];
  for (let index = 2; index < call.parts.length; index += 2) {
    keys.push(call.text(index));
    values.push(call.value(index + 1));
  }
  if (call.parts.every((part, index) => index < 2 || index % 2 === 1 || part?.isConstant === true)) {
    const valueOfKey = new Map(keys.map((key, index) => [key(), values[index]] as const).reverse());
    return () => (valueOfKey.get(source()) ?? fallback)();
  }
  return () => {
    const text = source();
    const found = keys.findIndex((key) => key() === text);
    return found < 0 ? fallback() : values[found]();
  };
}
