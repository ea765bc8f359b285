import { conversionFunctions } from '../../../src/expressions/functions/conversion-functions.ts';
import { describeFunctions } from '../evaluate.ts';

describeFunctions(conversionFunctions, {
  BitAnd: [
    ['BitAnd(&HF, &HF7)', {}, '7'],
    ['BitAnd([uac], 2)', { uac: '66050' }, '2'],
    ['BitAnd(-1, 9223372036854775807)', {}, '9223372036854775807'],
    ['BitAnd([uac], 2)', {}, { fails: 'not-told' }],
    ['BitAnd([uac], 2)', { uac: '٥١٤' }, { fails: 'no-number' }],
    ['BitAnd([uac], 2)', { uac: '9223372036854775808' }, { fails: 'no-number' }],
    ['BitAnd([uac], Not([a]))', {}, { refused: 'Not([a])' }],
  ],
  CStr: [
    ['CStr([dn])', { dn: 'cn=Joe,dc=contoso,dc=com' }, 'cn=Joe,dc=contoso,dc=com'],
    ['CStr(&H10)', {}, '16'],
    ['CStr(IsNull([dn]))', {}, 'True'],
    ['CStr([dn])', {}, ''],
    ['CStr(CDate([d]))', { d: '2020-03-16-07:00' }, '3/16/2020 7:00:00 AM'],
    ['CStr([dn])', { dn: ['ü', 'x'] }, { refused: '[dn]' }],
  ],
  ConvertToBase64: [
    ['ConvertToBase64("Hello world!")', {}, 'SABlAGwAbABvACAAdwBvAHIAbABkACEA'],
    ['ConvertToBase64([a])', {}, ''],
    ['ConvertToBase64([a])', { a: 'é' }, '6QA='],
    ['ConvertToBase64([a])', { a: 'ab' }, 'YQBiAA=='],
    ['ConvertToBase64([a])', { a: '\u{1f9a6}' }, 'Ptim3Q=='],
    ['ConvertToBase64([a], "UTF8")', {}, { refused: '"UTF8"' }],
  ],
  ConvertToUTF8Hex: [
    ['ConvertToUTF8Hex("Hello world!")', {}, '48656C6C6F20776F726C6421'],
    ['ConvertToUTF8Hex([a])', {}, ''],
    ['ConvertToUTF8Hex([a])', { a: 'é\n' }, 'C3A90A'],
    ['ConvertToUTF8Hex([a])', { a: '\u{1f9a6}' }, 'F09FA6A6'],
    [
      'Join("", 1000, Replace(ConvertToUTF8Hex([id]), , "[a-zA-Z_]*", , "", , ))',
      { id: '0a-b' },
      '10003061262',
    ],
  ],
});
