import { expect, test } from 'vitest';
import { runCli } from '../run-cli.ts';
import { folderWith } from './exports.ts';

const files = {
  'app.csv': [
    'user_id,login,email,full_name',
    '1,ALee@contoso.com,,Ada Lee',
    '2,bob,n/a,Bob Roy',
    '3,gone,gone@contoso.com,Gil Ono',
    '4,cleo,alee@contoso.com,Ada Lee',
    ',lost,lost@contoso.com,Lo St',
  ].join('\n'),
  'directory.csv': [
    'id,userPrincipalName,mail,displayName,department,accountEnabled,givenName,surname',
    'd1,alee@contoso.com,alee@contoso.com,Ada Lee,Retail,true,Ada,Lee',
    'd2,broy@contoso.com,,Bob Roy,Finance,true,Bob,Roy',
    'd3,cleo_fabrikam.com#EXT#@contoso.com,,Cleo Day,,false,Clio,Day',
  ].join('\n'),
  'rollcall.yaml': [
    'application: { source: { kind: csv, file: app.csv }, key: user_id, roles: { displayName: full_name } }',
    'directory: { source: { kind: csv, file: directory.csv } }',
    'matching:',
    '  rules:',
    "    - { application: login, directory: '[userPrincipalName]' }",
    "    - { application: email, directory: '[mail]' }",
    "    - { application: login, directory: 'ToLower([givenName])' }",
    'scope: { filters: [ [ { attribute: department, operator: EQUALS, value: Retail } ] ] }',
  ].join('\n'),
} as const;

const explain = (user: string, ...more: readonly string[]) =>
  runCli(['explain', user, ...more], { cwd: folderWith(files) });

/** The same sources without a configuration. */
const sources = ['--app', 'app.csv', '--directory', 'directory.csv', '--key', 'user_id'];
const flags = [...sources, '--rule', 'login=userPrincipalName'];

test('an account is told with everybody involved, rule by rule', async () => {
  const { status, stdout, files: written } = await explain('1');
  expect(status).toBe(0);
  expect(written).toEqual({});
  expect(stdout).toBe(`Account 1 (Ada Lee), app.csv line 2, found by user_id
  matched: claimed by alee@contoso.com (Ada Lee)
  Rule 1 links it; provisioning will update the account.
  rule 1  login = [userPrincipalName]
    login "ALee@contoso.com"
      claimed by alee@contoso.com (Ada Lee): enabled and in scope, equal when case is ignored
  rule 2  email = [mail]
    email is empty
  rule 3  login = ToLower([givenName])
    login "ALee@contoso.com"
      no directory user has it

Directory user alee@contoso.com (Ada Lee), directory.csv line 2
  enabled, in scope
    scoping filter 1 takes the user in
  rule 1  login = [userPrincipalName]
    userPrincipalName "alee@contoso.com"
    found in login of 1 (Ada Lee): claims that account, and no further rule is asked
  rule 2  email = [mail]
    mail "alee@contoso.com"
    not asked, for an earlier rule found an account; email of 4 (Ada Lee) has this value
  rule 3  login = ToLower([givenName])
    givenName "Ada"
    gives "ada"
    not asked, for an earlier rule found an account
  provisioning links the account and updates it
`);
});

test('a directory user out of scope is told which clause puts them out, and what was computed', async () => {
  const { stdout } = await explain('D2');
  expect(stdout).toContain(
    'Account 2 (Bob Roy), app.csv line 3\n  matched: claimed by broy@contoso.com (Bob Roy)\n  Rule 3 links it, but no scoping filter takes the directory user in',
  );
  expect(stdout).toContain('email "n/a"\n      only says that there is no value: it is not looked for');
  expect(stdout).toContain(
    'scoping filter 1 puts the user out: it asks for department EQUALS "Retail", and the value is "Finance"',
  );
  expect(stdout).toContain('mail is empty\n    nothing to look for: the next rule is asked');
  expect(stdout).toContain('givenName "Bob"\n    gives "bob"\n    found in login of 2 (Bob Roy)');
  expect(stdout).toContain('provisioning does nothing: the user is not in scope');
});

test('a guest is told under the name as it is stored and the address that the service sees', async () => {
  const { stdout } = await explain('cleo_fabrikam.com#ext#@contoso.com');
  expect(stdout).toContain(
    'userPrincipalName "cleo_fabrikam.com#EXT#@contoso.com"\n    gives "cleo@fabrikam.com"',
  );
  expect(stdout).toContain('and there is no value');
});

test('a value names all who have it', async () => {
  const { stdout } = await explain('ALEE@contoso.com', '--json');
  const { accounts, directoryUsers } = JSON.parse(stdout);
  expect(
    accounts.map((account: { user: object; foundBy: string[] }) => [account.user, account.foundBy]),
  ).toEqual([
    [{ id: '1', upn: '', displayName: 'Ada Lee', source: 'app.csv', line: 2 }, ['login']],
    [{ id: '4', upn: '', displayName: 'Ada Lee', source: 'app.csv', line: 5 }, ['email']],
  ]);
  expect(accounts[1]).toMatchObject({
    outcome: 'unmatched',
    reason: 'second-account',
    rule: null,
    claimant: null,
  });
  expect(accounts[1].explanation).toContain('already claims the account 1');
  expect(directoryUsers[0].foundBy).toEqual(['userPrincipalName', 'mail']);
});

test('who is not there is asked back, with names that are close', async () => {
  const { status, stdout, stderr } = await explain('lee');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('nobody is called "lee"');
  expect(stderr).toContain('Did you mean "1" or "4" or "alee@contoso.com"?');
});

test('a crowd is counted, not listed', async () => {
  const rows = Array.from({ length: 30 }, (_, at) => `${at},same,Name ${at}`);
  const cwd = folderWith({
    'app.csv': ['user_id,login,full_name', ...rows].join('\n'),
    'directory.csv': ['id,userPrincipalName', 'd1,same'].join('\n'),
  });
  const { stdout } = await runCli(['explain', 'd1', ...flags], { cwd });
  expect(stdout).toContain('and 20 more: claims these 30 accounts');
  expect(stdout).toContain('And 20 more accounts and 0 more directory users');
  expect(stdout.match(/^Account /gm)).toHaveLength(10);
});

test('an incomplete source is said first, and is the exit code', async () => {
  const cwd = folderWith({ ...files, 'app.csv': `${files['app.csv']}\n5,"never closed,x,y\n` });
  const { status, stdout } = await runCli(['explain', '1'], { cwd });
  expect(status).toBe(3);
  expect(stdout.split('\n')[0]).toContain('INCOMPLETE');
  const rejected = await runCli(['explain', '5'], { cwd });
  expect(rejected.status).toBe(2);
  expect(rejected.stderr).toContain('the row of "5" was rejected (app.csv line 7: quote-not-closed)');
});

test('names from files cannot move the cursor', async () => {
  const cwd = folderWith({
    'app.csv': 'user_id,login,full_name\n1,a,Eve \u001b[2J\n',
    'directory.csv': 'id,userPrincipalName\nd1,b\n',
  });
  const { stdout } = await runCli(['explain', '1', ...flags, '--as', 'displayName=full_name'], { cwd });
  expect(stdout).toContain('Eve \\u{1b}[2J');
});

test('an account is found by its sign-in name, where no rule compares that', async () => {
  const cwd = folderWith({
    'app.csv': 'user_id,login,mail\n1,JLee,ada@contoso.com\n',
    'directory.csv': 'id,mail\nd-1,ada@contoso.com\n',
  });
  const { stdout } = await runCli(['explain', 'jlee', ...sources, '--rule', 'mail=mail'], { cwd });
  expect(stdout).toContain('Account 1, app.csv line 2, found by login');
});
