import { Buffer } from 'node:buffer';
import type { InputFile } from '../../io/input-file.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import { chosenEncoding } from '../text/chosen-encoding.ts';
import { detectEncoding, provenEncoding, type DetectedEncoding } from '../text/detect-encoding.ts';

/**
 * The encoding of a dump: the one that was chosen, else UTF-16 where its bytes prove it, else the one that the dump
 * declares, else what all of its bytes tell.
 */
export async function dumpEncoding(
  file: InputFile,
  head: Uint8Array,
  chosen: string | null,
): Promise<DetectedEncoding> {
  if (chosen !== null) return { encoding: await chosenEncoding(file.name, chosen), isGuess: false };
  const proven = provenEncoding(head);
  if (proven !== null && proven.kind !== 'utf-8') return { encoding: proven, isGuess: false };
  const declared = declaredEncoding(Buffer.from(head).toString('latin1'));
  if (declared === null) return detectEncoding(file.chunks());
  try {
    return { encoding: await chosenEncoding(file.name, declared), isGuess: false };
  } catch (error) {
    if (error instanceof RollcallError && error.code === 'encoding-unsupported')
      return detectEncoding(file.chunks());
    throw error;
  }
}

/** What the head of a dump says, by names that other programs use too; null where it says nothing of use. */
function declaredEncoding(head: string): string | null {
  const postgresql = /^SET client_encoding = '([\w-]+)';/m.exec(head)?.[1].toLowerCase();
  if (postgresql !== undefined) {
    if (postgresql === 'sql_ascii') return null;
    return postgresqlNames[postgresql] ?? postgresql.replace(/^win(\d+)$/, 'windows-$1').replaceAll('_', '-');
  }
  const mysql = /^\/\*!\d+ SET NAMES (\w+) \*\//m.exec(head)?.[1].toLowerCase();
  if (mysql === undefined || mysql === 'binary') return null;
  return mysqlNames[mysql] ?? mysql;
}

const postgresqlNames: Readonly<Record<string, string | undefined>> = {
  utf8: 'utf-8', unicode: 'utf-8', latin1: 'iso-8859-1', latin2: 'iso-8859-2', latin3: 'iso-8859-3', latin4: 'iso-8859-4',
  latin5: 'iso-8859-9', latin6: 'iso-8859-10', latin7: 'iso-8859-13', latin8: 'iso-8859-14', latin9: 'iso-8859-15',
  latin10: 'iso-8859-16', koi8r: 'koi8-r', koi8u: 'koi8-u', sjis: 'shift_jis', uhc: 'cp949',
}; // prettier-ignore

/** MySQL calls windows-1252 latin1. */
const mysqlNames: Readonly<Record<string, string | undefined>> = {
  utf8: 'utf-8', utf8mb3: 'utf-8', utf8mb4: 'utf-8', latin1: 'windows-1252', latin2: 'iso-8859-2', latin5: 'iso-8859-9',
  latin7: 'iso-8859-13', cp1250: 'windows-1250', cp1251: 'windows-1251', cp1256: 'windows-1256', cp1257: 'windows-1257',
  greek: 'iso-8859-7', hebrew: 'iso-8859-8', sjis: 'shift_jis', ujis: 'euc-jp', koi8r: 'koi8-r', koi8u: 'koi8-u',
}; // prettier-ignore
