import { explanationOf, severityOf, subjectOf } from '../model/finding-words.ts';
import { csvList } from './csv-list.ts';
import type { Report } from './report.ts';

const header = ['kind', 'severity', 'subject', 'source', 'line', 'explanation'];

/** What a person must know, by source and line. */
export const findingsList: Report = {
  file: 'findings.csv',
  write: ({ findings }, banner) => {
    const rows = findings.map((finding) => [
      finding.kind,
      severityOf(finding.kind),
      subjectOf(finding),
      finding.source,
      finding.line === null ? '' : String(finding.line),
      explanationOf(finding),
    ]);
    return csvList(header, rows, banner);
  },
};
