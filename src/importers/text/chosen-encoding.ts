import { RollcallError } from '../../model/rollcall-error.ts';
import type { Encoding } from './detect-encoding.ts';

/**
 * The encoding of that name.
 * @throws RollcallError `encoding-unsupported`
 */
export async function chosenEncoding(source: string, name: string): Promise<Encoding> {
  const plainName = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (plainName === 'utf8' || plainName === 'unicode11utf8') return { kind: 'utf-8' };
  if (plainName === 'utf16le' || plainName === 'ucs2') return { kind: 'utf-16le' };
  if (plainName === 'utf16be') return { kind: 'utf-16be' };
  const { default: iconv } = await import('iconv-lite');
  // The declared type guard narrows the name to nothing where it says no.
  const isKnown: boolean = iconv.encodingExists(name) && !noCharacters.has(plainName);
  if (!isKnown) {
    throw new RollcallError(
      'encoding-unsupported',
      `${source}: the encoding "${name}" is not known`,
      'Use a name such as utf-8, utf-16le, windows-1252 or iso-8859-15.',
    );
  }
  return { kind: 'named', name };
}

/** What iconv-lite counts as encodings too, but turns text into. */
const noCharacters: ReadonlySet<string> = new Set([
  'hex',
  'base64',
  'binary',
  'internal',
  'utf7',
  'utf7imap',
]);

/** What an encoding is called in reports. */
export function encodingName(encoding: Encoding): string {
  return encoding.kind === 'named' ? encoding.name : encoding.kind;
}
