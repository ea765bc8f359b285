import { chownSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, runProgram, serviceFolder, versionFolders } from './service.ts';

const binaries = versionFolders('/usr/lib/postgresql', 'bin');

/** The programs of PostgreSQL. */
export const postgresPrograms = {
  initdb: findProgram('initdb', ...binaries),
  pg_ctl: findProgram('pg_ctl', ...binaries),
  psql: findProgram('psql', ...binaries),
  pg_dump: findProgram('pg_dump', ...binaries),
};

export interface Postgres {
  run(sql: string): void;
  dump(...options: string[]): Buffer;
  stop(): void;
}

/** Starts a server on a new folder, reached by a socket in it only. */
export function startPostgres(programs: Readonly<Record<keyof typeof postgresPrograms, string>>): Postgres {
  const folder = serviceFolder();
  const { initdb, pg_ctl, psql, pg_dump } = programs;
  const data = join(folder, 'data');
  const asOwner = ownerOf(folder);
  asOwner(initdb, ['-D', data, '-U', 'tester', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
  const options = `-k ${folder} -h '' -c fsync=off`;
  asOwner(pg_ctl, ['-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start']);
  const connection = ['-h', folder, '-U', 'tester'];
  return {
    run: (sql) => {
      asOwner(psql, [...connection, '-d', 'postgres', '-q', '-v', 'ON_ERROR_STOP=1', '-f', '-'], sql);
    },
    dump: (...more) => asOwner(pg_dump, [...connection, ...more, 'postgres']),
    stop: () => {
      asOwner(pg_ctl, ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: there it runs as the user that its package made. */
function ownerOf(folder: string): typeof runProgram {
  if (process.getuid?.() !== 0) return runProgram;
  const idOf = (option: string): number => Number(runProgram('id', [option, 'postgres']).toString());
  chownSync(folder, idOf('-u'), idOf('-g'));
  return (program, args, input) =>
    runProgram('runuser', ['-u', 'postgres', '--', 'env', '-C', folder, program, ...args], input);
}
