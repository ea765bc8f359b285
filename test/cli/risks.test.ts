import { describe, expect, test } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli, type CliRun } from '../run-cli.ts';
import { folderWith } from './exports.ts';

const app = [
  'user_id,login,email,display_name,enabled',
  'u1,ada@contoso.com,,Ada Lund,yes',
  'u2,bo@contoso.com ,,Bo Vik,yes',
  'u3,,ada@contoso.com,Ada Lund,yes',
  'u4,eve@contoso.com,,Eve Holt,yes',
  'u5,old@contoso.com,,Old Test,no',
];
const directory = [
  'id,userPrincipalName,mail,displayName,accountEnabled,department',
  'd1,ada@contoso.com,,Ada Lund,True,Sales',
  'd2,bo@contoso.com,,Bo Vik,True,Design',
  'd4,eve@contoso.com,,Eve Holt,False,Legal',
];
const config = {
  application: { source: { kind: 'csv', file: 'app.csv' }, key: 'user_id' },
  directory: { source: { kind: 'csv', file: 'directory.csv' } },
  matching: { rules: [{ application: 'login', directory: '[userPrincipalName]' }] },
};

interface Change {
  readonly app?: readonly string[];
  readonly directory?: readonly string[];
  readonly config?: object;
  readonly flags?: readonly string[];
}

function check(change: Change = {}): Promise<CliRun> {
  const cwd = folderWith({
    'app.csv': `${(change.app ?? app).join('\n')}\n`,
    'directory.csv': `${(change.directory ?? directory).join('\n')}\n`,
    'assigned.csv': 'id\nd1\nd4\n',
    'rollcall.yaml': JSON.stringify({ ...config, ...change.config }),
  });
  return runCli(['check', '--out', 'report', ...(change.flags ?? [])], { cwd });
}

const risksOf = ({ files }: CliRun): unknown => JSON.parse(files['summary.json']).risks;

const cellsOf = ({ files }: CliRun, column: string): Record<string, string> =>
  Object.fromEntries(
    ['matched.csv', 'unmatched.csv'].flatMap((file) =>
      readList(files[file]).map((row) => [row['application_key'], row[column]]),
    ),
  );

/** Without the first cell of that name, header and rows. */
const without = (lines: readonly string[], name: string): string[] => {
  const at = lines[0].split(',').indexOf(name);
  return lines.map((line) => line.split(',').toSpliced(at, 1).join(','));
};

describe('a duplicate', () => {
  test('is an account that nobody claims, of somebody who would be created', async () => {
    const run = await check();
    expect(risksOf(run)).toEqual({ duplicate: 1, 'second-account': 1, lockout: null });
    expect(cellsOf(run, 'duplicate_risk')).toMatchObject({ u2: 'yes', u3: 'no', u5: 'no' });
    expect(readList(run.files['duplicate-risk.csv'])).toEqual([
      {
        application_key: 'u2',
        display_name: 'Bo Vik',
        email: '',
        last_sign_in: '',
        position: '1',
        directory_id: 'd2',
        directory_upn: 'bo@contoso.com',
        directory_display_name: 'Bo Vik',
        directory_department: 'Design',
        confidence: '0.97',
        evidence: 'same-address | same-name',
        explanation:
          'Bo Vik (bo@contoso.com) and this account have the same address (login "bo@contoso.com " (with a blank at its end or beginning), userPrincipalName "bo@contoso.com"); the same name (display_name "Bo Vik", displayName "Bo Vik"). Provisioning would create a new account for that person.',
      },
    ]);
    expect(run.stdout).toContain('  duplicate        1, at most 0\n');
    expect(run.stdout).toContain('report/duplicate-risk.csv: settle who owns 1 account before go-live');
  });

  test.each([
    ['is not created', { config: { target: { create: false } } }],
    ['is not in scope', { config: { scope: { assigned: 'assigned.csv' } } }],
    ['is disabled', { directory: directory.map((line) => line.replace('Bo Vik,True', 'Bo Vik,False')) }],
    ['is less sure than asked for', { config: { evidence: { duplicateFrom: 0.98 } } }],
  ])('is nobody who %s', async (_who, change) => {
    const run = await check(change);
    expect(risksOf(run)).toMatchObject({ duplicate: 0 });
    expect(readList(run.files['duplicate-risk.csv'])).toEqual([]);
    expect(readList(run.files['unmatched.csv'])[0]['explanation']).toContain('Its owner may be Bo Vik');
  });

  test('is one of an excluded account too: the service would create the other one all the same', async () => {
    const exclude = [{ attribute: 'login', matches: '^bo@', reason: 'moving elsewhere' }];
    const run = await check({ config: { exclude } });
    expect(risksOf(run)).toMatchObject({ duplicate: 1 });
    expect(readList(run.files['unmatched.csv'])[0]).toMatchObject({
      outcome: 'excluded',
      duplicate_risk: 'yes',
    });
  });

  test('is not known without evidence', async () => {
    const run = await check({ flags: ['--no-evidence'] });
    expect(risksOf(run)).toEqual({ duplicate: null, 'second-account': 0, lockout: null });
    expect(cellsOf(run, 'duplicate_risk')).toMatchObject({ u2: 'unknown', u5: 'unknown' });
    expect(run.stdout).toContain('  duplicate          unknown  no evidence was gathered\n');
    expect(run.files['unmatched.csv']).not.toContain('Its owner may be');
  });
});

test('a second account is told by evidence where no rule tells it', async () => {
  const run = await check();
  const third = readList(run.files['unmatched.csv']).find((row) => row['application_key'] === 'u3');
  expect(third).toMatchObject({ outcome: 'no-match-value', reason: 'empty', duplicate_risk: 'no' });
  expect(third?.['explanation']).toMatch(/Its owner may be Ada Lund .* That person already claims u1\.$/);
});

describe('a lockout', () => {
  test('is not computed where the export says of nobody that the account is active', async () => {
    const run = await check({
      app: app.map((row) => row.replace(/,yes$/, ',no')),
      config: { signIn: 'entra' },
    });
    expect(risksOf(run)).toMatchObject({ lockout: null });
    expect(readList(run.files['findings.csv']).map(({ kind }) => kind)).toContain('nobody-enabled');
  });

  test('of an account that the configuration sets aside does not count', async () => {
    const exclude = [{ attribute: 'login', matches: '^bo@', reason: 'goes with the old system' }];
    const [plain, excluded] = [
      await check({ config: { signIn: 'entra' } }),
      await check({ config: { signIn: 'entra', exclude } }),
    ];
    expect(cellsOf(excluded, 'lockout_risk')).toEqual(cellsOf(plain, 'lockout_risk'));
    expect([risksOf(plain), risksOf(excluded)]).toMatchObject([{ lockout: 3 }, { lockout: 2 }]);
  });

  const moving = { signIn: 'entra' };
  const all = { u1: 'no', u2: 'yes', u3: 'yes', u4: 'yes', u5: 'no' };

  test('is an account in use that nobody enabled claims', async () => {
    const run = await check({ config: moving });
    expect(cellsOf(run, 'lockout_risk')).toEqual(all);
    expect(risksOf(run)).toMatchObject({ lockout: 3 });
    expect(run.stdout).toContain('  lockout          3, at most 0\n');
  });

  test('is not counted where sign-in stays', async () => {
    const run = await check();
    expect(cellsOf(run, 'lockout_risk')).toEqual(all);
    expect(risksOf(run)).toMatchObject({ lockout: null });
    expect(run.stdout).not.toContain('lockout');
  });

  test('is not known where the application does not say who is active', async () => {
    const run = await check({ config: moving, app: without(app, 'enabled') });
    expect(new Set(Object.values(cellsOf(run, 'lockout_risk')))).toEqual(new Set(['unknown']));
    expect(risksOf(run)).toMatchObject({ lockout: null });
    expect(run.stdout).toContain('  lockout          not assessed\n');
  });

  test('is known of those alone whom nobody claims, where the directory does not say who is enabled', async () => {
    const run = await check({ config: moving, directory: without(directory, 'accountEnabled') });
    expect(cellsOf(run, 'lockout_risk')).toEqual({ ...all, u1: 'unknown', u4: 'unknown' });
    expect(risksOf(run)).toMatchObject({ lockout: null });
  });

  test('is none of an account that somebody enabled claims behind others', async () => {
    const rules = [...config.matching.rules, { application: 'email', directory: '[mail]' }];
    const both = [...directory, 'd5,eve2@contoso.com,eve@fabrikam.com,Eve Holt,True,Legal'];
    const run = await check({
      config: { ...moving, matching: { rules } },
      app: app.map((line) => line.replace('eve@contoso.com,', 'eve@contoso.com,eve@fabrikam.com')),
      directory: both,
    });
    expect(cellsOf(run, 'lockout_risk')).toMatchObject({ u4: 'no' });
  });
});

describe('what evidence reads', () => {
  test('columns of the directory that the configuration names for roles', async () => {
    const people = ['id,userPrincipalName,E-Mail Work,team', 'd1,b.vik@contoso.com,bo@contoso.com,Design'];
    const roles = { email: 'E-Mail Work', department: 'team' };
    const run = await check({ directory: people, config: { directory: { ...config.directory, roles } } });
    const [{ evidence, directory_department: department }] = readList(run.files['duplicate-risk.csv'] ?? '');
    expect({ evidence, department }).toEqual({ evidence: 'same-address', department: 'Design' });
  });

  test('attributes with several values in JSON, without a loss', async () => {
    const person = {
      id: 'd2',
      userPrincipalName: 'b.vik@contoso.com',
      proxyAddresses: ['SMTP:b.vik@contoso.com', 'smtp:bo@contoso.com'],
      department: ['Design', 'Sales'],
    };
    const run = await check({
      directory: [JSON.stringify([person])],
      config: { directory: { source: { kind: 'json', file: 'directory.csv' } } },
    });
    expect(run.stderr).not.toContain('rejected');
    expect(readList(run.files['duplicate-risk.csv'])[0]).toMatchObject({
      evidence: 'same-alias',
      directory_department: 'Design | Sales',
    });
  });

  test('of rows that are merged what the first one has', async () => {
    const people = [
      'id,userPrincipalName,otherMails',
      'd2,b.vik@contoso.com,bo@contoso.com',
      'd2,b.vik@contoso.com,bo@fabrikam.com',
    ];
    const merging = { directory: { ...config.directory, repeatedKeys: 'merge' } };
    const run = await check({ directory: people, config: merging });
    expect({ status: run.status, risks: risksOf(run) }).toMatchObject({ status: 1, risks: { duplicate: 1 } });
  });

  test('no column that stands there twice', async () => {
    const people = ['id,userPrincipalName,mailNickname,mailNickname', 'd2,b@contoso.com,bo,bo'];
    const run = await check({ directory: people });
    expect({ status: run.status, risks: risksOf(run) }).toMatchObject({ status: 1, risks: { duplicate: 0 } });
  });
});

test('no candidates are sought for a crowd that nobody claims', { timeout: 120_000 }, async () => {
  const crowd = Array.from({ length: 200_001 }, (_, at) => `u${at},x${at}`);
  const run = await check({ app: ['user_id,login', 'a,ada@contoso.com', ...crowd] });
  expect(risksOf(run)).toMatchObject({ duplicate: null });
  expect(readList(run.files['findings.csv']).map(({ kind }) => kind)).toContain('evidence-left-out');
});
