import type { Buffer } from 'node:buffer';
import type { DialectForm } from './dialects.ts';
import { lineFeed } from './sql-bytes.ts';

/** Lines are looked at this far. */
const longestLine = 64;

/**
 * Whether the line that begins at `at` ends the statement before it: by being `GO` or `/`, or, where statements end
 * without a sign and this one may, by beginning with `INSERT`.
 */
export function endsStatement(
  bytes: Buffer,
  at: number,
  end: number,
  isLast: boolean,
  { endLine, endsUnsaid }: DialectForm,
  mayEndUnsaid: boolean,
): 'yes' | 'no' | 'unsure' {
  if (endLine === null && !endsUnsaid) return 'no';
  const stop = bytes.indexOf(lineFeed, at);
  const isWhole = (stop >= 0 && stop <= end) || end - at >= longestLine || isLast;
  if (!isWhole) return 'unsure';
  const to = Math.min(end, at + longestLine, stop < 0 ? end : stop);
  const line = bytes.toString('latin1', at, to).trim().toUpperCase();
  if (endLine === 'GO' && /^GO(?:\s+\d+)?(?:\s*;)?(?:\s*--.*)?$/.test(line)) return 'yes';
  if (endLine === '/' && line === '/') return 'yes';
  return endsUnsaid && mayEndUnsaid && /^(?:INSERT|SET IDENTITY_INSERT)\b/.test(line) ? 'yes' : 'no';
}
