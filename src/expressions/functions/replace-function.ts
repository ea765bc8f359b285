import type { CallSite } from '../call-site.ts';
import { optional, referenceOf, required, type FunctionEntry } from './function-entry.ts';
import { compileFillIn, compileGroupReplacement, compilePatternReplacement } from './replace-by-pattern.ts';

export const replaceFunction: FunctionEntry = {
  kind: 'computed',
  name: 'Replace',
  parameters: [
    required('source', 'text'),
    optional('oldValue', 'text'),
    optional('regexPattern', 'text'),
    optional('regexGroupName', 'text'),
    optional('replacementValue', 'text'),
    optional('replacementAttributeName', 'text'),
    optional('template', 'text'),
  ],
  gives: 'text',
  tellsMissing: 'not',
  sentence: 'Replaces, with case, a text, the matches of a regular expression, or one group of them.',
  source: referenceOf('Replace'),
  compile: compileReplace,
};

/** The five ways in which the reference uses the arguments, by those that are given. */
const ways: ReadonlyMap<string, (call: CallSite) => () => string> = new Map([
  ['oldValue, replacementValue', compileTextReplacement],
  ['oldValue, template', compileTemplate],
  ['regexPattern, replacementValue', compilePatternReplacement],
  ['regexPattern, regexGroupName, replacementValue', compileGroupReplacement],
  ['regexPattern, regexGroupName, replacementAttributeName', compileFillIn],
]);

function compileReplace(call: CallSite): () => string {
  const given = replaceFunction.parameters.filter((_, index) => index > 0 && call.isGiven(index));
  const names = given.map(({ name }) => name).join(', ');
  const compile = ways.get(names);
  return compile === undefined
    ? call.refuse(
        'wrong-arguments',
        null,
        `Replace has no way to use ${names === '' ? 'its source alone' : names}`,
        `Give, beside source, one of: ${[...ways.keys()].join('; ')}. Leave the others out between their commas.`,
      )
    : compile(call);
}

function compileTextReplacement(call: CallSite): () => string {
  expectSomeText(call, 1);
  const [source, oldValue, replacement] = [call.text(0), call.text(1), call.text(4)];
  return () => replaced(call, source(), oldValue(), replacement());
}

/** Puts the source into the template, wherever oldValue stands in it. */
function compileTemplate(call: CallSite): () => string {
  expectSomeText(call, 1);
  const [source, oldValue, template] = [call.text(0), call.text(1), call.text(6)];
  return () => replaced(call, template(), oldValue(), source());
}

function expectSomeText(call: CallSite, index: number): void {
  if (call.parts[index]?.isConstant === true && call.text(index)() === '')
    call.refuse('unfit-value', index, 'Replace looks for nothing', 'Write the text that is to be replaced.');
}

function replaced(call: CallSite, text: string, searched: string, put: string): string {
  if (searched === '') return call.fail('not-told');
  call.spendSearch(text, searched);
  let result = '';
  let at = 0;
  for (let found = text.indexOf(searched); found >= 0; found = text.indexOf(searched, at)) {
    result = call.growing(result + text.slice(at, found) + put);
    at = found + searched.length;
  }
  return at === 0 ? text : result + text.slice(at);
}
