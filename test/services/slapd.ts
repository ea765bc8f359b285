import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram, runProgram, serviceFolder } from './service.ts';

/** The programs of OpenLDAP. */
export const slapdPrograms = {
  slapd: findProgram('slapd'),
  slapadd: findProgram('slapadd'),
  slapcat: findProgram('slapcat'),
  ldapsearch: findProgram('ldapsearch'),
};

/** Below this everything in the directory lies. */
export const suffix = 'dc=contoso,dc=com';

const manager = ['-D', `cn=manager,${suffix}`, '-w', 'for-tests-only'];

export interface Slapd {
  /** All of the directory, as its own tool writes it. */
  slapcat(): Buffer;
  /** What a search finds, as a manager without limits. */
  search(...options: string[]): Buffer;
  /** The same as somebody whom the server gives 500 entries and no more; ldapsearch then fails. */
  searchLimited(...options: string[]): Buffer;
  stop(): Promise<void>;
}

/** Starts a server that holds what `ldif` says, reached by a socket only. */
export async function startSlapd(
  programs: Readonly<Record<keyof typeof slapdPrograms, string>>,
  ldif: string,
): Promise<Slapd> {
  const folder = serviceFolder();
  mkdirSync(join(folder, 'data'));
  const configuration = join(folder, 'slapd.conf');
  writeFileSync(configuration, configurationOf(folder));
  writeFileSync(join(folder, 'users.ldif'), ldif);
  runProgram(programs.slapadd, ['-q', '-f', configuration, '-l', join(folder, 'users.ldif')]);
  const socket = join(folder, 'socket');
  const url = `ldapi://${encodeURIComponent(socket)}`;
  const server = spawn(programs.slapd, ['-f', configuration, '-h', url, '-d', '0'], { stdio: 'ignore' });
  for (let waited = 0; !existsSync(socket); waited += 1) {
    if (waited > 600 || server.exitCode !== null) throw new Error('slapd does not start');
    await sleep(50);
  }
  const found = ['-H', url, '-x', '-b', suffix];
  return {
    slapcat: () => runProgram(programs.slapcat, ['-f', configuration]),
    search: (...options) => runProgram(programs.ldapsearch, [...found, ...manager, ...options]),
    searchLimited: (...options) => printedByFailure(programs.ldapsearch, [...found, ...options]),
    stop: async () => {
      const isGone = once(server, 'exit');
      server.kill('SIGKILL');
      await isGone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configurationOf(folder: string): string {
  const schemas = ['core', 'cosine', 'inetorgperson'];
  return [
    ...schemas.map((schema) => `include /etc/ldap/schema/${schema}.schema`),
    `pidfile ${folder}/pid`,
    'modulepath /usr/lib/ldap',
    'moduleload back_mdb',
    'sizelimit 500',
    'database mdb',
    'maxsize 268435456',
    `suffix "${suffix}"`,
    `rootdn "cn=manager,${suffix}"`,
    'rootpw for-tests-only',
    `directory ${folder}/data`,
    'access to * by * read',
    '',
  ].join('\n');
}

function printedByFailure(program: string, args: readonly string[]): Buffer {
  try {
    runProgram(program, args);
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && error.stdout instanceof Buffer) return error.stdout;
    throw error;
  }
  throw new Error(`${program} did not fail`);
}
