import { terminalText } from './terminal-text.ts';

/** An attribute and its text in a sentence, with a remark on what cannot be seen of it. */
export function shownValue(attribute: string, value: string): string {
  return `${attribute} "${value}"${hiddenRemark(value)}`;
}

/** What cannot be seen of a value, and may be why it is not found: empty, or words in brackets behind a blank. */
export function hiddenRemark(value: string): string {
  if (terminalText(value) !== value) return ' (with characters that do not show)';
  return /^\s|\s$/.test(value) ? ' (with a blank at its end or beginning)' : '';
}
