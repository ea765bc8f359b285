import { describe, expect, it } from 'vitest';
import {
  attribute,
  call,
  computeNaively,
  number,
  text,
  writeExpression,
  type NaiveExpression,
} from './naive-expressions.ts';

const values: Readonly<Record<string, string>> = {
  given: 'Alice',
  surname: 'de la Cruz',
  mail: 'alice@contoso.com',
  tags: 'red, green,blue',
  kelvin: '\u212Aim',
  otter: 'ot\u{1F9A6}',
  dotted: 'a..b',
};
const compute = (expression: NaiveExpression) => computeNaively(expression, (name) => values[name] ?? '');
const [given, surname, mail, tags, missing] = ['given', 'surname', 'mail', 'tags', 'missing'].map(attribute);

function when(operator: '=' | '<>', left: NaiveExpression, right: NaiveExpression): NaiveExpression {
  return { kind: 'comparison', operator, left, right };
}

describe('an expression, as the reference describes its functions', () => {
  it.each<[string, NaiveExpression, string | null]>([
    ['appends', call('Append', given, text('@x')), 'Alice@x'],
    ['appends to nothing', call('Append', missing, text('@x')), '@x'],
    ['takes the left', call('Left', given, number(2)), 'Al'],
    ['takes nothing from the left', call('Left', given, number(0)), ''],
    ['takes all where the number is negative', call('Left', given, number(-1)), 'Alice'],
    ['takes all where the text is shorter', call('Left', given, number(9)), 'Alice'],
    ['cuts no character', call('Left', attribute('otter'), number(3)), null],
    ['takes the middle', call('Mid', given, number(2), number(3)), 'lic'],
    ['takes up to the end', call('Mid', given, number(4), number(9)), 'ce'],
    ['knows no middle behind the end', call('Mid', given, number(6), number(1)), null],
    ['takes nothing out of nothing', call('Mid', missing, number(6), number(1)), ''],
    ['strips blanks', call('StripSpaces', surname), 'delaCruz'],
    ['lowers', call('ToLower', given), 'alice'],
    ['lowers the Kelvin sign', call('ToLower', attribute('kelvin')), 'kim'],
    ['raises letter by letter', call('ToUpper', text('straße ı')), 'STRAßE ı'],
    ['replaces every time', call('Replace', surname, text(' '), null, null, text('-')), 'de-la-Cruz'],
    [
      'fills in a template',
      call('Replace', given, text('$'), null, null, null, null, text('$.$')),
      'Alice.Alice',
    ],
    [
      'joins what is not empty',
      call('Join', text(', '), text(''), surname, missing, given),
      'de la Cruz, Alice',
    ],
    ['joins several values', call('Join', text('-'), call('Split', tags, text(','))), 'red-green-blue'],
    ['trims what it splits', call('Item', call('Split', tags, text(',')), number(2)), 'green'],
    ['knows no item behind the last', call('Item', call('Split', tags, text(',')), number(4)), null],
    ['has no item of nothing', call('Item', call('Split', missing, text(',')), number(4)), ''],
    ['counts words', call('Word', mail, number(2), text('@.')), 'contoso'],
    ['has no word behind the last', call('Word', mail, number(9), text('@.')), ''],
    ['knows no empty word', call('Word', attribute('dotted'), number(2), text('.')), null],
    ['takes the first that is there', call('Coalesce', missing, given, mail), 'Alice'],
    [
      'chooses where a comparison holds',
      call('IIF', when('=', given, text('Alice')), mail, text('b')),
      values['mail'],
    ],
    ['compares with case', call('IIF', when('=', given, text('alice')), mail, text('b')), 'b'],
    ['fails a comparison with nothing', call('IIF', when('<>', missing, text('x')), mail, text('b')), 'b'],
    [
      'computes only what it chooses',
      call('IIF', when('=', given, mail), call('Mid', given, number(9), number(1)), text('b')),
      'b',
    ],
    ['switches', call('Switch', given, text('d'), text('Alice'), mail), values['mail']],
    ['switches with case', call('Switch', given, text('d'), text('alice'), mail), 'd'],
    ['switches nothing', call('Switch', missing, null, text(''), mail), values['mail']],
    ['switches to nothing', call('Switch', given, null, text('x'), mail), ''],
  ])('%s', (_, expression, expected) => {
    expect(compute(expression)).toBe(expected);
  });
});

it('is written as people write it', () => {
  const written = call('Replace', mail, text('\\"'), null, null, call('Left', given, number(-1)), null, null);
  expect(writeExpression(written)).toBe('Replace([mail], "\\\\\\"", , , Left([given], -1), , )');
  expect(writeExpression(call('IIF', when('<>', mail, given), mail, text('')))).toBe(
    'IIF([mail] <> [given], [mail], "")',
  );
});
