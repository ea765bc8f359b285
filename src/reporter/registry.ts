import type { Report } from './report.ts';
import { conflictsList } from './conflicts-list.ts';
import { findingsList } from './findings-list.ts';
import { forecastList } from './forecast-list.ts';
import { matchedList } from './matched-list.ts';
import { rejectedRowsList } from './rejected-rows-list.ts';
import { summaryJson } from './summary-json.ts';
import { summaryMarkdown } from './summary-markdown.ts';
import { unmatchedList } from './unmatched-list.ts';

/** Every file of a report but the manifest, which lists them. */
export const reports: readonly Report[] = [
  unmatchedList,
  conflictsList,
  matchedList,
  forecastList,
  rejectedRowsList,
  findingsList,
  summaryJson,
  summaryMarkdown,
];
