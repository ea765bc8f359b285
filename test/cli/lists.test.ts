import { expect, test } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli } from '../run-cli.ts';
import { checkByFlags, configuration, folderWith, reportFiles, twoPeople } from './exports.ts';

const lists = reportFiles.filter((name) => name.endsWith('.csv'));

const byConfiguration = ['check', '--config', 'rollcall.yaml', '--out', 'report'];

/** One matched, two contested and two unmatched accounts, of which one is like somebody without an account. */
const manyOutcomes = {
  'app.csv': 'user_id,number,=note\n1,00417,a\n2,00533,\n3,00533,c\n4,9,\n5\n6,714,\n',
  'directory.csv': `${twoPeople['directory.csv']}d3,00714\n`,
  'rollcall.yaml': `${configuration}report: { columns: ['=note'] }\n`,
} as const;

test('every list is UTF-8 with a byte order mark, CR LF and every field in quotes', async () => {
  const { files } = await runCli(byConfiguration, { cwd: folderWith(manyOutcomes) });
  for (const list of lists) {
    expect.soft(files[list], list).toMatch(/^\ufeff("([^"]|"")*"(,"([^"]|"")*")*\r\n)+$/);
    expect.soft(readList(files[list]).length, list).toBeGreaterThan(0);
  }
});

test('a passed-through column that is named like a formula is guarded in every list', async () => {
  const { files } = await runCli(byConfiguration, { cwd: folderWith(manyOutcomes) });
  for (const list of ['matched.csv', 'unmatched.csv', 'duplicate-risk.csv', 'conflicts.csv']) {
    expect.soft(files[list].split('\r\n')[0], list).toMatch(/,"'=note"$/);
  }
});

test('a passed-through column that is called like one of the list takes none of its names', async () => {
  const cwd = folderWith({
    ...manyOutcomes,
    'app.csv': 'user_id,number,decision,Outcome\n1,00417,a,b\n2,9,c,d\n',
    'rollcall.yaml': `${configuration}report: { columns: [decision, Outcome] }\n`,
  });
  const { files } = await runCli(byConfiguration, { cwd });
  expect(readList(files['resolution-options.csv'])).toMatchObject([
    { outcome: 'unmatched', decision: '', 'application.decision': 'c', 'application.Outcome': 'd' },
  ]);
  expect(readList(files['matched.csv'])).toMatchObject([{ 'application.decision': 'a', Outcome: 'b' }]);
});

test('every list of an incomplete run says so, also one without rows', async () => {
  const cwd = folderWith({ ...twoPeople, 'app.csv': 'user_id,number\n1,00417\n2,"00533\n' });
  const { status, stdout, stderr, files } = await runCli(checkByFlags, { cwd });
  expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
  expect(stdout).toMatch(/^INCOMPLETE: app\.csv did not give all users\./m);
  expect(files['summary.md']).toContain('app.csv did not give all users.');
  for (const list of lists) {
    expect.soft(files[list], list).toContain('INCOMPLETE: app.csv did not give all users.');
    const lastCells = readList(files[list]).map((row) => Object.values(row).at(-1));
    expect
      .soft(
        lastCells.every((cell) => cell?.startsWith('INCOMPLETE: ')),
        list,
      )
      .toBe(true);
  }
});

test('an explanation does not deny that somebody in the directory has a placeholder', async () => {
  const cwd = folderWith({
    'app.csv': 'user_id,number,mail\n1,00417,\n2,N/A,bo@contoso.com\n',
    'directory.csv': 'id,employeeId,mail,accountEnabled\nd1,00417,,True\nd2,N/A,,True\n',
  });
  const { files } = await runCli([...checkByFlags, '--rule', 'mail=mail'], { cwd });
  const [{ explanation }] = readList(files['unmatched.csv']);
  expect(explanation).toContain('No directory user has the mail "bo@contoso.com"');
  expect(explanation).not.toContain('N/A');
});
