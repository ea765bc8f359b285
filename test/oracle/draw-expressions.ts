import fc from 'fast-check';
import { attribute, call, number, text, type NaiveCall, type NaiveExpression } from './naive-expressions.ts';

const names = [
  'mail',
  'userPrincipalName',
  'mailNickname',
  'employeeId',
  'givenName',
  'surname',
  'department',
  'originalUserPrincipalName',
] as const;

const [mail, principal, nickname, badge, given, surname, department] = names.map(attribute);

/** As portals hold them: what they give is, for many people, what their accounts are known by. */
const usual: readonly (readonly [application: string, directory: NaiveCall])[] = [
  ['login', call('Append', nickname, text('@contoso.com'))],
  ['login', call('Append', call('ToLower', call('Left', given, number(1))), call('ToLower', surname))],
  ['login', call('ToLower', principal)],
  ['login', call('Coalesce', mail, principal)],
  ['login', call('Coalesce', nickname, call('Item', call('Split', mail, text('@')), number(1)))],
  ['login', call('Switch', department, mail, text('Retail'), nickname, text(''), principal)],
  ['email', call('IIF', equal(department, text('Retail')), mail, principal)],
  ['email', call('IIF', different(given, nickname), mail, text(''))],
  ['email', call('StripSpaces', mail)],
  ['email', call('Replace', mail, text('@fabrikam.com'), null, null, text('@contoso.com'), null, null)],
  ['email', call('Replace', nickname, text('$'), null, null, null, null, text('$@contoso.com'))],
  ['email', call('ToLower', call('Append', call('Join', text('.'), given, surname), text('@contoso.com')))],
  ['emp_no', call('Mid', badge, number(2), number(3))],
  ['emp_no', call('Join', text(''), text('E'), badge)],
  ['emp_no', call('ToUpper', badge)],
  ['emp_no', call('Replace', badge, text('00'), null, null, text(''), null, null)],
  ['alias', call('Coalesce', call('Left', department, number(0)), nickname)],
  ['alias', call('Coalesce', call('Word', given, number(2), text(' ')), nickname)],
  ['alias', call('Left', mail, number(5))],
  ['alias', call('Word', mail, number(1), text('@'))],
  ['alias', call('Item', call('Split', mail, text('@')), number(2))],
  ['alias', call('Mid', nickname, number(4), number(9))],
];

function equal(left: NaiveExpression, right: NaiveExpression): NaiveExpression {
  return { kind: 'comparison', operator: '=', left, right };
}

function different(left: NaiveExpression, right: NaiveExpression): NaiveExpression {
  return { kind: 'comparison', operator: '<>', left, right };
}

/** The two sides of a rule whose directory side is an expression. */
export function drawExpressionPair(): fc.Arbitrary<readonly [application: string, directory: NaiveCall]> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...usual) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom('login', 'email', 'emp_no', 'alias'), drawCall(2)),
    },
  );
}

const attributes = fc.constantFrom(...names).map(attribute);
const literals = fc
  .constantFrom('', ' ', '.', 'E', 'e', '@contoso.com', 'alice', 'Retail', '\\', '"', '\u{1F9A6}', '(', ']')
  .map(text);
const someText = literals.filter((literal) => literal.kind === 'text' && literal.value !== '');
const counts = fc.constantFrom(0, 1, 2, 3, 5, 11, 40).map(number);
const positions = fc.constantFrom(1, 2, 4, 9).map(number);
const leftOut = fc.constant(null);

/**
 * A call that reads an attribute, so that none of it can be known to fail before a user is seen. Its sources are
 * calls, too, up to that depth.
 */
function drawCall(depth: number): fc.Arbitrary<NaiveCall> {
  const source: fc.Arbitrary<NaiveExpression> =
    depth === 0
      ? attributes
      : fc.oneof({ weight: 2, arbitrary: attributes }, { weight: 1, arbitrary: drawCall(depth - 1) });
  const any = fc.oneof({ weight: 3, arbitrary: source }, { weight: 1, arbitrary: literals });
  const written = (name: NaiveCall['name'], ...given: readonly fc.Arbitrary<NaiveExpression | null>[]) =>
    fc.tuple(...given).map((list) => call(name, ...list));
  const list = fc
    .tuple(source, fc.constantFrom('@', '.', ' ', 'a').map(text))
    .map(([whole, delimiter]) => call('Split', whole, delimiter));
  const compared = fc.oneof({ weight: 2, arbitrary: source }, { weight: 1, arbitrary: someText });
  const condition = fc
    .record({ operator: fc.constantFrom('=', '<>'), left: source, right: compared })
    .map((sides) => ({ kind: 'comparison', ...sides }) as const);
  return fc.oneof(
    written('Append', source, any),
    written('Append', literals, source),
    written('Left', source, fc.oneof(counts, fc.constant(number(-1)))),
    written('Mid', source, positions, counts),
    written('StripSpaces', source),
    written('ToLower', source),
    written('ToUpper', source),
    written('Replace', source, someText, leftOut, leftOut, any, leftOut, leftOut),
    written('Replace', source, someText, leftOut, leftOut, leftOut, leftOut, any),
    written('Join', literals, source, any, any),
    written('Join', literals, list, any),
    written('Item', list, positions),
    written('Word', source, positions, fc.constantFrom('@', '.@', ' .').map(text)),
    written('Coalesce', attributes, any),
    // Of these it is known that they give the empty text rather than nothing.
    written('Coalesce', written('Left', source, counts), any),
    written('Coalesce', attributes, attributes, any),
    written('IIF', condition, any, any),
    written('Switch', source, fc.oneof(any, leftOut), someText, any),
    written('Switch', source, fc.oneof(any, leftOut), someText, any, literals, any),
  );
}
