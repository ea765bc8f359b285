import { describe, expect, it } from 'vitest';
import type { Argument } from '../../src/expressions/expression.ts';
import { parseExpression } from '../../src/expressions/parse-expression.ts';
import { markedText } from './evaluate.ts';
import { withoutPlaces } from './without-places.ts';

function parsed(text: string): Argument {
  const expression = parseExpression(text);
  if (expression.kind === 'refused') throw new Error(`${expression.why}\n${expression.excerpt}`);
  return expression;
}

const attribute = (name: string) => ({ kind: 'attribute', name });
const text = (value: string) => ({ kind: 'text', value });
const number = (value: bigint) => ({ kind: 'number', value });
const leftOut = { kind: 'left-out' };
const call = (name: string, ...list: readonly unknown[]) => ({ kind: 'call', name, arguments: list });

describe('an expression', () => {
  it.each([
    ['[mail]', attribute('mail')],
    ['[ mail ]', attribute('mail')],
    ['[emails[type eq "work"].value]', null],
    ['[urn:ietf:params:scim:schemas:2.0:User:x]', attribute('urn:ietf:params:scim:schemas:2.0:User:x')],
    ['[Vorname und Nachnäme]', attribute('Vorname und Nachnäme')],
    ['"a\\\\b\\"c"', text('a\\b"c')],
    ['""', text('')],
    ['"(,)[x]"', text('(,)[x]')],
    ['10', number(10n)],
    ['-10', number(-10n)],
    ['+7', number(7n)],
    ['007', number(7n)],
    ['&HF7', number(247n)],
    ['&hff', number(255n)],
    ['9223372036854775807', number(2n ** 63n - 1n)],
    ['-9223372036854775808', number(-(2n ** 63n))],
    ['Guid()', call('Guid')],
    ['Guid( )', call('Guid')],
    ['A([x],"y")', call('A', attribute('x'), text('y'))],
    ['A ( [x] ,\n\t"y" )', call('A', attribute('x'), text('y'))],
    ['A([x], , "y", )', call('A', attribute('x'), leftOut, text('y'), leftOut)],
    ['A(,)', call('A', leftOut, leftOut)],
    ['A(B(C()))', call('A', call('B', call('C')))],
    ['A(vbTextCompare)', call('A', { kind: 'word', name: 'vbTextCompare' })],
    [
      'IIF([a]="b",1,2)',
      call(
        'IIF',
        { kind: 'comparison', operator: '=', left: attribute('a'), right: text('b') },
        number(1n),
        number(2n),
      ),
    ],
  ])('%s', (written, expected) => {
    if (expected === null) expect(parseExpression(written).kind).toBe('refused');
    else expect(withoutPlaces(parsed(written))).toEqual(expected);
  });

  it.each(['=', '<>', '>', '>=', '<', '<='])('with the comparison %s', (operator) => {
    expect(parsed(`A(1${operator}-2)`)).toMatchObject({ arguments: [{ kind: 'comparison', operator }] });
  });

  it('knows where each part stands', () => {
    const written = ' Append( Left([a], 1),\n "b" )';
    const places: string[] = [];
    const visit = (part: Argument): void => {
      places.push(written.slice(part.start, part.end));
      if (part.kind === 'call') part.arguments.forEach(visit);
    };
    visit(parsed(written));
    expect(places).toEqual(['Append( Left([a], 1),\n "b" )', 'Left([a], 1)', '[a]', '1', '"b"']);
  });
});

describe('what is no expression is refused at its place', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    ['A(', ''],
    ['A([x]', ''],
    ['A([x],', ''],
    ['A([x]))', ')'],
    ['A([x]) "y"', '"y"'],
    ['A([x] "y")', '"y"'],
    ['A([x]; "y")', ';'],
    ['A([x)', '['],
    ['A(x])', ']'],
    ['A([])', '[]'],
    ['A([ ])', '[ ]'],
    ['A([a\tb])', '[a b]'],
    ['A("x)', '"'],
    ['A("\\d")', '\\d'],
    ['A("x\\', '\\'],
    ["A('x')", "'"],
    ['A(“x”)', '“'],
    ['A([x],\u00a0"y")', '\u00a0'],
    ['A([x] & "y")', '&'],
    ['A([x] + "y")', '+'],
    ['A(1.5)', '1.'],
    ['A(1a)', '1a'],
    ['A(9223372036854775808)', '9223372036854775808'],
    ['A(&HFFFFFFFF)', '&HFFFFFFFF'],
    ['A([a] = )', ')'],
    ['A(= [a])', '='],
    ['A([a] = [b] = [c])', '='],
    ['A([a] == [b])', '='],
    ['A((1))', '('],
    ['{a}', '{'],
    ['\u{1f9a6}', '\u{1f9a6}'],
  ])('%j: %j', (written, marked) => {
    const refusal = parseExpression(written);
    if (refusal.kind !== 'refused') throw new Error('not refused');
    expect(markedText(refusal)).toBe(marked);
    expect(refusal.hint).toMatch(/\.$/);
  });

  it.each([
    ['a text longer than the service takes', `A("${'x'.repeat(10_000)}")`, 10_000],
    ['functions too deep in each other', 'A('.repeat(100), 128],
    ['too many arguments', `A(${','.repeat(1000)})`, 0],
    [
      'too many parts',
      `A(B(${','.repeat(900)}),C(${','.repeat(900)}),D(${','.repeat(900)}),E(${','.repeat(900)}))`,
      3008,
    ],
  ])('%s', (_, written, position) => {
    expect(parseExpression(written)).toMatchObject({ kind: 'refused', position });
  });

  it('takes as much as the limits say', () => {
    expect(parseExpression(`A("${'x'.repeat(10_000 - 5)}")`).kind).toBe('call');
    expect(parseExpression(`${'A('.repeat(64)}1${')'.repeat(64)}`).kind).toBe('call');
    expect(parseExpression(`A(${','.repeat(999)})`).kind).toBe('call');
  });
});
