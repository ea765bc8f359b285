import { nearestName } from '../model/nearest-name.ts';
import { CallSite, type CompiledPart } from './call-site.ts';
import { checkArgumentCount, parameterAt } from './check-argument-count.ts';
import type { CompilationScope } from './compilation-scope.ts';
import { compileComparison } from './compile-comparison.ts';
import { EvaluationFailure, failAt } from './evaluation-failure.ts';
import type { Argument, Call } from './expression.ts';
import {
  signature,
  type ComputedFunction,
  type FunctionEntry,
  type Parameter,
} from './functions/function-entry.ts';
import { functionTable } from './functions/function-table.ts';
import { refuse } from './refusal.ts';
import { numberInText, type Evaluator, type ValueType } from './value.ts';

/** A call of a known function with arguments that fit. */
export function compileCall(call: Call, scope: CompilationScope): CompiledPart {
  const entry = knownFunction(call);
  checkArgumentCount(call, entry);
  const name = { start: call.start, end: call.start + call.name.length };
  if (entry.isOutermost === true && call !== scope.outermost)
    refuse(
      'wrong-place',
      name,
      `${call.name} stands inside of another function`,
      'It goes around the whole expression.',
    );
  const parts = call.arguments.map((argument, index) =>
    compileArgument(argument, parameterAt(entry, index), entry, scope),
  );
  const values = parts.filter((_, index) => parameterAt(entry, index).takes === 'value');
  const fail = failAt(call.name, call);
  const isConstant = parts.every((part) => part === null || part.isConstant);
  const compiled = {
    type: entry.gives === 'what its values are' ? commonType(values) : entry.gives,
    isConstant,
    tellsMissing:
      entry.tellsMissing === 'never' ||
      (entry.tellsMissing === 'values' && values.every((value) => value?.tellsMissing === true)),
    start: call.start,
    end: call.end,
  };
  try {
    const apply = entry.compile(new CallSite(call, parts, scope.evaluation, fail));
    const evaluate: Evaluator = () => scope.evaluation.checked(apply(), fail);
    if (!isConstant) return { ...compiled, evaluate };
    const value = evaluate();
    return { ...compiled, evaluate: () => value };
  } catch (error) {
    if (!(error instanceof EvaluationFailure)) throw error;
    return refuse(
      'always-fails',
      call,
      error.message,
      'It fails for every user: change what is written out in it.',
    );
  }
}

function knownFunction(call: Call): ComputedFunction {
  const name = { start: call.start, end: call.start + call.name.length };
  const entry = functionTable.get(call.name);
  if (entry === undefined) {
    const nearest = nearestName(call.name, [...functionTable.keys()]);
    const isOtherCase = nearest?.toLowerCase() === call.name.toLowerCase();
    return refuse(
      'unknown-function',
      name,
      `there is no function "${call.name}"`,
      nearest === null
        ? 'The functions are those of the attribute mappings of Microsoft Entra.'
        : `Did you mean ${nearest}?${isOtherCase ? ' Names of functions are case-sensitive.' : ''}`,
    );
  }
  if (entry.kind === 'refused')
    return refuse('not-computed', name, `${call.name} is not computed: ${entry.why}`, entry.instead);
  return entry;
}

function commonType(values: readonly (CompiledPart | null)[]): ValueType {
  const [first, ...others] = values.filter((value) => value !== null);
  return first !== undefined && others.every(({ type }) => type === first.type) ? first.type : 'text';
}

function compileArgument(
  argument: Argument,
  parameter: Parameter,
  entry: FunctionEntry,
  scope: CompilationScope,
): CompiledPart | null {
  if (argument.kind === 'left-out') return null;
  const { takes } = parameter;
  if (takes === 'comparison-kind') return comparisonKind(argument);
  if (takes === 'condition' && argument.kind === 'comparison') return compileComparison(argument, scope);
  const part = scope.compile(argument);
  const isFitting = accepts[takes].includes(part.type) && !(takes === 'number' && isOtherText(part));
  return isFitting
    ? part
    : refuse('wrong-type', argument, misfit(parameter, entry, part.type), remedies[takes]);
}

function isOtherText({ isConstant, evaluate }: CompiledPart): boolean {
  const value = isConstant ? evaluate() : null;
  return typeof value === 'string' && numberInText(value) === null;
}

type Taken = Exclude<Parameter['takes'], 'comparison-kind'>;

const accepts: Readonly<Record<Taken, readonly ValueType[]>> = {
  text: ['text', 'number', 'boolean', 'date'],
  number: ['text', 'number'],
  date: ['date'],
  list: ['text', 'list'],
  value: ['text', 'number', 'boolean', 'date'],
  any: ['text', 'number', 'boolean', 'date', 'list'],
  condition: ['text', 'number', 'boolean'],
};

const remedies: Readonly<Record<Taken, string>> = {
  text: 'Join makes one of several values, and Item takes one of them.',
  number: 'Write a whole number, or a function that gives one.',
  date: 'Put the text into CDate.',
  list: 'Write an attribute with several values, or Split.',
  value: 'Join makes one of several values, and Item takes one of them.',
  any: '',
  condition: 'Write a comparison such as [country] = "US".',
};

const typeWords: Readonly<Record<ValueType, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'True or False',
  date: 'a date',
  list: 'several values',
};

function misfit({ name, takes }: Parameter, entry: FunctionEntry, given: ValueType): string {
  const wanted = takes === 'date' || takes === 'number' || takes === 'list' ? typeWords[takes] : 'one value';
  return `${name} of ${signature(entry)} is ${wanted}, and this gives ${typeWords[given]}`;
}

function comparisonKind(argument: Argument): CompiledPart {
  const name = argument.kind === 'word' ? argument.name : '';
  if (name !== 'vbTextCompare' && name !== 'vbBinaryCompare')
    refuse(
      'unfit-value',
      argument,
      'this is no kind of comparison',
      'Write vbTextCompare or vbBinaryCompare, without quotation marks.',
    );
  const { start, end } = argument;
  return { type: 'text', evaluate: () => name, isConstant: true, tellsMissing: true, start, end };
}
