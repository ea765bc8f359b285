import { Buffer } from 'node:buffer';
import { isSpreadsheet } from './excel/spreadsheet-signs.ts';
import { provenEncoding } from './text/detect-encoding.ts';
import { isSqlDump } from './sql-dump/is-sql-dump.ts';
import type { FileKind } from './source-options.ts';

/** The beginning of a file: its bytes, and its text, each byte or UTF-16 unit a character, without a byte order mark. */
export interface FileHead {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** How many bytes of a file are looked at. */
export const headLength = 1 << 16;

/** What files begin with; the first that fits is taken, and what none fits is CSV. */
const signs: readonly { readonly kind: FileKind; readonly fits: (head: FileHead) => boolean }[] = [
  { kind: 'excel', fits: ({ bytes }) => isSpreadsheet(bytes) },
  { kind: 'json', fits: ({ text }) => /^\s*[{[]/.test(text) },
  { kind: 'csvde', fits: ({ text }) => /^"?DN"?,/.test(text) },
  { kind: 'ldif', fits: ({ text }) => beginsAsLdif(text) },
  { kind: 'sql-dump', fits: ({ text }) => isSqlDump(text) },
];

/** Tells of which kind a file is by the bytes that it begins with. */
export function recogniseKind(bytes: Uint8Array): FileKind {
  const head = { bytes, text: textOf(bytes) };
  return signs.find(({ fits }) => fits(head))?.kind ?? 'csv';
}

/** LDIF says its version, or begins with an entry; comments and empty lines may come before. */
function beginsAsLdif(text: string): boolean {
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (/^(?:version: *\d+$|dn::? *\S|# extended LDIF$|# LDAPv3$)/i.test(line)) return true;
    if (!/^(?:#.*|[ \t].*|)$/.test(line)) return false;
  }
  return false;
}

function textOf(bytes: Uint8Array): string {
  const encoding = provenEncoding(bytes)?.kind;
  const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  if (encoding === 'utf-16be') whole.swap16();
  const isUtf16 = encoding === 'utf-16le' || encoding === 'utf-16be';
  return isUtf16
    ? whole.toString('utf16le').replace(/^\ufeff/, '')
    : Buffer.from(bytes)
        .toString('latin1')
        .replace(/^\u00ef\u00bb\u00bf/, '');
}
