import { summaryJsonText } from '../reporter/summary-json.ts';
import { terminalSummary, type TextStyle } from '../reporter/terminal-summary.ts';
import type { CheckVerdict } from './check.ts';

/** The answer of `check` for people. */
export function checkAsText({ result, banner }: CheckVerdict, out: string, style: TextStyle): string {
  return terminalSummary(result, banner, out, style);
}

/** The answer of `check` for programs: the text of summary.json. */
export function checkAsJson({ result }: CheckVerdict): string {
  return summaryJsonText(result.summary);
}
