import { dateFunctions } from '../../../src/expressions/functions/date-functions.ts';
import { describeFunctions, type Case } from '../evaluate.ts';

const hired = { hired: '2012-03-16-07:00' };
const now = 'CDate("8/25/2021 5:41:18 PM")';

const difference = (interval: string, from: string, to: string, expected: string): Case => [
  `DateDiff("${interval}", CDate([from]), CDate([to]))`,
  { from, to },
  expected,
];

describeFunctions(dateFunctions, {
  CDate: [
    ['CDate([d])', { d: '2020-03-16-07:00' }, '3/16/2020 7:00:00 AM'],
    ['CDate("2021-06-30+08:00")', {}, '6/29/2021 4:00:00 PM'],
    ['CDate("2009-06-15T01:45:30-07:00")', {}, '6/15/2009 8:45:30 AM'],
    ['CDate([d])', { d: '2012-01-01 23:00:00' }, '1/1/2012 11:00:00 PM'],
    ['CDate([d])', { d: '2020-02-29T12:00:00.9999999Z' }, '2/29/2020 12:00:00 PM'],
    ['CDate([d])', { d: '12/31/2026 12:00:01 AM' }, '12/31/2026 12:00:01 AM'],
    ['CDate([d])', {}, ''],
    ['CDate([d])', { d: '2021-02-29' }, { fails: 'no-date' }],
    ['CDate([d])', { d: '03/04/2021' }, { fails: 'no-date' }],
    ['CDate([d])', { d: '２０２１-01-01' }, { fails: 'no-date' }],
    ['CDate([d])', { d: '0001-01-01+01:00' }, { fails: 'out-of-range' }],
    ['CDate("yesterday")', {}, { refused: 'CDate("yesterday")' }],
  ],
  DateAdd: [
    ['DateAdd("d", 7, CDate([hired]))', hired, '3/23/2012 7:00:00 AM'],
    ['DateAdd("d", -10, CDate([hired]))', hired, '3/6/2012 7:00:00 AM'],
    ['DateAdd("ww", 2, CDate([hired]))', hired, '3/30/2012 7:00:00 AM'],
    ['DateAdd("m", 10, CDate([hired]))', hired, '1/16/2013 7:00:00 AM'],
    ['DateAdd("yyyy", 2, CDate([hired]))', hired, '3/16/2014 7:00:00 AM'],
    ['DateAdd("m", 3, CDate("2001-01-01"))', {}, '4/1/2001 12:00:00 AM'],
    ['DateAdd("m", -1, CDate("2024-03-31"))', {}, '2/29/2024 12:00:00 AM'],
    ['DateAdd("yyyy", 1, CDate("2024-02-29"))', {}, '2/28/2025 12:00:00 AM'],
    ['DateAdd("s", 90, DateAdd("n", -2, DateAdd("h", 25, CDate([hired]))))', hired, '3/17/2012 7:59:30 AM'],
    ['DateAdd("d", 7, CDate([hired]))', {}, ''],
    ['DateAdd("d", [n], CDate([hired]))', hired, { fails: 'not-told' }],
    ['DateAdd("yyyy", 9999, CDate([hired]))', hired, { fails: 'out-of-range' }],
    ['DateAdd("d", -9223372036854775807, CDate([hired]))', hired, { fails: 'out-of-range' }],
    ['DateAdd("D", 7, CDate([hired]))', hired, { refused: '"D"' }],
    ['DateAdd("d", 7, [hired])', hired, { refused: '[hired]' }],
    [
      'DateAdd("d", 7, IIF([a]="ü", CDate([hired]), CDate("2020-01-01")))',
      { ...hired, a: 'ü' },
      '3/23/2012 7:00:00 AM',
    ],
  ],
  DateDiff: [
    difference('d', '2021-08-18+08:00', '2021-08-31+08:00', '13'),
    difference('d', '2021-08-31+08:00', '2021-08-31+08:00', '0'),
    difference('h', '2021-08-24', '2021-08-25', '24'),
    difference('n', '2021-08-24', '2021-08-25', '1440'),
    difference('s', '2021-08-24', '2021-08-25', '86400'),
    [`DateDiff("d", ${now}, CDate([hired]))`, hired, '-3449'],
    [`DateDiff("ww", ${now}, CDate([hired]))`, hired, '-493'],
    [`DateDiff("m", ${now}, CDate([hired]))`, hired, '-113'],
    [`DateDiff("yyyy", ${now}, CDate([hired]))`, hired, '-9'],
    difference('yyyy', '2021-12-31T23:59:59', '2022-01-01', '1'),
    difference('d', '2021-12-31T23:59:59', '2022-01-01', '0'),
    difference('ww', '2026-01-03', '2026-01-04', '1'),
    [`DateDiff("d", ${now}, CDate([none]))`, {}, ''],
    ['DateDiff("d", [a], CDate([b]))', {}, { refused: '[a]' }],
    ['DateDiff("w", CDate([ä]), CDate([b]))', {}, { refused: '"w"' }],
  ],
  DateFromNum: [
    ['DateFromNum(129699324000000000)', {}, '1/1/2012 11:00:00 PM'],
    ['DateFromNum([lastLogon])', { lastLogon: '0' }, '1/1/1601 12:00:00 AM'],
    ['DateFromNum([lastLogon])', {}, ''],
    ['DateFromNum([lastLogon])', { lastLogon: '-1' }, { fails: 'out-of-range' }],
    ['DateFromNum([never])', { never: '9223372036854775807' }, { fails: 'out-of-range' }],
    ['DateFromNum([lastLogon])', { lastLogon: '１' }, { fails: 'no-number' }],
    ['DateDiff("h", DateFromNum(129699324000000000), CDate("2012-01-02"))', {}, '1'],
  ],
  NumFromDate: [
    ['NumFromDate(CDate("2012-01-01 23:00:00"))', {}, '129699324000000000'],
    [
      'NumFromDate(Join("", FormatDateTime([end], ,"yyyy-MM-ddzzz", "yyyy-MM-dd"), " 23:59:59-08:00"))',
      { end: '2020-12-31-08:00' },
      '132539615990000000',
    ],
    [
      'NumFromDate(Join("",FormatDateTime([end], ,"M/d/yyyy hh:mm:ss tt","yyyy-MM-dd")," 23:59:59-08:00"))',
      { end: '12/31/2020 01:30:00 PM' },
      '132539615990000000',
    ],
    ['NumFromDate([d])', { d: '2012-01-01T23:00:00.0000001Z' }, '129699324000000001'],
    ['NumFromDate([d])', {}, ''],
    ['NumFromDate([d])', { d: '1600-12-31' }, { fails: 'out-of-range' }],
    ['NumFromDate([d])', { d: '31 décembre 2020' }, { fails: 'no-date' }],
  ],
});
