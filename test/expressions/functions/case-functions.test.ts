import { caseFunctions } from '../../../src/expressions/functions/case-functions.ts';
import { describeFunctions } from '../evaluate.ts';

describeFunctions(caseFunctions, {
  ToLower: [
    ['ToLower([mail])', { mail: 'Kim.BERG@Contoso.COM' }, 'kim.berg@contoso.com'],
    [
      'ToLower(Join("@", NormalizeDiacritics(StripSpaces(Join(".",  [f], [l]))), "contoso.com"))',
      { f: 'John', l: 'Smith' },
      'john.smith@contoso.com',
    ],
    ['ToLower([mail])', {}, ''],
    ['ToLower([name])', { name: 'ÅSA ΣΟΦΟΣ' }, 'åsa σοφοσ'],
    ['ToLower([name])', { name: 'İstanbul I' }, 'İstanbul i'],
    ['ToLower([name], "")', { name: 'I' }, 'i'],
    ['ToLower([name], "en-US")', { name: 'İI' }, 'ii'],
    ['ToLower([name], "tr-TR")', { name: 'İI' }, 'iı'],
    ['ToLower([name], "az-Latn-AZ")', { name: 'I' }, 'ı'],
    ['ToLower([name], "Turkish")', { name: 'I' }, { refused: '"Turkish"' }],
    ['ToLower([name], [culture])', { name: 'I' }, { refused: '[culture]' }],
    ['ToLower(True)', {}, { refused: 'True' }],
  ],
  ToUpper: [
    ['ToUpper([name])', { name: 'straße' }, 'STRAßE'],
    ['ToUpper([name])', { name: 'éclair ﬁ' }, 'ÉCLAIR ﬁ'],
    ['ToUpper([name])', {}, ''],
    ['ToUpper([name])', { name: 'ıi' }, 'ıI'],
    ['ToUpper([name], "en-US")', { name: 'ıi' }, 'II'],
    ['ToUpper([name], "tr")', { name: 'ıi' }, 'Iİ'],
    ['ToUpper([name])', { name: 'ᾳ ſ' }, 'ᾼ ſ'],
    ['ToUpper(7)', {}, '7'],
  ],
  PCase: [
    ['PCase([name])', { name: 'PABLO GONSALVES (SECOND)' }, 'Pablo Gonsalves (Second)'],
    ['PCase([name]," \'-")', { name: "PINTO-DE'SILVA" }, "Pinto-De'Silva"],
    ['PCase(Join(" ",[f],[l]))', { f: 'GREGORY', l: 'JAMES' }, 'Gregory James'],
    ['PCase([name])', {}, ''],
    ['PCase([name])', { name: "o'BRIEN mary-jane 3rd_floor" }, "O'brien Mary-Jane 3Rd_Floor"],
    ['PCase([name])', { name: 'ÉLISE ǆungla o’neil' }, 'Élise ǅungla O’Neil'],
    ['PCase([name], " ")', { name: "3RD o'brien-x" }, "3rd O'brien-x"],
    ['PCase([name], "")', { name: 'x' }, { refused: '""' }],
    ['PCase([name], [s])', { name: 'x' }, { refused: '[s]' }],
  ],
  NormalizeDiacritics: [
    ['NormalizeDiacritics([name])', { name: 'Zoë' }, 'Zoe'],
    ['NormalizeDiacritics([name])', { name: 'Łukasz Ørsted æøß ĞÜL' }, 'Lukasz OErsted aeoess GUL'],
    ['NormalizeDiacritics([name])', {}, ''],
    ['NormalizeDiacritics([name])', { name: 'Þóra Đoković ð' }, 'Þora Đokovic ð'],
    ['NormalizeDiacritics([name])', { name: 'ā\u0301a\u0331 ıİ' }, 'aa iI'],
    ['NormalizeDiacritics([name])', { name: 'e\u0301' }, 'e\u0301'],
    ['NormalizeDiacritics([name])', { name: '山田 O’Neil \u{1f9a6}' }, '山田 O’Neil \u{1f9a6}'],
  ],
});
