/** What the programs that write dumps say on stderr, and what gets into the file by `2>&1`. */
const messages =
  /^(?:(?:mysql|maria(?:db)?-?|pg_)dump(?:all)?|pg_dump(?:all)?|mariadb-dump|mysqldump|sqlite3?|psql|error)(?:\.exe)?\b[^'"`;]*:/i;
const warnings = /^[\w.-]+: (?:\[warning\]|warning:|note:|deprecated|detail:|hint:)/i;

/** Whether a line between statements is such a message, and whether it tells of a failure. */
export function readMessage(line: string): 'failure' | 'warning' | null {
  if (!messages.test(line)) return null;
  return warnings.test(line) ? 'warning' : 'failure';
}
