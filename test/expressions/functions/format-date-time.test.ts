import { formatDateTime } from '../../../src/expressions/functions/format-date-time.ts';
import { describeFunctions, type Case } from '../evaluate.ts';

const formatted = (input: string, output: string, date: string, expected: Case[2]): Case => [
  `FormatDateTime([date], , "${input}", "${output}")`,
  { date },
  expected,
];

describeFunctions([formatDateTime], {
  FormatDateTime: [
    formatted('yyyyMMddHHmmss.fZ', 'yyyy-MM-dd', '20150123105347.1Z', '2015-01-23'),
    formatted('yyyy-MM-ddzzz', 'yyyy-MM-dd', '2020-12-31-08:00', '2020-12-31'),
    formatted('yyyy-MM-ddzzz', 'yyyyMMddHHmmss.fZ', '2020-12-31+00:00', '20201231000000.0Z'),
    formatted('yyyy-MM-ddzzz', 'yyyy-MM-dd', '2020-12-31+08:00', { fails: 'not-told' }),
    formatted('yyyy-MM-ddzzz', 'yyyy', '2020-12-31+0800', '2020'),
    formatted('M/d/yyyy h:mm:ss tt', 'yyyy-MM-ddTHH:mm:ss', '8/25/2021 5:41:18 pm', '2021-08-25T17:41:18'),
    formatted('M/d/yyyy h:mm:ss tt', 'HH', '8/25/2021 12:00:00 AM', '00'),
    formatted('M/d/yyyy h:mm:ss tt', 'HH', '8/25/2021 13:00:00 AM', { fails: 'no-date' }),
    formatted('dddd, d MMMM yyyy', "ddd dd MMM yy 'no' %d", 'Sunday, 4 January 2026', 'Sun 04 Jan 26 no 4'),
    formatted('ddd d MMM yyyy', 'd.M.yyyy', 'mon 4 jan 2026', { fails: 'no-date' }),
    formatted('d MMM yyyy', 'd.M.yyyy', '4 mai 2026', { fails: 'no-date' }),
    formatted('dd.MM.yy', 'yyyy-MM-dd', '01.02.29', '2029-02-01'),
    formatted('dd.MM.yy', 'yyyy-MM-dd', '01.02.50', '1950-02-01'),
    formatted('dd.MM.yy', 'yyyy-MM-dd', '01.02.35', { fails: 'no-date' }),
    formatted('yyyy-MM-dd HH:mm:ss.fff', 'h:m:s.fffffff t', '2026-01-02 03:04:05.678', '3:4:5.6780000 A'),
    formatted('yyyy-MM-dd', 'yyyy年MM月dd日', '2026-01-02', '2026年01月02日'),
    formatted('yyyy', 'yyyy-MM-dd', ' 2026\t', '2026-01-01'),
    formatted('yyyy-MM-dd', 'yyyy', '2026-1-2', { fails: 'no-date' }),
    formatted('yyyy-M-d', 'yyyy', '2026-02-30', { fails: 'no-date' }),
    formatted('yyyy-MM-dd', 'yyyy', '2026-01-02x', { fails: 'no-date' }),
    formatted('yyyy-MM-dd', 'yyyy', '', ''),
    formatted('HH:mm', 'HH', '', { refused: '"HH:mm"' }),
    formatted('d', 'yyyy', '', { refused: '"d"' }),
    formatted('yyyy-MM-dd', 'o', '', { refused: '"o"' }),
    formatted('yyyy-MM-dd', 'yyyy-MM-ddzzz', '', { refused: '"yyyy-MM-ddzzz"' }),
    formatted('yyyy-MM-dd gg', 'yyyy', '', { refused: '"yyyy-MM-dd gg"' }),
    formatted("yyyy'", 'yyyy', '', { refused: '"yyyy\'"' }),
    ['FormatDateTime([d], "AssumeUniversal", "yyyy", "yyyy")', {}, { refused: '"AssumeUniversal"' }],
    ['FormatDateTime([d], , [f], "yyyy")', {}, { refused: '[f]' }],
    ['FormatDateTime([d], , "yyyy")', {}, { refused: 'FormatDateTime' }],
    [
      'FormatDateTime(CDate([d]), , "M/d/yyyy h:mm:ss tt", "yyyy-MM-dd")',
      { d: '2021-06-30+08:00' },
      '2021-06-29',
    ],
  ],
});
