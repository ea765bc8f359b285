import { expect, test } from 'vitest';
import { drawCorpus, noiseKinds, type CorpusAccount, type NoiseKind } from './corpus.ts';
import { propose } from './small-world.ts';

interface Tally {
  accounts: number;
  rightFirst: number;
  inFirstFive: number;
  wrongFirst: number;
  /** Whose first candidate makes a risk, with a confidence of 0.7 or more; and those with more than 0.9. */
  risky: number;
  sure: number;
}

/** Share of accounts, per kind: the right one first at least, somebody else first at most. */
const floors: Readonly<Record<NoiseKind, readonly [rightFirst: number, wrongFirst: number]>> = {
  'accents lost': [0.98, 0.02],
  'other domain': [0.98, 0.02],
  'other login format': [0.98, 0.02],
  'name turned round': [0.98, 0.02],
  married: [0.97, 0.03],
  nickname: [0.98, 0.02],
  'plus tag': [0.98, 0.02],
  'zeros lost': [0.98, 0.02],
  blanks: [0.98, 0.02],
  'invisible characters': [0.98, 0.02],
  'alias used': [0.98, 0.02],
  'address handed on': [0.88, 0.12],
  'half of a double name': [0.98, 0.02],
  'umlauts spelt out': [0.98, 0.02],
  'only the name': [0.82, 0.18],
  'nobody, by chance': [0, 0.45],
  'nobody, a namesake': [0, 1],
};

const ofEachKind = 120;
const seeds = [1, 2, 3];

/** What comes of all accounts of the corpora that no rule finds an owner for. */
function tallyCorpora(): {
  readonly tallies: Record<string, Tally>;
  readonly twice: Tally;
  readonly claimed: number;
} {
  const tallies: Record<string, Tally> = {};
  const twice = noTally();
  let claimed = 0;
  for (const seed of seeds) {
    const { accounts, directory } = drawCorpus(seed, ofEachKind);
    const { match, candidates } = propose({
      application: accounts.map(({ user }) => user),
      directory,
      rules: [
        {},
        { application: 'email', directory: { kind: 'attribute', name: 'mail' } },
        { application: 'emp_no', directory: { kind: 'attribute', name: 'employeeId' }, strong: true },
      ],
    });
    accounts.forEach((account, row) => {
      if (match.application.rule[row] !== 0) {
        claimed += 1;
        return;
      }
      const people = (candidates.get(row) ?? []).map(({ person }) => person);
      const confidence = candidates.get(row)?.[0]?.confidence ?? 0;
      count((tallies[account.noise] ??= noTally()), account, people, confidence);
      if (account.agreesTwice) count(twice, account, people, confidence);
    });
  }
  return { tallies, twice, claimed };
}

function noTally(): Tally {
  return { accounts: 0, rightFirst: 0, inFirstFive: 0, wrongFirst: 0, risky: 0, sure: 0 };
}

function count(tally: Tally, { owner }: CorpusAccount, people: readonly number[], confidence: number): void {
  tally.accounts += 1;
  if (people.length > 0) tally[people[0] === owner ? 'rightFirst' : 'wrongFirst'] += 1;
  if (owner !== null && people.slice(0, 5).includes(owner)) tally.inFirstFive += 1;
  if (confidence >= 0.7) tally.risky += 1;
  if (confidence > 0.9) tally.sure += 1;
}

const { tallies, twice, claimed } = tallyCorpora();
const nobodies = noiseKinds.filter((kind) => kind.startsWith('nobody'));

function tableText(): string {
  const rows = [...Object.entries(tallies), ['all that agree twice', twice] as const];
  const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(1).padStart(6)} %`;
  return [
    `${'noise'.padEnd(24)} accounts  right first   in five  wrong first  from 0.7  over 0.9`,
    ...rows.map(([kind, { accounts, rightFirst, inFirstFive, wrongFirst, risky, sure }]) =>
      [
        kind.padEnd(24),
        String(accounts).padStart(8),
        percent(rightFirst, accounts).padStart(12),
        percent(inFirstFive, accounts),
        percent(wrongFirst, accounts).padStart(12),
        percent(risky, accounts).padStart(9),
        percent(sure, accounts).padStart(9),
      ].join(' '),
    ),
  ].join('\n');
}

// eslint-disable-next-line no-console -- the table is what `npm run bench:evidence` is for
if (process.env['npm_lifecycle_event'] === 'bench:evidence') console.log(tableText());

test('hardly anybody of the corpus is found by a rule, and each kind has its share', () => {
  const all = seeds.length * ofEachKind * noiseKinds.length;
  expect(claimed).toBeLessThan(0.1 * all);
  for (const kind of noiseKinds) expect.soft(tallies[kind].accounts, kind).toBeGreaterThan(0.03 * all);
});

test.each(noiseKinds)('%s', (kind) => {
  const { accounts, rightFirst, wrongFirst } = tallies[kind];
  const [right, wrong] = floors[kind];
  expect(rightFirst / accounts).toBeGreaterThanOrEqual(right);
  expect(wrongFirst / accounts).toBeLessThanOrEqual(wrong);
});

test('where two attributes agree, the right one comes first in 80 of 100', () => {
  expect(twice.rightFirst / twice.accounts).toBeGreaterThanOrEqual(0.8);
});

test('of those without an owner no more than one in six makes a risk, by a name that somebody shares', () => {
  const { accounts, risky } = tallies['nobody, by chance'];
  expect(risky / accounts).toBeLessThanOrEqual(1 / 6);
});

test.each(nobodies)('%s: hardly anybody is given a candidate of over 0.9', (kind) => {
  expect(tallies[kind].sure / tallies[kind].accounts).toBeLessThanOrEqual(0.02);
});
