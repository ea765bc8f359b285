import { explanationJson } from '../reporter/explanation-json.ts';
import { explanationText } from '../reporter/explanation-text.ts';
import type { TextStyle } from '../reporter/terminal-summary.ts';
import type { ExplainVerdict } from './explain.ts';

/** The answer of `explain` for people. */
export function explainAsText({ explanation, result, banner }: ExplainVerdict, style: TextStyle): string {
  return explanationText(explanation, result, banner, style);
}

/** The answer of `explain` for programs. */
export function explainAsJson({ explanation, result, banner }: ExplainVerdict): string {
  return explanationJson(explanation, result, banner);
}
