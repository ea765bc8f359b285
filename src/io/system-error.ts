/** The system's code of a failed call (`ENOENT`, `ENOSPC`), or the error's name where there is none. */
export function systemErrorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown error';
}
