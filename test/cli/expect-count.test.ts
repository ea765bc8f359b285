import { describe, expect, test } from 'vitest';
import { runCli } from '../run-cli.ts';
import { checkByFlags, configuration, folderWith, twoPeople } from './exports.ts';

function completenessOf(files: Readonly<Record<string, string>>): readonly string[] {
  const { application, directory } = JSON.parse(files['summary.json']) as Record<
    'application' | 'directory',
    { readonly completeness: string }
  >;
  return [application.completeness, directory.completeness];
}

describe('--expect-count', () => {
  test.each([
    [['application=2'], 0, ['proven', 'unproven']],
    [['directory=2'], 0, ['unproven', 'proven']],
    [['application=2', 'directory=2'], 0, ['proven', 'proven']],
    [['application=3'], 3, ['incomplete', 'unproven']],
    [['application=1', 'directory=2'], 3, ['incomplete', 'proven']],
    [['directory=1001'], 3, ['unproven', 'incomplete']],
    [['application=9', 'application=2'], 0, ['proven', 'unproven']],
  ])('%j', async (counts, status, completeness) => {
    const flags = counts.flatMap((count) => ['--expect-count', count]);
    const run = await runCli([...checkByFlags, ...flags], { cwd: folderWith(twoPeople) });
    expect(run.status).toBe(status);
    expect(completenessOf(run.files)).toEqual(completeness);
    expect(run.files['unmatched.csv'].includes('INCOMPLETE')).toBe(status === 3);
    expect(run.stdout.includes('INCOMPLETE')).toBe(status === 3);
  });

  test('the finding says how many there are, and how many were expected', async () => {
    const { files } = await runCli([...checkByFlags, '--expect-count', 'directory=3'], {
      cwd: folderWith(twoPeople),
    });
    expect(files['findings.csv']).toContain(
      '"unexpected-count","error","directory","directory.csv","","The export has 2 users, rejected rows counted, and 3 were expected (--expect-count directory).',
    );
  });

  test.each([
    ['1', 'gave more users than there should be'],
    ['3', 'did not give all users'],
  ])('of %s users the two that there are: the export %s', async (count, words) => {
    const flags = [...checkByFlags, '--expect-count', `application=${count}`];
    const { stdout } = await runCli(flags, { cwd: folderWith(twoPeople) });
    expect(stdout).toContain(`INCOMPLETE: app.csv ${words}. Do not act on this report; see findings.csv.`);
  });

  test('a rejected row is a user all the same, and rows of one key are one', async () => {
    const rows = 'user_id,number\n1,00417\n1,00417\n2,00533\n3,1,1\n';
    const merging = configuration.replace('key: user_id', 'key: user_id\n  repeatedKeys: merge');
    const cwd = folderWith({ ...twoPeople, 'app.csv': rows, 'rollcall.yaml': merging });
    const run = await runCli(
      ['check', '--expect-count', 'application=3', '--limit', 'rejected=1', '--out', 'report'],
      { cwd },
    );
    expect([run.status, ...completenessOf(run.files)]).toEqual([0, 'proven', 'unproven']);
  });

  test('the right number proves nothing of a file that is broken off', async () => {
    const cwd = folderWith({ ...twoPeople, 'app.csv': 'user_id,number\n1,00417\n2,"00533\n' });
    const run = await runCli([...checkByFlags, '--expect-count', 'application=2'], { cwd });
    expect([run.status, ...completenessOf(run.files)]).toEqual([3, 'incomplete', 'unproven']);
  });

  test('it goes before the configuration', async () => {
    const expecting = configuration.replace('key: user_id', 'key: user_id\n  expectCount: 7');
    const cwd = folderWith({ ...twoPeople, 'rollcall.yaml': expecting });
    expect((await runCli(['check', '--out', 'a'], { cwd })).status).toBe(3);
    expect((await runCli(['check', '--expect-count', 'application=2', '--out', 'b'], { cwd })).status).toBe(
      0,
    );
  });

  test.each(['explain', 'plan'])('%s heeds it', async (command) => {
    const create = `create:\n  userPrincipalName: '[number]'\n  mailNickname: '[number]'\n  displayName: '[number]'\n`;
    const cwd = folderWith({ ...twoPeople, 'rollcall.yaml': configuration + create });
    const asked = command === 'explain' ? [command, '1'] : [command];
    expect((await runCli([...asked, '--expect-count', 'directory=2'], { cwd })).status).toBe(0);
    expect((await runCli([...asked, '--expect-count', 'directory=3'], { cwd })).status).toBe(3);
  });

  test.each([
    ['1234', 'Write it as --expect-count application=1234.'],
    ['application=', 'Write it as --expect-count application=1234.'],
    ['application=0', 'Write the number of users, as the application or the directory counts them itself.'],
    [
      'application=12.5',
      'Write the number of users, as the application or the directory counts them itself.',
    ],
    [
      'aplication=12',
      '"aplication" is not known. Did you mean "application"? Known are: application, directory.',
    ],
  ])('%s is refused', async (count, message) => {
    const run = await runCli([...checkByFlags, '--expect-count', count], { cwd: folderWith(twoPeople) });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(message);
    expect(run.files).toEqual({});
  });
});
