/** A text with its ASCII letters in lower case, as rules compare it. */
export function foldAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
