import { Buffer } from 'node:buffer';
import type { Summary } from '../model/summary.ts';
import type { Report } from './report.ts';

/** The summary for scripts, the same on stdout and in the report. */
export function summaryJsonText(summary: Summary): string {
  return `${JSON.stringify(summary, null, 2)}\n`;
}

export const summaryJson: Report = {
  file: 'summary.json',
  write: ({ summary }) => [{ bytes: Buffer.from(summaryJsonText(summary)), rows: null }],
};
