import { expect, test } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli } from '../run-cli.ts';
import { checkByFlags, configuration, folderWith, reportFiles, twoPeople } from './exports.ts';

const byConfiguration = ['check', '--config', 'rollcall.yaml', '--out', 'report'];

async function expectRefusal(
  args: readonly string[],
  files: Readonly<Record<string, string>>,
  status: 2 | 3,
  stderr: string,
): Promise<void> {
  const cwd = folderWith({ ...twoPeople, ...files });
  expect(await runCli(args, { cwd })).toEqual({ status, stdout: '', stderr, files: {} });
}

const withFlags = (...flags: string[]): string[] => ['check', '--app', 'app.csv', '--directory', 'directory.csv', '--out', 'report', ...flags]; // prettier-ignore

test.each([
  [
    'the application’s rule column',
    ['--key', 'user_id', '--rule', 'nummber=employeeId'],
    'app.csv has no column "nummber" (matching rule 1). Did you mean "number"? Its columns are: user_id, number.',
  ],
  [
    'the directory’s rule column',
    ['--key', 'user_id', '--rule', 'number=employeeid', '--rule', 'number=[employedId]'],
    'directory.csv has no column "employedId" (matching rule 2). Did you mean "employeeId"? Its columns are: id, employeeId.',
  ],
  [
    'a column that is like none',
    ['--key', 'user_id', '--rule', 'number=mail'],
    'directory.csv has no column "mail" or "EmailAddress" (matching rule 1). Its columns are: id, employeeId.',
  ],
  [
    'the application’s key',
    ['--key', 'userid', '--rule', 'number=employeeId'],
    'app.csv has no column "userid" (key). Did you mean "user_id"? Its columns are: user_id, number.',
  ],
  [
    'the directory’s key',
    ['--key', 'user_id', '--rule', 'number=employeeId', '--directory-key', 'objectGUID'],
    'directory.csv has no column "objectGUID" (the key; choose another with --directory-key). Its columns are: id, employeeId.',
  ],
  [
    'a role’s column',
    ['--key', 'user_id', '--rule', 'number=employeeId', '--as', 'displayName=full_name'],
    'app.csv has no column "full_name" (role displayName). Its columns are: user_id, number.',
  ],
])('%s is not there', async (_name, flags, message) => {
  await expectRefusal(withFlags(...flags), {}, 2, `rollcall: ${message} [column-not-found]\n`);
});

test.each([
  ['report: { columns: [cost_center] }', 'app.csv has no column "cost_center" (report.columns). Its columns are: user_id, number.'],
  ['target: { required: [mail] }', 'directory.csv has no column "mail" or "EmailAddress" (target.required). Its columns are: id, employeeId.'],
  [`create: { userPrincipalName: 'Append([numbr], "@contoso.com")', mailNickname: '[user_id]', displayName: '[user_id]' }`, 'app.csv has no column "numbr" (create, userPrincipalName). Did you mean "number"? Its columns are: user_id, number.'],
  ['exclude: [ { attribute: login, matches: svc, reason: x } ]', 'app.csv has no column "login" (exclude). Its columns are: user_id, number.'],
])('%s names a column that is not there', async (line, message) => {
  const files = { 'rollcall.yaml': `${configuration}${line}\n` };
  await expectRefusal(byConfiguration, files, 2, `rollcall: ${message} [column-not-found]\n`);
}); // prettier-ignore

test('a directory without a key that is known', async () => {
  await expectRefusal(
    checkByFlags,
    { 'directory.csv': 'employeeId,name\n00417,Ada\n' },
    2,
    'rollcall: directory.csv has no column "id" or "objectId" or "objectGUID" (the key; choose another with --directory-key). Its columns are: employeeId, name. [column-not-found]\n',
  );
});

test('the assigned list has no column to go by', async () => {
  const files = {
    'assigned.csv': 'mail\nada@contoso.com\n',
    'rollcall.yaml': `${configuration}scope: { assigned: assigned.csv }\n`,
  };
  await expectRefusal(
    byConfiguration,
    files,
    2,
    'rollcall: assigned.csv has no column "userPrincipalName" (the assigned list). Its columns are: mail. [column-not-found]\n',
  );
});

test('a header that is used stands there twice', async () => {
  await expectRefusal(
    checkByFlags,
    { 'app.csv': 'user_id,number,Number\n1,00417,x\n' },
    3,
    'rollcall: app.csv: 2 columns are called "number". Rename or remove all but one; which of them is meant cannot be told. [header-repeated]\n',
  );
});

test('a header that nobody uses may stand there twice, or be empty', async () => {
  const cwd = folderWith({
    ...twoPeople,
    'app.csv': 'user_id,note,number,note,,\n1,a,00417,b,,\n2,c,00533,d,,\n',
  });
  const { status, stdout, stderr, files } = await runCli(checkByFlags, { cwd });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('  matched                  2  100.0 %\n');
  expect(Object.keys(files)).toEqual(reportFiles);
});

test('a header that would only be recognised may stand there twice', async () => {
  const cwd = folderWith({
    ...twoPeople,
    'app.csv': 'user_id,number,email,Email\n1,00417,a@contoso.com,b@contoso.com\n2,00533,,\n',
  });
  const { status, stderr, files } = await runCli(checkByFlags, { cwd });
  expect(stderr).not.toContain('recognised email');
  expect(status).toBe(0);
  expect(Object.keys(files)).toEqual(reportFiles);
});

test('a role that is named is not looked for among well-known headers', async () => {
  const cwd = folderWith({
    ...twoPeople,
    'app.csv': 'user_id,number,holder,name,name\n1,00417,Ada,x,y\n2,00533,Bo,x,y\n',
  });
  const { status, stderr, files } = await runCli([...checkByFlags, '--as', 'displayName=holder'], { cwd });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(readList(files['matched.csv']).map((row) => row['display_name'])).toEqual(['Ada', 'Bo']);
});

test('well-known headers are recognised and said aloud', async () => {
  const cwd = folderWith({
    'app.csv': 'user_id,number,full_name,isActive\n1,00417,Ada,true\n2,00533,Bo,0\n',
    'directory.csv': 'Object Id,employeeId,accountEnabled\nd1,00417,True\nd2,00533,True\n',
  });
  const { status, stderr, files } = await runCli(checkByFlags, { cwd });
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr:
      'app.csv: recognised displayName = full_name, enabled = isActive\ndirectory.csv: recognised enabled = accountEnabled\n',
  });
  expect(readList(files['matched.csv']).map((row) => [row['display_name'], row['readiness']])).toEqual([
    ['Ada', 'ready'],
    ['Bo', 'ready'],
  ]);
});

test('yes/no words of the application that cannot be read', async () => {
  await expectRefusal(
    [...checkByFlags, '--as', 'enabled=state'],
    { 'app.csv': 'user_id,number,state\n1,00417,aktiv\n2,00533,yes\n3,1,gesperrt\n4,2,\n5,3,aktiv\n' },
    2,
    'rollcall: app.csv: "state" plays the role enabled and holds "aktiv" (line 2), "gesperrt" (line 4), which is ' +
      'neither yes nor no. Say in the configuration which words mean yes: application.roles.enabled: ' +
      '{ column: state, in: [...] }. [unreadable-words]\n',
  );
});

test('yes/no words of the directory that cannot be read', async () => {
  const words = ['Wahr', 'Falsch', 'ja', 'nein'];
  const rows = words.map((word, index) => `d${index},${index},${word}\n`).join('');
  await expectRefusal(
    checkByFlags,
    { 'directory.csv': `id,employeeId,accountEnabled\n${rows}` },
    2,
    'directory.csv: recognised enabled = accountEnabled\n' +
      'rollcall: directory.csv: "accountEnabled" plays the role enabled and holds "Wahr" (line 2), "Falsch" (line 3), ' +
      '"ja" (line 4), "nein" (line 5), which is neither yes nor no. Say in the configuration which words mean yes: ' +
      'directory.roles.enabled: { column: accountEnabled, in: [...] }. [unreadable-words]\n',
  );
});

test('a role of yes/no words listed in the configuration', async () => {
  const cwd = folderWith({
    'app.csv': twoPeople['app.csv'],
    'directory.csv': 'id,employeeId,state\nd1,00417,Wahr\nd2,00533,Falsch\n',
    'rollcall.yaml': configuration.replace(
      'directory:\n',
      'directory:\n  roles: { enabled: { column: state, in: [wahr] } }\n',
    ),
  });
  const { status, stderr, files } = await runCli(byConfiguration, { cwd });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readList(files['matched.csv']).map((row) => row['readiness'])).toEqual(['ready', 'disabled']);
});

test.each([
  ['1,a\n2,b\n1,c\n', '1 key is repeated in "user_id": "1" (lines 2, 4)'],
  ['1,a\n1,b\n1,c\n1,d\n1,e\n', '1 key is repeated in "user_id": "1" (lines 2, 3, 4, 5, …)'],
  [
    '1,a\n2,a\n3,a\n4,a\n1,b\n2,b\n3,b\n4,b\n',
    '4 keys are repeated in "user_id": "1" (lines 2, 6), "2" (lines 3, 7), "3" (lines 4, 8), …',
  ],
])('keys that are repeated: %j', async (rows, message) => {
  await expectRefusal(
    checkByFlags,
    { 'app.csv': `user_id,number\n${rows}` },
    3,
    `rollcall: app.csv: ${message}. Choose a column that is unique, or set "repeatedKeys: merge" where the rows say ` +
      'the same of one user. [keys-repeated]\n',
  );
});

const merging = configuration.replace('key: user_id\n', 'key: user_id\n  repeatedKeys: merge\n');

test('rows of one key that differ where nobody looks are merged', async () => {
  const cwd = folderWith({
    ...twoPeople,
    'app.csv': 'user_id,number,note\n1,00417,x\n2,00533,y\n1,00417,z\n',
    'rollcall.yaml': merging,
  });
  const { status, stdout, stderr, files } = await runCli(byConfiguration, { cwd });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('  application  2 users, 1 merged, 3 rows of app.csv, unproven\n');
  expect(readList(files['matched.csv']).map((row) => row['source_line'])).toEqual(['2', '3']);
});

test('rows of one key that disagree cannot be merged', async () => {
  await expectRefusal(
    byConfiguration,
    { 'app.csv': 'user_id,number\n1,00417\n2,00533\n1,417\n', 'rollcall.yaml': merging },
    3,
    'rollcall: app.csv: the rows of "1" on lines 2 and 4 differ in "number". Rows of one key are merged only where ' +
      'every column that is used agrees: mend the export. [rows-disagree]\n',
  );
});

test('for users to create the addresses of the directory are read, several to a user', async () => {
  const people = [
    {
      id: 'd1',
      employeeId: '1',
      proxyAddresses: ['SMTP:mia@contoso.com', 'smtp:m@contoso.com'],
      mail: 'mia@contoso.com',
    },
    { id: 'd2', employeeId: '2', proxyAddresses: [] },
  ];
  const cwd = folderWith({
    'app.csv': 'user_id,number\nA1,1\nA2,2\n',
    'directory.json': JSON.stringify(people),
    'rollcall.yaml': `application: { source: { kind: csv, file: app.csv }, key: user_id }
directory: { source: { kind: json, file: directory.json } }
matching: { rules: [ { application: number, directory: employeeId } ] }
create: { userPrincipalName: 'Append([user_id], "@contoso.com")', mailNickname: '[user_id]', displayName: '[user_id]' }
`,
  });
  const { status, files } = await runCli(byConfiguration, { cwd });
  expect(status).toBe(0);
  expect(JSON.parse(files['report/summary.json'] ?? files['summary.json'])).toMatchObject({
    directory: { accepted: 2, rejected: 0 },
    outcomes: { matched: 2 },
  });
});
