/**
 * Text from files as a terminal may safely show it: control characters, direction marks, zero-width
 * characters and the byte order mark become visible, so that no name can move the cursor, hide itself or
 * forge a line (GHSA-crc3-h8v6-qh57). Our own line breaks are kept.
 */
export function terminalText(text: string): string {
  return text.replace(
    /[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
