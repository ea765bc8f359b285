import { questionFunctions } from '../../../src/expressions/functions/question-functions.ts';
import { describeFunctions } from '../evaluate.ts';

describeFunctions(questionFunctions, {
  CBool: [
    ['CBool([a] = [b])', { a: 'x', b: 'x' }, 'True'],
    ['CBool([a] = [b])', { a: 'x', b: 'X' }, 'False'],
    ['CBool([a] = [b])', {}, 'False'],
    ['CBool(BitAnd([uac], 2))', { uac: '514' }, 'True'],
    ['CBool(BitAnd([uac], 2))', { uac: '512' }, 'False'],
    ['CBool([a])', { a: '-1' }, 'True'],
    ['CBool([a])', { a: 'ja' }, { fails: 'no-truth' }],
    ['CBool(CDate([a]))', {}, { refused: 'CDate([a])' }],
  ],
  Not: [
    ['Not([a])', { a: 'True' }, 'False'],
    ['Not([a])', { a: 'False' }, 'True'],
    ['Not([a])', {}, 'True'],
    ['Not([a])', { a: 'öffentlich' }, 'True'],
    ['Not(IsPresent([a]))', { a: 'x' }, 'False'],
    ['Not([a])', { a: ' TRUE ' }, 'False'],
    ['Not([a])', { a: ['True', 'False'] }, { refused: '[a]' }],
  ],
  IsString: [
    ['IsString([a])', { a: 'ÿ' }, 'True'],
    ['IsString(7)', {}, 'True'],
    ['IsString(Not("True"))', {}, 'True'],
    ['IsString([a])', {}, { fails: 'not-told' }],
    ['IsString([a])', { a: ['x'] }, { refused: '[a]' }],
  ],
  IsNull: [
    ['IsNull([a])', {}, 'True'],
    ['IsNull([a])', { a: '' }, 'True'],
    ['IsNull([a])', { a: 'null' }, 'False'],
    ['IsNull([a])', { a: ['é', ''] }, 'False'],
    ['IsNull("")', {}, 'False'],
    ['IsNull(Left([a], 2))', {}, 'False'],
    ['IsNull(Coalesce([a], [b]))', {}, 'True'],
    ['IsNull(ToLower([a]))', {}, { refused: 'ToLower([a])' }],
  ],
  IsNullOrEmpty: [
    ['IsNullOrEmpty([a])', {}, 'True'],
    ['IsNullOrEmpty([a])', { a: ' ' }, 'False'],
    ['IsNullOrEmpty("")', {}, 'True'],
    ['IsNullOrEmpty(StripSpaces([a]))', { a: '  ' }, 'True'],
    ['IsNullOrEmpty([a])', { a: [] }, 'True'],
    ['IsNullOrEmpty([a])', { a: ['', 'ñ'] }, 'False'],
  ],
  IsPresent: [
    ['IsPresent([a])', { a: 'ß' }, 'True'],
    ['IsPresent([a])', {}, 'False'],
    ['IsPresent("")', {}, 'False'],
    ['IsPresent([a])', { a: ['', ''] }, 'False'],
    ['IsPresent(Split([a], ","))', { a: 'x,y' }, 'True'],
    ['IsPresent(0)', {}, 'True'],
    ['IsPresent([a], [b])', {}, { refused: '[b]' }],
  ],
});
