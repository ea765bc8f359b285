import type { Report, UserList } from './report.ts';
import { conflictsList } from './conflicts-list.ts';
import { findingsList } from './findings-list.ts';
import { forecastList } from './forecast-list.ts';
import { matchedList } from './matched-list.ts';
import { rejectedRowsList } from './rejected-rows-list.ts';
import { resolutionOptionsList } from './resolution-options-list.ts';
import { summaryJson } from './summary-json.ts';
import { summaryMarkdown } from './summary-markdown.ts';
import { unmatchedList } from './unmatched-list.ts';

/** The longest first, so that two who share them are done at about the same time. */
export const userLists: readonly UserList[] = [matchedList, forecastList, conflictsList];

/** Every other file of a report but the manifest, which lists them all. */
export const reports: readonly Report[] = [
  unmatchedList,
  resolutionOptionsList,
  rejectedRowsList,
  findingsList,
  summaryJson,
  summaryMarkdown,
];
