/**
 * The text without certain characters at both ends. A regular expression that looks for blanks before the end
 * takes quadratic time on a text full of blanks.
 */
export function trimText(text: string, characters: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && characters.includes(text[start])) start += 1;
  while (end > start && characters.includes(text[end - 1])) end -= 1;
  return text.slice(start, end);
}
