import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli, temporaryFolder, type CliRun } from '../run-cli.ts';
import { folderWith } from './exports.ts';

const exports = {
  'app.csv': 'user_id,login,role\n001,ada@contoso.com,user\n002,bo@contoso.com,admin\n003,desk,user\n',
  'directory.csv':
    'id,userPrincipalName\nd1,ada@contoso.com\nd2,bo@contoso.com\nd3,kim@contoso.com\nd4,lea@contoso.com\n',
  'rollcall.yaml': `application:
  source: { kind: csv, file: app.csv }
  key: user_id
  roles: { privileged: { column: role, in: [admin] } }
directory: { source: { kind: csv, file: directory.csv } }
matching: { rules: [ { application: login, directory: '[userPrincipalName]' } ] }
decisions: [ decided.csv ]
`,
} as const;

const check = ['check', '--config', 'rollcall.yaml', '--out', 'report'];
const header = 'fingerprint,application_key,decision,directory_id,decided_by,reason,expires_on';

async function optionsOf(files: Readonly<Record<string, string>>): Promise<Record<string, string>[]> {
  const run = await runCli(check, { cwd: folderWith({ 'decided.csv': `${header}\n`, ...files }) });
  return readList(run.files['resolution-options.csv']);
}

async function decide(
  ...rows: readonly (readonly [key: string, decision: string, more?: string])[]
): Promise<string> {
  const options = await optionsOf(exports);
  const lines = rows.map(([key, decision, more = '']) => {
    const { fingerprint } = options.find((row) => row['application_key'] === key) ?? {};
    return `${fingerprint ?? ''},${key},${decision},${more}`.replace(/,*$/, '');
  });
  return `${[header, ...lines].join('\n')}\n`;
}

const kindsOf = ({ files }: CliRun): string[] =>
  readList(files['findings.csv']).map(({ kind, source, line }) => `${kind} ${source} ${line}`);

describe('decisions', () => {
  test('lift a hold and set users aside, and the gate counts what is left', async () => {
    const decided = await decide(['002', 'same-person', 'd2'], ['003', 'exclude']);
    const run = await runCli([...check, '--limit', 'duplicate=unlimited'], {
      cwd: folderWith({ ...exports, 'decided.csv': decided }),
    });
    expect(run.status).toBe(0);
    expect(JSON.parse(run.files['summary.json']).outcomes).toMatchObject({
      matched: 2,
      held: 0,
      unmatched: 0,
      excluded: 1,
    });
    expect(readList(run.files['matched.csv']).map((row) => row['decision'])).toEqual(['', 'same-person d2']);
    expect(JSON.parse(run.files['manifest.json']).inputs).toContainEqual({
      side: 'decisions',
      file: 'decided.csv',
      size: decided.length,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      rows: 2,
    });
  });

  test('by flags go before those of the configuration, and add up', async () => {
    const cwd = folderWith({
      ...exports,
      'decided.csv': await decide(['002', 'exclude'], ['003', 'exclude']),
      'sent/one.csv': await decide(['002', 'same-person', 'd2']),
      'sent/other.csv': await decide(['003', 'delete-leaver']),
    });
    const run = await runCli([...check, '--decisions', 'sent/one.csv', '--decisions', 'sent/other.csv'], {
      cwd,
    });
    expect(readList(run.files['resolution-options.csv']).map((row) => row['decision'])).toEqual([
      'same-person',
      'delete-leaver',
    ]);
  });

  test('are no column of matched.csv where none are read', async () => {
    const { 'rollcall.yaml': yaml, ...files } = exports;
    const cwd = folderWith({ ...files, 'rollcall.yaml': yaml.replace(/^decisions.*\n/m, '') });
    const run = await runCli(check, { cwd });
    expect(run.files['matched.csv']).not.toContain('decision');
  });

  test('with a row that cannot be read are incomplete: somebody may have said no', async () => {
    const cwd = folderWith({ ...exports, 'decided.csv': `${header}\nfp1-1,002,exclude,,,a, b,,,\n` });
    const run = await runCli(check, { cwd });
    expect(run.status).toBe(3);
    expect(readList(run.files['rejected-rows.csv'])).toMatchObject([
      { source: 'decided.csv', line: '2', reason: 'too-many-cells' },
    ]);
    expect(readList(run.files['resolution-options.csv'])[0]).toMatchObject({
      incomplete:
        'INCOMPLETE: decided.csv did not give all decisions. Do not act on this report; see findings.csv.',
    });
    expect(kindsOf(run)).toContain('incomplete-source decided.csv 2');
  });

  test.each([
    ['a file that is not there', undefined, 3, 'decided.csv does not exist'],
    ['a file of something else', 'user_id,login\n1,a\n', 2, 'decided.csv has no column "decision"'],
    ['a workbook', 'PK\u0003\u0004 xl/workbook.xml\n', 3, 'decided.csv is no text file'],
  ])('in %s end the run', async (_what, text, status, message) => {
    const cwd = folderWith({ ...exports, ...(text === undefined ? {} : { 'decided.csv': text }) });
    const run = await runCli(check, { cwd });
    expect(run).toMatchObject({ status, files: {} });
    expect(run.stderr).toContain(message);
  });

  test('are read back from the list that the next run writes, and nothing more is proposed', async () => {
    const cwd = join(import.meta.dirname, '../../fixtures/decisions');
    const expected = join(cwd, 'expected/report/resolution-options.csv');
    const out = join(temporaryFolder(), 'report');
    const args = ['check', '--config', 'rollcall.yaml', '--out', out, '--decisions', expected];
    const run = await runCli(args, { cwd });
    expect(run.files['resolution-options.csv']).toBe(readFileSync(expected, 'utf8'));
    const about = kindsOf(run).filter((kind) => kind.startsWith('decision'));
    expect(about).toEqual([expect.stringMatching(/^decision-links-nothing .* 31$/)]);
  });
});

test('whose account it is not is no more proposed, and what to do is told all the same', async () => {
  const files = {
    ...exports,
    'app.csv': 'user_id,login,email\n001,ada@contoso.com,\n003,desk,kim@contoso.org\n',
    'directory.csv':
      'id,userPrincipalName,mail\nd1,ada@contoso.com,\nd3,kim@contoso.com,kim@contoso.org\nd4,lea@contoso.com,kim@contoso.org\n',
    'rollcall.yaml': exports['rollcall.yaml'].replace(/\n {2}roles:.*/, ''),
  };
  const [{ fingerprint, ...before }] = await optionsOf(files);
  expect(before).toMatchObject({ application_key: '003', candidate_id: 'd3' });
  for (const [decision, candidate] of [['not-same-person', 'd4'], ['same-person', 'd3']]) {
    const decided = `${header}\n${fingerprint},003,${decision},D3\n`;
    const notFound = await runCli(check, { cwd: folderWith({ ...files, 'decided.csv': decided }) });
    expect(kindsOf(notFound)).toContain('decision-on-nobody decided.csv 2');
    const run = await runCli(check, { cwd: folderWith({ ...files, 'decided.csv': decided.replace('D3', 'd3') }) });
    const [row] = readList(run.files['resolution-options.csv']);
    expect(row).toMatchObject({ candidate_id: candidate, decision, outcome: 'unmatched' });
    expect(row['recommended_option']).not.toBe('');
    expect(row['change']).not.toBe('');
    expect(run.stdout).toContain('decide about 1 account');
  } // prettier-ignore
});

test('an id that is a GUID is the same in capitals', async () => {
  const guid = 'a2000000-0000-4000-8000-00000000000b';
  const files = { ...exports, 'directory.csv': exports['directory.csv'].replace('d2,', `${guid},`) };
  const [{ fingerprint }] = await optionsOf(files);
  const decided = `${header}\n${fingerprint},002,same-person,${guid.toUpperCase()}\n`;
  const run = await runCli(check, { cwd: folderWith({ ...files, 'decided.csv': decided }) });
  expect(readList(run.files['matched.csv']).map((row) => row['application_key'])).toEqual(['001', '002']);
});
