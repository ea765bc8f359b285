import { describe, expect, test } from 'vitest';
import { findLostZeros } from '../../src/findings/find-lost-zeros.ts';
import type { MatchingRule } from '../../src/model/rules.ts';
import { surveyed } from './survey-table.ts';

const rule: MatchingRule = {
  precedence: 1,
  application: 'emp_no',
  directory: { kind: 'attribute', name: 'employeeId' },
  caseExact: false,
  strong: true,
};

function lostIn(application: readonly string[], directory: readonly string[]) {
  const ids = (side: string, values: readonly string[]): string[] => values.map((_, at) => `${side}-${at}`);
  return findLostZeros(
    surveyed('application', { id: ids('a', application), emp_no: application }),
    surveyed('directory', { id: ids('d', directory), employeeId: directory }),
    [rule],
  ).map((finding) =>
    finding.kind === 'lost-zeros'
      ? [finding.side, finding.attribute, finding.value, finding.width, finding.count, finding.line]
      : [],
  );
}

const padded = ['00417', '00533', '01200', '31415', '00099'];

describe('numbers that are too short', () => {
  test('all of one side', () => {
    expect(lostIn(['417', '533', '1200', '31415'], padded)).toEqual([
      ['application', 'emp_no', '1200', 5, 3, 4],
    ]);
    expect(lostIn(padded, ['533', '417', '417'])).toEqual([['directory', 'employeeId', '417', 5, 3, 3]]);
  });

  test('some of one column', () => {
    const some = [...padded, ...padded, '417'];
    for (const other of [[], padded])
      expect(lostIn(some, other)).toEqual([['application', 'emp_no', '417', 5, 1, 12]]);
  });

  test('a key by itself', () => {
    const key = ['00001', '00002', '00003', '00004', '00005', '6'];
    const found = findLostZeros(
      surveyed('application', { id: key }),
      surveyed('directory', { id: ['x'] }),
      [],
    );
    expect(found).toMatchObject([
      { kind: 'lost-zeros', side: 'application', attribute: 'id', value: '6', line: 7 },
    ]);
  });
});

test.each([
  ['the same width', padded, padded],
  ['no zeros anywhere', ['417', '31415', '27182'], ['417', '31415', '27182', '16180']],
  ['no usual width', ['1', '22'], ['001', '0002', '00003', '000004']],
  ['numbers of another kind, which may be longer', ['417', '123456'], padded],
  ['texts', ['a417', 'b12', 'c1'], padded],
  ['mostly texts', ['417', 'b12', 'c1'], padded],
  ['shorter ones that begin with a zero', ['0417', '033'], padded],
  ['two numbers only', ['417'], ['00417', '00533']],
  ['no values', [], []],
  ['placeholders', ['', '-'], padded],
])('nothing is lost: %s', (_, application, directory) => {
  expect(lostIn(application, directory)).toEqual([]);
});
