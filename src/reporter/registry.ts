import type { LongList, Report } from './report.ts';
import { conflictsList } from './conflicts-list.ts';
import { findingsList } from './findings-list.ts';
import { forecastList } from './forecast-list.ts';
import { matchedList } from './matched-list.ts';
import { rejectedRowsList } from './rejected-rows-list.ts';
import { summaryJson } from './summary-json.ts';
import { summaryMarkdown } from './summary-markdown.ts';
import { unmatchedList } from './unmatched-list.ts';

export const longLists: readonly LongList[] = [matchedList, forecastList];

/** Every other file of a report but the manifest, which lists them all. */
export const reports: readonly Report[] = [
  unmatchedList,
  conflictsList,
  rejectedRowsList,
  findingsList,
  summaryJson,
  summaryMarkdown,
];
