import { expect, test } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli } from '../run-cli.ts';
import { folderWith } from './exports.ts';

const check = [
  'check',
  '--app',
  'app.csv',
  '--directory',
  'directory.csv',
  '--key',
  'user_id',
  '--out',
  'report',
];

interface Crowd {
  readonly surname: string;
  readonly accounts: number;
  readonly users: number;
  /** How many of the users are enabled; all unless told. */
  readonly enabled?: number;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, number) => number);

/** The rows of conflicts.csv by surname, where people are matched by nothing else. */
async function conflictsOf(crowds: readonly Crowd[]) {
  const accounts = crowds.flatMap(({ surname, accounts: count }) =>
    numbers(count).map((number) => `${surname}-${number},${surname}`),
  );
  const users = crowds.flatMap(({ surname, users: count, enabled = count }) =>
    numbers(count).map((number) => `${surname}-${number},${surname},${number >= count - enabled}`),
  );
  const cwd = folderWith({
    'app.csv': `user_id,surname\n${accounts.join('\n')}\n`,
    'directory.csv': `id,surname,accountEnabled\n${users.join('\n')}\n`,
  });
  const { files } = await runCli([...check, '--rule', 'surname=surname'], { cwd });
  const rows = readList(files['conflicts.csv']);
  const forecast = readList(files['forecast.csv']);
  return { of: (surname: string) => rows.filter((row) => row['match_value'] === surname), forecast };
}

const claimsMore = (count: number): string =>
  `${count} more directory users claim this account and are not listed.`;

test('what thousands share on both sides gives one row for each account', async () => {
  const { of, forecast } = await conflictsOf([
    { surname: 'Berg', accounts: 3000, users: 3000 },
    { surname: 'Dahl', accounts: 40, users: 3000 },
    { surname: 'Lind', accounts: 500, users: 30 },
    { surname: 'Moe', accounts: 2, users: 3 },
    { surname: 'Vik', accounts: 1, users: 300, enabled: 1 },
  ]);

  const berg = of('Berg');
  expect(berg).toHaveLength(3000);
  expect(new Set(berg.map((row) => row['application_key'])).size).toBe(3000);
  expect(new Set(berg.map((row) => row['directory_id']))).toEqual(new Set(['Berg-0']));
  for (const { explanation } of berg) {
    expect(explanation).toContain('3000 directory users');
    expect(explanation).toContain(claimsMore(2999));
  }
  expect(berg[0]['other_application_keys']).toMatch(/^Berg-1 \| .* \| and 2949 more$/);
  expect(berg.at(-1)?.['other_application_keys']).toMatch(/^Berg-0 \| Berg-1 \| .* \| and 2949 more$/);
  expect(berg[0]['other_application_keys'].split(' | ')).toHaveLength(51);

  const dahl = of('Dahl').filter((row) => row['application_key'] === 'Dahl-7');
  const shown = numbers(3000)
    .map((number) => `Dahl-${number}`)
    .sort()
    .slice(0, 50);
  expect(of('Dahl')).toHaveLength(40 * 50);
  expect(dahl.map((row) => row['directory_id'])).toEqual(shown);
  expect(dahl.map(({ explanation }) => explanation.includes('are not listed'))).toEqual(
    shown.map((_, at) => at === 49),
  );
  expect(dahl[49]['explanation']).toContain(claimsMore(2950));

  expect(of('Lind')).toHaveLength(500 * 5);
  expect(of('Moe')).toHaveLength(2 * 3);
  expect(of('Moe').some(({ explanation }) => explanation.includes('not listed'))).toBe(false);

  const vik = of('Vik');
  expect(vik).toHaveLength(50);
  expect(vik.filter((row) => row['directory_enabled'] === 'yes').map((row) => row['directory_id'])).toEqual([
    'Vik-299',
  ]);
  expect(vik[49]['explanation']).toContain(claimsMore(250));
  const deciding = vik.find((row) => row['directory_id'] === 'Vik-299');
  expect(deciding?.['explanation']).toContain('could be its owner: Vik-0, Vik-1, Vik-10, 296 more.');

  const firstBerg = forecast.find((row) => row['directory_id'] === 'Berg-5');
  expect(firstBerg?.['application_key']).toMatch(/^Berg-0 \| Berg-1 \| .* \| and 2950 more$/);
});

test('one more who claims is told as one', async () => {
  const { of } = await conflictsOf([{ surname: 'Berg', accounts: 1, users: 51 }]);
  expect(of('Berg').at(-1)?.['explanation']).toContain(
    '1 more directory user claims this account and is not listed.',
  );
});
