/**
 * A value as JSON of printable ASCII alone. Windows PowerShell reads files in whatever code page the machine has,
 * and takes some letters of other encodings for quotes: text of ASCII is the same in all of them.
 */
export function asciiJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(
    /[\x7f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
