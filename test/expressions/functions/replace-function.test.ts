import { replaceFunction } from '../../../src/expressions/functions/replace-function.ts';
import { describeFunctions, type Case } from '../evaluate.ts';

const phone = '"\\\\+(?<isdCode>\\\\d* )(?<phoneNumber>\\\\d{10})"';

const byPattern = (pattern: string, replacement: string, text: string, expected: Case[2]): Case => [
  `Replace([a], , "${pattern.replaceAll('\\', '\\\\')}", , "${replacement}", , )`,
  { a: text },
  expected,
];

const byGroup = (
  pattern: string,
  group: string,
  replacement: string,
  text: string,
  expected: Case[2],
): Case => [
  `Replace([a], , "${pattern.replaceAll('\\', '\\\\')}", "${group}", "${replacement}", , )`,
  { a: text },
  expected,
];

describeFunctions([replaceFunction], {
  Replace: [
    [
      'Replace([title],"Product Developer", , , "Software Engineer", , )',
      { title: 'Product Developer' },
      'Software Engineer',
    ],
    ['Replace([mail], "@contoso.com", , ,"", ,)', { mail: 'john.doe@contoso.com' }, 'john.doe'],
    ['Replace([mail], "@Contoso.com", , ,"", ,)', { mail: 'john.doe@contoso.com' }, 'john.doe@contoso.com'],
    ['Replace([a], "ä", , , "ae")', { a: 'ä-ä' }, 'ae-ae'],
    ['Replace([a], "aa", , , "b", , )', { a: 'aaa' }, 'ba'],
    ['Replace([a], "x", , , "$&", , )', { a: 'axa' }, 'a$&a'],
    ['Replace([a], "x", , , [b], , )', { a: 'axa' }, 'aa'],
    ['Replace([a], "x", , , "y", , )', {}, ''],
    ['Replace([a], [b], , , "y", , )', { a: 'x' }, { fails: 'not-told' }],
    ['Replace([a], "", , , "y", , )', { a: 'x' }, { refused: '""' }],
    ['Replace([id],"<username>", , , , , "<username>@contoso.com")', { id: 'jsmith' }, 'jsmith@contoso.com'],
    ['Replace([id],"x", , , , , [t])', { id: '\u{1f9a6}', t: 'x-x' }, '\u{1f9a6}-\u{1f9a6}'],

    [`Replace([tel], , ${phone}, , "\${phoneNumber}", , )`, { tel: '+91 9998887777' }, '9998887777'],
    byPattern('[()\\s-]+', '', '(999) 888-7777', '9998887777'),
    byPattern('[a-zA-Z_]*', '', 'john_doe72', '72'),
    byPattern('x*', '-', 'abc', '-a-b-c-'),
    byPattern('a*', '-', 'baac', '-b--c-'),
    byPattern('(?<a>.)(.)', '$1${a}$2', 'xy', 'yxx'),
    byPattern('(b)?a', '[$1$0$$]', 'a', '[a$]'),
    byPattern('(?:(a)|b)+', '[$1]', 'ab', '[a]'),
    byPattern('^.*(.{4})$', '$1', 'Müller', 'ller'),
    byPattern('\\w+', 'w', 'Ünal_9 x!', 'w w!'),
    byPattern('\\d', '#', '1٣x', '##x'),
    byPattern('.', '.', '\u{1f9a6}', '..'),
    byPattern('[^a]', '', '\u{1f9a6}a', 'a'),
    byPattern('\u{1f9a6}', 'otter', 'the \u{1f9a6}!', 'the otter!'),
    byPattern('x$', 'y', 'x\n', { fails: 'not-carried-over' }),
    byPattern('x', 'y', 'x\n', 'y\n'),
    byPattern('x', 'y', '', ''),
    ['Replace([a], , "x", , [b], , )', { a: 'x', b: 'é' }, 'é'],
    ['Replace([a], , "x", , [b], , )', { a: 'x', b: '$1' }, { fails: 'not-carried-over' }],
    byPattern('a', '$1', '', { refused: '"$1"' }),
    byPattern('a', '${name}', '', { refused: '"${name}"' }),
    byPattern('(?<a>x)', '$+', '', { refused: '"$+"' }),
    byPattern('(?i)x', '', '', { refused: '"(?i)x"' }),
    byPattern('x(?=y)', '', '', { refused: '"x(?=y)"' }),
    byPattern('(a)\\1', '', '', { refused: '"(a)\\\\1"' }),
    byPattern('\\bx', '', '', { refused: '"\\\\bx"' }),
    byPattern('(a*)*', '', '', { refused: '"(a*)*"' }),
    byPattern('', 'x', '', { refused: '""' }),
    ['Replace([a], , [p], , "", , )', {}, { refused: '[p]' }],

    byGroup('(?<streetNumber>^\\d*)', 'streetNumber', '888', '545 Tremont Street', '888 Tremont Street'),
    byGroup('(?<Suffix>@(.)*)', 'Suffix', '', 'jsmith@contoso.com', 'jsmith'),
    byGroup('-(?<x>é)', 'x', 'e', '-é', '-e'),
    byGroup('-(?<x>é)', 'x', 'e', '-éé', { fails: 'not-told' }),
    byGroup('^(?<n>\\d*)', 'n', '8', 'Tremont', { fails: 'not-told' }),
    byGroup('(?<x>a)|b', 'x', 'c', 'bab', 'bcb'),
    byGroup('(?<x>a)', 'x', 'c', '', ''),
    byGroup('(?<x>a)', 'y', 'c', '', { refused: '"y"' }),
    byGroup('(?<x>a)', 'x', '$1', '', { refused: '"$1"' }),

    [`Replace([tel], , ${phone}, "phoneNumber" , , [mobile], )`, { mobile: '+91 8887779999' }, '8887779999'],
    [`Replace([tel], , ${phone}, "phoneNumber" , , [mobile], )`, { tel: '1', mobile: '+91 8887779999' }, '1'],
    [`Replace([tel], , ${phone}, "phoneNumber" , , [mobile], )`, { mobile: 'none' }, ''],
    [`Replace([tel], , ${phone}, "phoneNumber" , , [mobile], )`, {}, ''],

    ['Replace([a])', {}, { refused: 'Replace([a])' }],
    ['Replace([a], "x", "y", , "z", , )', {}, { refused: 'Replace([a], "x", "y", , "z", , )' }],
    ['Replace([a], , , "g", "z", , )', {}, { refused: 'Replace([a], , , "g", "z", , )' }],
    ['Replace([a], "x", , , "y", , , )', {}, { refused: ')' }],
  ],
});
