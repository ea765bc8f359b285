/** How the lines of a dump begin that is written by a program, or by hand. */
const signs =
  /^(?:-- (?:PostgreSQL|MySQL|MariaDB|phpMyAdmin|SQLite|Host:|Table|Data|Dump)|\/\*M?!\d|\/\*{2,}|USE \W?\w+\W?;?$|PRAGMA foreign_keys|BEGIN TRANSACTION;|SET (?:NOCOUNT|ANSI_NULLS|DEFINE|IDENTITY_INSERT|NAMES|standard_conforming_strings|SQL_MODE)\b|REM (?:INSERTING|insert)|DROP TABLE |CREATE TABLE |INSERT (?:INTO )?["`[\w.]+[^,;]*[(\n]|COPY [^,;]+ FROM stdin)/im;

/** Whether a file begins as a dump in SQL: a line among its first that is no line of CSV says so. */
export function isSqlDump(text: string): boolean {
  const lines = text
    .slice(0, headLength)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const [first] = lines;
  if (first === undefined) return false;
  // The first line of a dump is a comment or a statement, never a header of columns.
  return (
    /^(?:\s*(?:--|\/\*|#|\\|REM\b|[A-Z]+\s+["`[\w]))/i.test(first) && lines.some((line) => signs.test(line))
  );
}

const headLength = 1 << 14;
