import { summaryJsonText } from '../reporter/summary-json.ts';
import { terminalSummary, type TextStyle } from '../reporter/terminal-summary.ts';
import type { Verdict } from './run.ts';

/** The answer of `check` for people. */
export function checkAsText({ result, banner }: Verdict, out: string, style: TextStyle): string {
  return terminalSummary(result, banner, out, style);
}

/** The answer of `check` for programs: the text of summary.json. */
export function checkAsJson({ result }: Verdict): string {
  return summaryJsonText(result.summary);
}
