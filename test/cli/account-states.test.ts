import { expect, test } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli } from '../run-cli.ts';
import { checkByFlags, folderWith } from './exports.ts';

const directory = 'id,employeeId,accountEnabled\nd1,00417,True\nd2,00533,False\n';

async function findingsOf(files: Readonly<Record<string, string>>): Promise<string[][]> {
  const { files: report } = await runCli(checkByFlags, { cwd: folderWith(files) });
  return readList(report['findings.csv']).map(({ kind, subject }) => [kind, subject]);
}

test('an inactive account that is matched with somebody who is enabled is a finding', async () => {
  const app = 'user_id,number,active\n1,00417,no\n2,00533,no\n3,9,yes\n';
  expect(await findingsOf({ 'app.csv': app, 'directory.csv': directory })).toContainEqual([
    'inactive-but-matched',
    'enabled',
  ]);
});

test('an export in which nobody is enabled is a finding', async () => {
  const app = 'user_id,number,active\n1,00417,no\n2,00533,no\n';
  expect(await findingsOf({ 'app.csv': app, 'directory.csv': directory })).toContainEqual([
    'nobody-enabled',
    'application active',
  ]);
});

test('where everybody who is matched is active, neither is told', async () => {
  const app = 'user_id,number,active\n1,00417,yes\n2,00533,no\n';
  const kinds = (await findingsOf({ 'app.csv': app, 'directory.csv': directory })).map(([kind]) => kind);
  expect(kinds).not.toContain('inactive-but-matched');
  expect(kinds).not.toContain('nobody-enabled');
});

test('rejected rows are told beside the forecasts they make doubtful', async () => {
  const app = 'user_id,number\n1,00417\n2,00533,x\n';
  expect(await findingsOf({ 'app.csv': app, 'directory.csv': directory })).toContainEqual([
    'rows-rejected',
    'rejected-rows.csv',
  ]);
});

test('what does not show of a value is told where it is not found', async () => {
  const app = 'user_id,number\n1,00417\n2,00533 \n3,005\u200b33\n4,99\n';
  const { files } = await runCli([...checkByFlags, '--no-evidence'], {
    cwd: folderWith({ 'app.csv': app, 'directory.csv': directory }),
  });
  expect(readList(files['unmatched.csv']).map(({ explanation }) => explanation)).toEqual([
    'No directory user has the number "00533 " (with a blank at its end or beginning).',
    'No directory user has the number "005\u200b33" (with characters that do not show).',
    'No directory user has the number "99".',
  ]);
});
