import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareReportFolder } from '../../src/io/report-folder.ts';
import { writePack } from '../../src/pipeline/write-pack.ts';
import { matched, planOf } from '../creation/creation-world.ts';
import { planOfUsers, plannedUser, writePlan } from '../creation/write-plan.ts';
import { runs } from '../property-runs.ts';
import { temporaryFolder, utf8 } from '../run-cli.ts';
import { standInIo } from '../stand-in-io.ts';

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const script = new URL('../../assets/Create-DisabledUsers.ps1', import.meta.url);

test('a pack is its script, its data, whom it leaves out, its manifest and how to carry it out', async () => {
  const { pack, planId, outputs } = await writePlan(
    planOfUsers([plannedUser('mia'), plannedUser('noor')]),
    temporaryFolder(),
  );
  const names = ['Create-DisabledUsers.ps1', 'README.txt', 'manifest.json', 'not-created.csv', 'users.json'];
  expect(readdirSync(pack).sort()).toEqual(names);
  expect(outputs.map(({ file }) => file).sort()).toEqual(
    names.map((name) => `packs/create-disabled-users/${name}`),
  );
  for (const { file, sha256, size } of outputs) {
    const path = join(pack, '../..', file);
    expect([hashOf(path), statSync(path).size], file).toEqual([sha256, size]);
  }
  expect(planId).toBe(hashOf(join(pack, 'manifest.json')));
  expect(readFileSync(join(pack, 'Create-DisabledUsers.ps1'))).toEqual(readFileSync(script));
});

test('the manifest says which plan it is, until when, and holds the hash of every file that could change it', async () => {
  const { pack } = await writePlan(planOfUsers([plannedUser('mia')]), temporaryFolder());
  const text = readFileSync(join(pack, 'manifest.json'), 'latin1');
  expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  expect(JSON.parse(text)).toEqual({
    schemaVersion: 1,
    kind: 'create-disabled-users',
    tool: { name: 'rollcall', version: '1.2.3' },
    tenant: null,
    created: '2026-11-22T08:00:00Z',
    expiresAt: '2026-12-06T08:00:00Z',
    counts: { users: 1, notCreated: 0 },
    matchAttributes: ['employeeId'],
    outputs: [
      ['users.json', 1],
      ['Create-DisabledUsers.ps1', null],
      ['not-created.csv', 0],
    ].map(([file, rows]) => {
      const path = join(pack, String(file));
      return { file, size: statSync(path).size, sha256: hashOf(path), rows };
    }),
  });
});

describe('README.txt', () => {
  const readme = async (...args: Parameters<typeof writePlan>): Promise<readonly [string, string]> => {
    const { pack, planId } = await writePlan(...args);
    return [readFileSync(join(pack, 'README.txt'), 'latin1'), planId];
  };

  test('has the command with its three values, for a rehearsal and for real', async () => {
    const tenant = '7f9c2b1a-0000-4000-8000-000000000001';
    const [text, planId] = await readme(
      planOfUsers([plannedUser('mia'), plannedUser('noor')]),
      temporaryFolder(),
      { tenant },
    );
    const command = `    & 'FOLDER\\Create-DisabledUsers.ps1' -TenantId '${tenant}' -PlanId '${planId}' -ExpectedCount 2`;
    expect(text.split('\r\n').filter((line) => line.includes('-PlanId'))).toEqual([
      `${command} -WhatIf`,
      command,
    ]);
    expect(text).toContain(`rollcall-results-${planId.slice(0, 8)}.ndjson`);
    expect(text).toContain('it can be carried out until 2026-12-06T08:00:00Z');
    expect(text).toMatch(/^[\r\n\x20-\x7e]*$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).not.toContain('YOUR-TENANT-ID');
  });

  test('says where to find a tenant that is not known, and what was not looked at', async () => {
    const plan = planOfUsers([plannedUser('mia')], { unchecked: ['mail', 'mailNickname'] });
    const [text] = await readme(plan, temporaryFolder());
    expect(text).toContain("-TenantId 'YOUR-TENANT-ID'");
    expect(text).toContain('in place of YOUR-TENANT-ID');
    expect(text).toContain('The export of the directory has no mail, mailNickname,');
  });

  test('has nothing of the users', async () => {
    const [text] = await readme(planOfUsers([plannedUser('zzymia')]), temporaryFolder());
    expect(text).not.toContain('zzymia');
  });
});

test('not-created.csv says of each why', async () => {
  const world = {
    application: [
      { key: '=A1', login: 'm\u00eda', name: 'Mia Sand', emp_no: '1', email: 'mia@contoso.com' },
      { key: 'A2', login: 'noor', name: 'Noor Vidal', emp_no: '', email: '' },
    ],
    directory: [],
    rules: ['emp_no=employeeId'],
    alsoThere: ['employeeId'],
  };
  const plan = planOf(world, [0, 1]);
  const { application } = matched(world).users;
  const folder = temporaryFolder();
  const run = {
    version: '1',
    tenant: null,
    created: new Date(0),
    io: { signal: new AbortController().signal },
  };
  await writePack(plan, application, { folder, out: 'report' }, run);
  expect(utf8(readFileSync(join(folder, 'packs/create-disabled-users/not-created.csv')))).toBe(
    [
      '\ufeff"application_key","source_line","display_name","email","reason","explanation"',
      `"'=A1","2","Mia Sand","mia@contoso.com","upn-characters","""m\u00eda@contoso.com"" has characters that no user principal name may have: \u00ed U+00ED. NormalizeDiacritics takes accents away, StripSpaces blanks."`,
      '"A2","3","Noor Vidal","","would-not-match","Provisioning would not find this account by the created user, and create another one: write an attribute that a matching rule compares (create.set), and see that the account has a value there."',
      '',
    ].join('\r\n'),
  );
});

test('a pack becomes part of a report, which is then replaced as a whole', async () => {
  const cwd = temporaryFolder();
  const io = standInIo(cwd);
  for (const name of ['mia', 'noor']) {
    const folder = await prepareReportFolder('report', io);
    const { application } = matched({
      application: [{ key: 'A1' }],
      directory: [],
      rules: ['key=mail'],
      alsoThere: ['mail'],
    }).users;
    const run = { version: '1', tenant: null, created: new Date(0), io };
    const { outputs } = await writePack(planOfUsers([plannedUser(name)]), application, folder.place, run);
    await folder.write('manifest.json', [Buffer.from(JSON.stringify({ outputs }))]);
    await folder.publish();
    await folder.discard();
    const users = readFileSync(join(cwd, 'report/packs/create-disabled-users/users.json'), 'latin1');
    expect(users).toContain(`:${name}@contoso.com`);
  }
  expect(readdirSync(cwd)).toEqual(['report']);
});

test('whatever the users are called, the script stays the same byte by byte, and the plan does not', async () => {
  const planIds = new Set<string>();
  const names: string[] = [];
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (name) => {
      const { pack, planId } = await writePlan(
        planOfUsers([plannedUser('mia', { displayName: name })]),
        temporaryFolder(),
      );
      expect(readFileSync(join(pack, 'Create-DisabledUsers.ps1'))).toEqual(readFileSync(script));
      planIds.add(planId);
      names.push(name);
    }),
    runs(10),
  );
  expect(planIds.size).toBe(new Set(names).size);
});

test('the same plan of the same time is the same plan', async () => {
  const plan = planOfUsers([plannedUser('mia')]);
  const [one, other] = [await writePlan(plan, temporaryFolder()), await writePlan(plan, temporaryFolder())];
  expect(other.planId).toBe(one.planId);
  const later = await writePlan(plan, temporaryFolder(), { created: new Date('2026-11-22T08:00:01Z') });
  expect(later.planId).not.toBe(one.planId);
});
