import { rejectionHints } from '../model/rejections.ts';
import { compareText } from '../tables/compare-text.ts';
import { csvList } from './csv-list.ts';
import type { Report } from './report.ts';

const header = ['source', 'line', 'reason', 'hint', 'excerpt'];

/** Input rows that were not taken over, by source and line. */
export const rejectedRowsList: Report = {
  file: 'rejected-rows.csv',
  write: ({ rejections }, banner) => {
    const sorted = rejections.toSorted(
      (one, other) => compareText(one.source, other.source) || one.line - other.line,
    );
    const rows = sorted.map(({ source, line, reason, excerpt }) => [
      source,
      String(line),
      reason,
      rejectionHints[reason],
      excerpt,
    ]);
    return csvList(header, rows, banner);
  },
};
