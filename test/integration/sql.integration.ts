import { afterAll, beforeAll, expect, test } from 'vitest';
import { sourceOptions } from '../../src/importers/source-options.ts';
import { mariadbPrograms, startMariadb, type Mariadb } from '../services/mariadb.ts';
import { postgresPrograms, startPostgres, type Postgres } from '../services/postgres.ts';
import { describeService } from '../services/service.ts';
import { dumpOfSqlite, sqlitePrograms } from '../services/sqlite.ts';
import { hostileUsers } from './hostile-users.ts';
import { readExport } from './read-export.ts';
import { backslashQuote, hexQuote, standardQuote, usersAsSql } from './write-users.ts';

const users = hostileUsers(5000);

const names = {
  user_id: 'user_id',
  login: 'login',
  display_name: 'display_name',
  number: 'number',
  note: 'note',
  emails: 'emails.email',
};

const joined = { table: 'emails', on: { user_id: 'account' } };

/** Everything that was put in comes back, and the dump itself proves that it is all. */
async function expectAllUsers(dump: Buffer): Promise<void> {
  const found = await readExport(
    dump,
    (file) => sourceOptions({ kind: 'sql-dump', file, table: 'accounts', join: joined }),
    names,
  );
  expect(found.rejections).toEqual([]);
  expect(found.users).toEqual(users);
  expect(found.completeness).toBe('proven');
}

describeService('PostgreSQL', postgresPrograms, (programs) => {
  let server: Postgres;

  beforeAll(() => {
    server = startPostgres(programs);
    server.run(usersAsSql(users, standardQuote));
  });
  afterAll(() => {
    server.stop();
  });

  test.each([
    ['pg_dump', []],
    ['pg_dump --inserts', ['--inserts']],
    ['pg_dump --column-inserts', ['--column-inserts']],
    ['pg_dump --rows-per-insert', ['--rows-per-insert=100']],
  ])('%s: every value of every user', async (_, options) => {
    await expectAllUsers(server.dump(...options));
  });
});

describeService('MariaDB', mariadbPrograms, (programs) => {
  let server: Mariadb;

  beforeAll(async () => {
    server = await startMariadb(programs);
    server.run(usersAsSql(users, backslashQuote));
  });
  afterAll(() => server.stop());

  test.each([
    ['mariadb-dump', []],
    [
      'mariadb-dump --complete-insert --skip-extended-insert',
      ['--complete-insert', '--skip-extended-insert'],
    ],
    ['mariadb-dump --hex-blob --single-transaction', ['--hex-blob', '--single-transaction']],
  ])('%s: every value of every user', async (_, options) => {
    await expectAllUsers(server.dump(...options));
  });
});

describeService('SQLite', sqlitePrograms, (programs) => {
  test('.dump: every value of every user', async () => {
    await expectAllUsers(dumpOfSqlite(programs, usersAsSql(users, hexQuote)));
  });
});
