import { expect, test } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli } from '../run-cli.ts';
import { folderWith } from './exports.ts';

const check = ['check', '--config', 'rollcall.yaml', '--out', 'report'];

/** Ada's address went on to Bo, Cy is privileged, and nothing speaks against Di. */
const exports = {
  'app.csv':
    'user_id,login,full_name,created_at,is_admin\n1,ada@contoso.com,Ada,2015-01-01,no\n2,cy@contoso.com,Cy,2015-01-01,yes\n3,di@contoso.com,Di,2015-01-01,no\n',
  'directory.csv':
    'id,userPrincipalName,displayName,createdDateTime\nd1,ada@contoso.com,Bo,2024-01-01\nd2,cy@contoso.com,Cy,2014-01-01\nd3,di@contoso.com,Di,2014-01-01\n',
} as const;

const configuration = (holdsOff: string, roles = ''): string => `application:
  source: { kind: csv, file: app.csv }
  key: user_id
  roles: { displayName: full_name }
directory: { source: { kind: csv, file: directory.csv }${roles} }
matching:
  rules: [ { application: login, directory: '[userPrincipalName]' } ]
  holdsOff: ${holdsOff}
`;

async function run(holdsOff: string, files: Readonly<Record<string, string>> = {}) {
  const cwd = folderWith({ ...exports, 'rollcall.yaml': configuration(holdsOff), ...files });
  const { status, files: report } = await runCli(check, { cwd });
  return {
    status,
    held: readList(report['conflicts.csv']).map((row) => `${row['application_key']} ${row['reason']}`),
    matched: readList(report['matched.csv']).map((row) => row['application_key']),
    findings: readList(report['findings.csv']),
  };
}

test('holds stop a match and fail the gate', async () => {
  const { status, held, matched, findings } = await run('{}');
  expect({ status, held, matched }).toEqual({
    status: 1,
    held: ['1 recycled', '2 privileged'],
    matched: ['3'],
  });
  expect(findings.map(({ kind }) => kind)).not.toContain('hold-off');
});

test('a kind that is switched off holds nobody, and a finding says why', async () => {
  const { held, matched, findings } = await run('{ recycled: tenant migrated in 2024 }');
  expect({ held, matched }).toEqual({ held: ['2 privileged'], matched: ['1', '3'] });
  const [finding, ...others] = findings.filter(({ kind }) => kind === 'hold-off');
  expect(finding).toMatchObject({ severity: 'info', subject: 'recycled' });
  expect(finding['explanation']).toContain('(tenant migrated in 2024)');
  expect(others).toEqual([]);
});

test('all that hold switched off, the gate passes', async () => {
  const { status, held, matched } = await run('{ recycled: migrated, privileged: confirmed by Kim }');
  expect({ status, held, matched }).toEqual({ status: 0, held: [], matched: ['1', '2', '3'] });
});

test('what could not be checked is said, unless nobody wants it checked', async () => {
  const withoutDates = { 'directory.csv': exports['directory.csv'].replace('createdDateTime', 'since') };
  const { held, findings } = await run('{}', withoutDates);
  expect(held).toEqual(['2 privileged']);
  const finding = findings.find(({ kind }) => kind === 'recycling-not-checked');
  expect(finding?.['explanation']).toMatch(/^3 clean claims .* the users of the directory were created\./);

  const off = await run('{ recycled: migrated }', withoutDates);
  expect(off.findings.map(({ kind }) => kind)).not.toContain('recycling-not-checked');
});

test('a second claimant is known by the column that is named as display name', async () => {
  const { held } = await run('{}', {
    'app.csv': 'user_id,login,email,full_name\n1,ada@contoso.com,post@contoso.com,Ada\n',
    'directory.csv':
      'id,userPrincipalName,mail,displayName,fullName,accountEnabled\nd1,ada@contoso.com,,Staff,Ada Byron,true\nd2,eve@contoso.com,post@contoso.com,Staff,Eve Moe,false\n',
    'rollcall.yaml': configuration('{}', ', roles: { displayName: fullName }').replace(
      "'[userPrincipalName]' }",
      "'[userPrincipalName]' }, { application: email, directory: '[mail]' }",
    ),
  });
  expect(held).toEqual(['1 second-claimant', '1 second-claimant']);
});
