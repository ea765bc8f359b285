import { afterAll, beforeAll, expect, test } from 'vitest';
import { unnamedOptions } from '../../src/importers/source-options.ts';
import { describeService } from '../services/service.ts';
import { slapdPrograms, startSlapd, type Slapd } from '../services/slapd.ts';
import { hostileUsers } from './hostile-users.ts';
import { readExport } from './read-export.ts';
import { ldapAttributes, usersAsLdif } from './write-users.ts';

const users = hostileUsers(5000);

describeService('OpenLDAP', slapdPrograms, (programs) => {
  let server: Slapd;

  beforeAll(async () => {
    server = await startSlapd(programs, usersAsLdif(users));
  });
  afterAll(() => server.stop());

  const read = (content: Buffer) => readExport(content, (file) => unnamedOptions(file), ldapAttributes);

  test('slapcat: every value of every user', async () => {
    const { users: found, completeness, rejections } = await read(server.slapcat());
    expect(found).toEqual(users);
    expect({ completeness, rejections }).toEqual({ completeness: 'unproven', rejections: [] });
  });

  test('ldapsearch: every value of every user, and the trailer proves it', async () => {
    const {
      users: found,
      completeness,
      rejections,
    } = await read(server.search('(objectClass=inetOrgPerson)'));
    expect(found).toEqual(users);
    expect({ completeness, rejections }).toEqual({ completeness: 'proven', rejections: [] });
  });

  test('ldapsearch -LLL: every value of every user, and nothing proves it', async () => {
    const { users: found, completeness } = await read(server.search('-LLL'));
    expect(found).toEqual(users);
    expect(completeness).toBe('unproven');
  });

  test('a server that gives 500 entries and no more is noticed', async () => {
    const { users: found, completeness, incomplete } = await read(server.searchLimited());
    expect(found.length).toBeLessThanOrEqual(500);
    expect(completeness).toBe('incomplete');
    expect(incomplete?.why).toBe('size-limit');
  });
});
