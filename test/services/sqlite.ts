import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, runProgram, serviceFolder } from './service.ts';

export const sqlitePrograms = { sqlite3: findProgram('sqlite3') };

/** What SQLite dumps of a database that was made by these statements. */
export function dumpOfSqlite({ sqlite3 }: Readonly<Record<'sqlite3', string>>, sql: string): Buffer {
  const folder = serviceFolder();
  try {
    const database = join(folder, 'users.db');
    runProgram(sqlite3, ['-bail', database], sql);
    return runProgram(sqlite3, [database, '.dump']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
