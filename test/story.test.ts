import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readList } from './read-list.ts';
import { runCli, temporaryFolder } from './run-cli.ts';

const folder = fileURLToPath(new URL('../fixtures/contoso/', import.meta.url));

type Row = Readonly<Record<string, string>>;
type Verdict = Readonly<Record<'outcome' | 'reason' | 'rule' | 'counterpart', string>>;

const readCsv = (name: string): Row[] => readList(readFileSync(join(folder, name), 'utf8'));
const story = readCsv('story.csv');

const inOrder = (keys: readonly string[]) => [...keys].sort().join(' | ');

function told(side: string): Record<string, Verdict> {
  const rows = story.filter((row) => row['side'] === side);
  return Object.fromEntries(
    rows.map(({ key, outcome, reason, rule, counterpart }) => [
      key,
      { outcome, reason, rule, counterpart: inOrder(counterpart.split(' | ')) },
    ]),
  );
}

async function play() {
  const out = join(temporaryFolder(), 'report');
  const { files } = await runCli(['check', '--config', 'rollcall.yaml', '--out', out], { cwd: folder });
  const list = (name: string): Row[] => readList(files[`${name}.csv`]);
  return {
    matched: list('matched'),
    unmatched: list('unmatched'),
    duplicateRisk: list('duplicate-risk'),
    conflicts: list('conflicts'),
    forecast: list('forecast'),
    rejected: list('rejected-rows'),
    findings: list('findings'),
    risks: JSON.parse(files['summary.json']).risks,
  };
}

/** By directory id, from the exports alone: 1 enabled and in scope, 2 enabled and not in scope, 3 disabled. */
function ranks(): Map<string, number> {
  const assigned = new Set(readCsv('exports/assigned.csv').map(({ id }) => id));
  return new Map(
    readCsv('exports/entra-users.csv').map(({ id, accountEnabled }) => [
      id,
      accountEnabled === 'False' ? 3 : assigned.has(id) ? 1 : 2,
    ]),
  );
}

/** A conflict's verdict, from those of its claimants who have the best rank. */
function conflictVerdict(rows: readonly Row[], rankOf: ReadonlyMap<string, number>): Verdict {
  const rank = (row: Row) => rankOf.get(row['directory_id'])!;
  const best = Math.min(...rows.map(rank));
  const deciding = rows.filter((row) => rank(row) === best);
  return {
    outcome: rows[0]['outcome'],
    reason: rows[0]['reason'],
    rule: String(Math.min(...deciding.map((row) => Number(row['rule'])))),
    counterpart: inOrder(deciding.map((row) => row['directory_upn'])),
  };
}

test('every application user ends as the story tells', async () => {
  const { matched, unmatched, conflicts } = await play();
  const expected = told('application');
  const verdicts: [string, Verdict][] = [];
  for (const row of matched) {
    const { application_key: key, rule, directory_upn: counterpart } = row;
    verdicts.push([key, { outcome: 'matched', reason: 'none', rule, counterpart }]);
  }
  for (const { application_key: key, outcome, reason, explanation } of unmatched) {
    const person = expected[key]?.counterpart ?? '';
    const isNamed = person !== '' && explanation.includes(`(${person})`);
    verdicts.push([key, { outcome, reason, rule: '', counterpart: isNamed ? person : '' }]);
  }
  const rankOf = ranks();
  for (const key of new Set(conflicts.map((row) => row['application_key']))) {
    const rows = conflicts.filter((row) => row['application_key'] === key);
    verdicts.push([key, conflictVerdict(rows, rankOf)]);
  }
  expect(verdicts.length).toBe(new Set(verdicts.map(([key]) => key)).size);
  expect(Object.fromEntries(verdicts)).toEqual(expected);
});

test('every directory user is forecast as the story tells', async () => {
  const { forecast } = await play();
  const verdicts = new Map(
    readCsv('exports/entra-users.csv').map(({ userPrincipalName }): [string, Verdict] => [
      userPrincipalName,
      { outcome: 'out-of-scope', reason: 'none', rule: '', counterpart: '' },
    ]),
  );
  for (const row of forecast) {
    const { directory_upn: upn, forecast: outcome, reason, rule, application_key: keys } = row;
    expect(verdicts.has(upn), upn).toBe(true);
    verdicts.set(upn, {
      outcome,
      reason: reason === '' ? 'none' : reason,
      rule,
      counterpart: inOrder(keys.split(' | ')),
    });
  }
  const expected = Object.entries(told('directory')).map(([upn, verdict]) => [
    upn,
    verdict.outcome === 'out-of-scope' ? { ...verdict, rule: '', counterpart: '' } : verdict,
  ]);
  expect(Object.fromEntries(verdicts)).toEqual(Object.fromEntries(expected));
});

test('what users out of scope claim is told with the account', async () => {
  const { matched, conflicts, findings } = await play();
  const claims = [...matched, ...conflicts].map(
    (row) => `${row['directory_upn']} ${row['rule']} ${row['application_key']}`,
  );
  for (const [upn, { outcome, rule, counterpart }] of Object.entries(told('directory'))) {
    if (outcome !== 'out-of-scope' || rule === '') continue;
    const isFinding = findings.some(
      ({ kind, subject, explanation }) =>
        kind === 'lower-rank-claim' && subject === counterpart && explanation.includes(upn),
    );
    expect(isFinding || claims.includes(`${upn} ${rule} ${counterpart}`), upn).toBe(true);
  }
});

test('who an account may belong to is proposed as the story tells', async () => {
  const { unmatched, duplicateRisk } = await play();
  const candidates = story.filter((row) => row['side'] === 'candidate');
  const proposed = unmatched.flatMap(({ application_key: key, explanation }) => {
    const person = /Its owner may be .*? \(([^)]+)\), confidence/.exec(explanation)?.[1];
    return person === undefined ? [] : [[key, person]];
  });
  expect(proposed).toEqual(candidates.map((row) => [row['key'], row['counterpart']]));
  const best = duplicateRisk.filter(({ position }) => position === '1');
  expect(best.map((row) => [row['application_key'], row['evidence'], row['directory_upn']])).toEqual(
    candidates
      .filter(({ outcome }) => outcome === 'duplicate')
      .map((row) => [row['key'], row['reason'], row['counterpart']]),
  );
});

test('the risks are counted as the story tells', async () => {
  const { matched, unmatched, risks } = await play();
  const candidates = Object.values(told('candidate'));
  const byRules = Object.values(told('application')).filter(({ reason }) =>
    ['second-account', 'shadowed'].includes(reason),
  );
  const lockedOut = [...matched, ...unmatched].filter(
    (row) => row['lockout_risk'] === 'yes' && row['outcome'] !== 'excluded',
  );
  expect(risks).toEqual({
    duplicate: candidates.filter(({ outcome }) => outcome === 'duplicate').length,
    'second-account':
      byRules.length + candidates.filter(({ outcome }) => outcome === 'second-account').length,
    lockout: lockedOut.length,
  });
});

test('every rejected row is the one that the story tells', async () => {
  const { rejected } = await play();
  const reasons = rejected.map(({ source, line, reason }) => `${source}:${line} ${reason}`);
  const expected = Object.entries(told('application-row')).map(
    ([line, { reason }]) => `exports/ledger-users.csv:${line} ${reason}`,
  );
  expect(reasons).toEqual(expected);
});
