import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram, runProgram, serviceFolder } from './service.ts';

/** The programs of MariaDB. */
export const mariadbPrograms = {
  'mariadb-install-db': findProgram('mariadb-install-db'),
  mariadbd: findProgram('mariadbd'),
  mariadb: findProgram('mariadb'),
  'mariadb-dump': findProgram('mariadb-dump'),
};

export interface Mariadb {
  run(sql: string): void;
  /** Of the database `contoso`. */
  dump(...options: string[]): Buffer;
  stop(): Promise<void>;
}

/** Starts a server on a new folder, reached by a socket in it only, with an empty database `contoso`. */
export async function startMariadb(
  programs: Readonly<Record<keyof typeof mariadbPrograms, string>>,
): Promise<Mariadb> {
  const folder = serviceFolder();
  const socket = join(folder, 'socket');
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const onFolder = ['--no-defaults', `--datadir=${join(folder, 'data')}`, ...asRoot];
  runProgram(programs['mariadb-install-db'], [
    ...onFolder,
    '--skip-test-db',
    '--auth-root-authentication-method=normal',
  ]);
  const server = spawn(
    programs.mariadbd,
    [...onFolder, `--socket=${socket}`, '--skip-networking', `--pid-file=${join(folder, 'pid')}`],
    { stdio: 'ignore' },
  );
  const connection = ['--no-defaults', `--socket=${socket}`, '-u', 'root', '--default-character-set=utf8mb4'];
  for (let waited = 0; !existsSync(socket); waited += 1) {
    if (waited > 600 || server.exitCode !== null) throw new Error('mariadbd does not start');
    await sleep(50);
  }
  const run = (sql: string, ...database: string[]): void => {
    // Without that its client makes one character of a carriage return and a line feed.
    runProgram(programs.mariadb, [...connection, '--binary-mode', ...database], sql);
  };
  run('CREATE DATABASE contoso CHARACTER SET utf8mb4');
  return {
    run: (sql) => {
      run(sql, 'contoso');
    },
    dump: (...more) => runProgram(programs['mariadb-dump'], [...connection, ...more, 'contoso']),
    stop: async () => {
      const isGone = once(server, 'exit');
      server.kill('SIGKILL');
      await isGone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
