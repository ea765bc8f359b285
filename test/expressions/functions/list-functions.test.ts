import { listFunctions } from '../../../src/expressions/functions/list-functions.ts';
import { describeFunctions } from '../evaluate.ts';

describeFunctions(listFunctions, {
  Count: [
    ['Count([a])', { a: ['x', 'y', 'ž'] }, '3'],
    ['Count([a])', { a: [] }, '0'],
    ['Count([a])', { a: 'x' }, '1'],
    ['Count(Split([a], ";"))', { a: 'x;y;;' }, '4'],
    ['Count([a])', {}, '0'],
    ['Count(7)', {}, { refused: '7' }],
  ],
  Item: [
    ['Item([a], 1)', { a: ['smtp:x', 'smtp:ÿ'] }, 'smtp:x'],
    ['Item([a], 2)', { a: ['smtp:x', 'smtp:ÿ'] }, 'smtp:ÿ'],
    ['Item([a], 3)', { a: ['x', 'y'] }, { fails: 'out-of-range' }],
    ['Item([a], 1)', {}, ''],
    ['Item([a], 0)', { a: ['x'] }, { refused: '0' }],
    ['Item([a], [n])', { a: ['x'], n: '0' }, { fails: 'out-of-range' }],
    ['Item(Split([a], ","), 2)', { a: 'One, Two' }, 'Two'],
  ],
  Join: [
    ['Join(", ", "", [last], [first])', { first: 'John', last: 'Doe' }, 'Doe, John'],
    ['Join(".", [first], [last])', { first: 'Zoë' }, 'Zoë'],
    ['Join(".", [first], [last])', {}, ''],
    ['Join(";", [a], [b])', { a: ['x', '', 'y'], b: 'z' }, 'x;y;z'],
    ['Join("", 1000, [id])', { id: '7' }, '10007'],
    ['Join("-", Not([a]), CDate("2026-01-02"))', {}, 'True-1/2/2026 12:00:00 AM'],
    ['Join([s], "a", "b")', {}, 'ab'],
    ['Join("-")', {}, { refused: 'Join' }],
    ['Join("-", [a], , [b])', {}, { refused: ',' }],
  ],
  RemoveDuplicates: [
    ['Join(",", RemoveDuplicates([a]))', { a: ['x', 'y', 'x', 'X'] }, 'x,y,X'],
    ['Count(RemoveDuplicates([a]))', { a: ['é', 'e\u0301', 'é'] }, '2'],
    ['Join(",", RemoveDuplicates([a]))', {}, ''],
    ['Join(",", RemoveDuplicates(Split("b,a,b", ",")))', {}, 'b,a'],
    ['RemoveDuplicates([a])', { a: ['x'] }, { refused: 'RemoveDuplicates([a])' }],
  ],
  Split: [
    [
      'Join("|", Split([a], ","))',
      { a: 'PermissionSetOne, PermissionSetTwo' },
      'PermissionSetOne|PermissionSetTwo',
    ],
    ['Item(Split([a], "@"), 2)', { a: 'kim@contoso.com' }, 'contoso.com'],
    ['Count(Split([a], ","))', {}, '0'],
    ['Item(Split([a], "é"), 2)', { a: 'xéy' }, 'y'],
    ['Join("|", Split([a], ","))', { a: 'x' }, 'x'],
    ['Join("|", Split([a], ","))', { a: 'x\t , y' }, 'x\t|y'],
    ['Count(Split([a], ","))', { a: ','.repeat(1000) }, { fails: 'too-many-values' }],
    ['Split([a], ",")', {}, { refused: 'Split([a], ",")' }],
    ['Join("|", Split([a], ", "))', {}, { refused: '", "' }],
    ['Join("|", Split([a], ""))', {}, { refused: '""' }],
    ['Join("|", Split([a], [b]))', {}, { refused: '[b]' }],
  ],
});
