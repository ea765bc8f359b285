import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeExpression } from '../oracle/naive-expressions.ts';
import {
  reconcileNaively,
  type ApplicationUser,
  type DirectoryUser,
  type NaiveResult,
  type NaiveRule,
  type NaiveVerdict,
  type World,
} from '../oracle/naive-reconciliation.ts';
import { worlds } from '../oracle/worlds.ts';
import { runs, seed } from '../property-runs.ts';
import { readList } from '../read-list.ts';
import { runCli, temporaryFolder, type CliRun } from '../run-cli.ts';

const attributes = ['login', 'email', 'emp_no', 'alias'] as const;
const directoryAttributes = [
  'userPrincipalName',
  'mail',
  'employeeId',
  'mailNickname',
  'givenName',
  'surname',
  'department',
  'extensionAttribute1',
  'extensionAttribute2',
] as const;

/** A row of the application's export: a user, the same user once more, or a row that cannot be taken over. */
type ApplicationRow = ApplicationUser | { readonly broken: string };

interface Exports {
  readonly world: World;
  /** In the order of the file. */
  readonly applicationRows: readonly ApplicationRow[];
  readonly directoryRows: readonly DirectoryUser[];
  readonly assigned: readonly string[] | null;
  readonly dialect: { readonly delimiter: string; readonly lineBreak: string; readonly mark: string };
}

const dialects = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineBreak: fc.constantFrom('\r\n', '\n'),
  mark: fc.constantFrom('', '\ufeff'),
});

/** A world as exports, once in one order and once in another. */
const exportsInTwoOrders = worlds().chain((world) => {
  const rows = fc
    .tuple(fc.subarray(world.application.slice(0, 2)), fc.nat({ max: 2 }))
    .map(([repeated, broken]): readonly ApplicationRow[] => [
      ...world.application,
      ...repeated,
      ...Array.from({ length: broken }, (_, at) => ({ broken: `broken-${at}` })),
    ]);
  const people = fc
    .subarray(world.directory.slice(0, 2))
    .map((repeated) => [...world.directory, ...repeated]);
  return fc.tuple(rows, people, dialects).chain(([applicationRows, directoryRows, dialect]) => {
    const inSomeOrder = fc.record({
      world: fc.constant(world),
      applicationRows: shuffled(applicationRows),
      directoryRows: shuffled(directoryRows),
      assigned: world.assigned === null ? fc.constant(null) : shuffled(world.assigned),
      dialect: fc.constant(dialect),
    });
    return fc.tuple(inSomeOrder, inSomeOrder);
  });
});

describe(`check of two exports (FC_SEED=${seed})`, () => {
  it('reports what the plainest reading of the rules gives, in any order of the rows', async () => {
    const folder = temporaryFolder();
    await fc.assert(
      fc.asyncProperty(exportsInTwoOrders, async ([one, other]) => {
        const first = await checkExports(one, join(folder, 'one'));
        const second = await checkExports(other, join(folder, 'other'));
        expectReport(first, one);
        expectReport(second, other);
        expect(withoutOrder(second)).toEqual(withoutOrder(first));
      }),
      runs(150),
    );
  }, 240_000);

  it('gives the same bytes for the same input', async () => {
    const folder = temporaryFolder();
    await fc.assert(
      fc.asyncProperty(exportsInTwoOrders, async ([exports]) => {
        const first = await checkExports(exports, join(folder, 'one'));
        const second = await checkExports(exports, join(folder, 'other'));
        expect(second).toEqual(first);
      }),
      runs(10),
    );
  }, 240_000);
});

async function checkExports(exports: Exports, folder: string): Promise<CliRun> {
  await mkdir(folder);
  try {
    for (const [name, text] of Object.entries(filesOf(exports))) await writeFile(join(folder, name), text);
    const run = await runCli(['check', '--config', 'rollcall.yaml', '--out', 'report', '--json'], {
      cwd: folder,
    });
    expect(run.stderr).not.toContain('defect');
    return run;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The cells of the day of creation and of the privilege. */
function factsOf({ created, privileged }: Pick<ApplicationUser, 'created' | 'privileged'>): string[] {
  return [created ?? '', privileged === undefined ? '' : String(privileged)];
}

function filesOf({
  world,
  applicationRows,
  directoryRows,
  assigned,
  dialect,
}: Exports): Record<string, string> {
  const csv = (rows: readonly (readonly string[])[]): string =>
    dialect.mark +
    rows.map((cells) => cells.map(quoted).join(dialect.delimiter) + dialect.lineBreak).join('');
  const filters = world.filters ?? [];
  const written = filters.map((filter) =>
    filter.map(({ value, ...clause }) => (value === '' ? clause : { ...clause, value })),
  );
  const config = {
    application: {
      name: 'Ledger',
      source: { kind: 'csv', file: 'ledger.csv', multiValueSeparator: '|' },
      key: 'user_id',
      repeatedKeys: 'merge',
      roles: { createdAt: 'created', privileged: 'admin' },
    },
    directory: {
      source: { kind: 'csv', file: 'entra.csv' },
      repeatedKeys: 'merge',
      roles: { createdAt: 'createdDateTime', privileged: 'admin' },
    },
    matching: {
      rules: world.rules.map((rule) => ({ ...rule, directory: directorySide(rule) })),
      holdsOff: Object.fromEntries((world.holdsOff ?? []).map((hold) => [hold, 'for a reason'])),
    },
    target: world.target,
    ...(assigned === null && filters.length === 0
      ? {}
      : { scope: { ...(assigned === null ? {} : { assigned: 'assigned.csv' }), filters: written } }),
  };
  return {
    'rollcall.yaml': JSON.stringify(config),
    'ledger.csv': csv([
      ['user_id', 'display_name', 'created', 'admin', ...attributes],
      ...applicationRows.map((row) =>
        'broken' in row
          ? [row.broken]
          : [
              row.key,
              row.displayName,
              ...factsOf(row),
              ...attributes.map((name) => row.values[name].join('|')),
            ],
      ),
    ]),
    'entra.csv': csv([
      [...['id', 'displayName', 'createdDateTime', 'admin', 'accountEnabled'], ...directoryAttributes],
      ...directoryRows.map((row) => [
        row.id,
        row.displayName,
        ...factsOf(row),
        row.enabled === null ? '' : String(row.enabled),
        ...directoryAttributes.map((name) => row.attributes[name]),
      ]),
    ]),
    ...(assigned === null ? {} : { 'assigned.csv': csv([['id'], ...assigned.map((id) => [id])]) }),
  };
}

function directorySide({ directory }: NaiveRule): string {
  return typeof directory === 'string' ? `[${directory}]` : writeExpression(directory);
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

function expectReport({ status, stdout, files }: CliRun, exports: Exports): void {
  const world = {
    ...exports.world,
    application: [...new Set(exports.applicationRows.flatMap((row) => ('broken' in row ? [] : [row])))],
    directory: [...new Set(exports.directoryRows)],
  };
  const expected = reconcileNaively(world);
  const claims = claimsOf(world);
  const lineOf = (user: ApplicationUser): string => String(exports.applicationRows.indexOf(user) + 2);

  const unresolved = usersByKey(world, expected, [
    'unmatched', 'no-match-value', 'held', 'ambiguous', 'contested',
  ]); // prettier-ignore
  const options = readList(files['resolution-options.csv']);
  expect(options.map((row) => [row['application_key'], row['outcome'], row['fingerprint']])).toEqual(
    unresolved.map(({ user, verdict: { outcome } }) => {
      const claimants = claims.filter(({ hits }) => hits.has(user.key)).map(({ person }) => person.id);
      const values = world.rules.map(({ application }) =>
        user.values[application].filter((value) => value !== ''),
      );
      const text = JSON.stringify([
        user.key,
        outcome,
        values,
        [...new Set(claimants)].sort(byBytes((id) => id)),
      ]);
      const hash = createHash('sha256').update(text).digest('hex');
      return [user.key, outcome, `fp1-${hash.slice(0, 16)}`];
    }),
  );
  const recommended = new Map(options.map((row) => [row['application_key'], row['recommended_option']]));

  expect(readList(files['unmatched.csv']).map(withoutExplanation)).toEqual(
    usersByKey(world, expected, ['unmatched', 'no-match-value']).map(({ user, verdict }) => ({
      application_key: user.key,
      source_line: lineOf(user),
      display_name: user.displayName,
      login: roleText(world, user, 'login'),
      email: roleText(world, user, 'email'),
      department: '',
      account_status: 'unknown',
      last_sign_in: '',
      outcome: verdict.outcome,
      reason: verdict.reason,
      match_values: matchValues(world, user).join(' | '),
      privileged: user.privileged === undefined ? 'unknown' : user.privileged ? 'yes' : 'no',
      lockout_risk: 'unknown',
      duplicate_risk: expect.stringMatching(/^(yes|no)$/),
      recommended_option: recommended.get(user.key),
    })),
  );
  expect(readList(files['conflicts.csv']).map(withoutExplanation)).toEqual(
    usersByKey(world, expected, ['held', 'ambiguous', 'contested']).flatMap(({ user, verdict }) =>
      claims
        .filter(({ hits }) => hits.has(user.key))
        .map(({ person, rule, hits }) => ({
          application_key: user.key,
          display_name: user.displayName,
          email: roleText(world, user, 'email'),
          outcome: verdict.outcome,
          reason: verdict.outcome === 'held' ? verdict.holds.join(' | ') : verdict.reason,
          rule: String(rule),
          match_value: hits.get(user.key),
          directory_id: person.id,
          directory_upn: person.attributes['userPrincipalName'],
          directory_display_name: person.displayName,
          directory_enabled: person.enabled === null ? 'unknown' : person.enabled ? 'yes' : 'no',
          other_application_keys: [...hits.keys()].filter((key) => key !== user.key).join(' | '),
        })),
    ),
  );
  expect(readList(files['matched.csv'])).toEqual(
    world.application.flatMap((user) => {
      const verdict = expected.application.get(user.key)!;
      if (verdict.outcome !== 'matched') return [];
      const person = world.directory.find(({ id }) => id === verdict.claimant)!;
      return [
        {
          application_key: user.key,
          source_line: lineOf(user),
          display_name: user.displayName,
          rule: String(verdict.rule),
          match_value: verdict.matchValue,
          case_only: verdict.caseOnly ? 'yes' : 'no',
          directory_id: person.id,
          directory_upn: person.attributes['userPrincipalName'],
          directory_display_name: person.displayName,
          readiness: verdict.readiness,
          lockout_risk: 'unknown',
        },
      ];
    }),
  );
  expect(readList(files['forecast.csv'])).toEqual(
    [...expected.directory].map(([id, { forecast, reason, rule }]) => {
      const { person, hits } = claims.find((claim) => claim.person.id === id)!;
      return {
        directory_id: id,
        directory_upn: person.attributes['userPrincipalName'],
        display_name: person.displayName,
        forecast,
        reason: reason === 'none' ? '' : reason,
        rule: rule === 0 ? '' : String(rule),
        application_key: [...hits.keys()].join(' | '),
      };
    }),
  );
  expectCounted(readList(files['findings.csv']), expected);
  expectSummary(JSON.parse(files['summary.json']), exports, expected);
  expectRisks(files, expected);
  expect(stdout).toBe(files['summary.json']);
  expect(status).toBe(passes(exports, expected) ? 0 : 1);
}

/** Whom an expression failed and whom a clause put out, as the findings count them. */
function expectCounted(findings: readonly Record<string, string>[], { failed, putOut }: NaiveResult): void {
  const counted = (wanted: string): Record<string, number[]> => {
    const counts: Record<string, number[]> = {};
    for (const { kind, subject, explanation } of findings) {
      if (kind === wanted) (counts[subject] ??= []).push(Number.parseInt(explanation, 10));
    }
    return counts;
  };
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const failures = Object.entries(counted('expression-failed')).map(([rule, counts]) => [rule, sum(counts)]);
  expect(Object.fromEntries(failures)).toEqual(
    Object.fromEntries(failed.flatMap((count, at) => (count === 0 ? [] : [[`rule ${at + 1}`, count]]))),
  );
  const sorted = (numbers: readonly number[]): readonly number[] =>
    numbers.toSorted((one, other) => one - other);
  const out = Object.entries(counted('filtered-out')).map(([filter, counts]) => [filter, sorted(counts)]);
  expect(Object.fromEntries(out)).toEqual(
    Object.fromEntries(
      putOut
        .map((counts, at) => [`scope filter ${at + 1}`, sorted(counts.filter((count) => count > 0))] as const)
        .filter(([, counts]) => counts.length > 0),
    ),
  );
}

function scopeText({ world, assigned }: Exports): RegExp {
  const start = assigned === null ? String.raw`^all \(assumed\)` : String.raw`^assigned \(assigned\.csv\)`;
  return new RegExp(start + ((world.filters ?? []).length === 0 ? '$' : ' where .'), 'v');
}

function expectSummary(summary: Record<string, unknown>, exports: Exports, expected: NaiveResult): void {
  const { world, applicationRows, directoryRows, assigned } = exports;
  const verdicts = [...expected.application.values()];
  const forecasts = [...expected.directory.values()];
  const users = world.application.length;
  const people = world.directory.length;
  const broken = applicationRows.filter((row) => 'broken' in row).length;
  const countOf = (outcome: string, by?: number): number =>
    verdicts.filter((verdict) => verdict.outcome === outcome && (by ?? verdict.rule) === verdict.rule).length;
  const readyAs = (readiness: string): number =>
    verdicts.filter((verdict) => verdict.readiness === readiness).length;
  const willBe = (forecast: string): number => forecasts.filter((one) => one.forecast === forecast).length;
  const { findings, gate, ...counts } = summary;
  expect(counts).toEqual({
    schemaVersion: 1,
    application: {
      read: applicationRows.length,
      accepted: users,
      merged: applicationRows.length - users - broken,
      rejected: broken,
      completeness: 'unproven',
    },
    directory: {
      read: directoryRows.length,
      accepted: people,
      merged: directoryRows.length - people,
      rejected: 0,
      completeness: 'unproven',
      scope: expect.stringMatching(scopeText(exports)),
      inScope: forecasts.length,
    },
    outcomes: {
      matched: countOf('matched'),
      held: countOf('held'),
      ambiguous: countOf('ambiguous'),
      contested: countOf('contested'),
      unmatched: countOf('unmatched'),
      'no-match-value': countOf('no-match-value'),
      excluded: 0,
    },
    readiness: {
      ready: readyAs('ready'),
      'not-assigned': readyAs('not-assigned'),
      'out-of-scope': readyAs('out-of-scope'),
      disabled: readyAs('disabled'),
      unknown: readyAs('unknown'),
    },
    risks: { duplicate: expect.any(Number), 'second-account': expect.any(Number), lockout: null },
    forecast: {
      update: willBe('update'),
      create: willBe('create'),
      skip: willBe('skip'),
      fail: willBe('fail'),
    },
    rules: world.rules.map((rule, index) => ({
      precedence: index + 1,
      application: rule.application,
      directory: directorySide(rule),
      matched: countOf('matched', index + 1),
      held: countOf('held', index + 1),
      ambiguous: countOf('ambiguous', index + 1),
      contested: countOf('contested', index + 1),
    })),
  });
  const found = new Map(
    (findings as { kind: string; count: number }[]).map(({ kind, count }) => [kind, count]),
  );
  expect(found.get('lower-rank-claim') ?? 0).toBe(expected.sharedClaims.length);
  expect(found.get('scope-assumed') ?? 0).toBe(assigned === null ? 1 : 0);
  expect(found.get('assigned-not-found') ?? 0).toBe(assigned?.includes('d-stranger') === true ? 1 : 0);
  expect(found.get('case-only-matches') ?? 0).toBe(
    new Set(verdicts.filter((one) => one.outcome === 'matched' && one.caseOnly).map(({ rule }) => rule)).size,
  );
  expect(gate).toMatchObject({ passed: passes(exports, expected) });
}

/** The rules alone tell some second accounts, evidence the others; of a duplicate there is a candidate. */
function expectRisks(files: CliRun['files'], { application }: NaiveResult): void {
  const { risks } = JSON.parse(files['summary.json']);
  const byRules = [...application.values()].filter(({ reason }) =>
    ['second-account', 'shadowed'].includes(reason),
  );
  expect(risks['second-account']).toBeGreaterThanOrEqual(byRules.length);
  const atRisk = readList(files['unmatched.csv']).filter((row) => row['duplicate_risk'] === 'yes');
  expect(risks.duplicate).toBe(atRisk.length);
  const listed = readList(files['duplicate-risk.csv']).map((row) => row['application_key']);
  expect([...new Set(listed)]).toEqual(atRisk.map((row) => row['application_key']));
}

/** Whether nothing is over the limits that hold by themselves. */
function passes({ applicationRows, assigned }: Exports, { application }: NaiveResult): boolean {
  const verdicts = [...application.values()];
  const isUnassigned = ({ readiness }: NaiveVerdict): boolean => readiness === 'not-assigned';
  return (
    verdicts.length > 0 &&
    verdicts.every(({ outcome }) => outcome === 'matched') &&
    !applicationRows.some((row) => 'broken' in row) &&
    (assigned === null || !verdicts.some(isUnassigned))
  );
}

interface Claim {
  readonly person: DirectoryUser;
  readonly rule: number;
  /** The text that was hit, by key. */
  readonly hits: ReadonlyMap<string, string>;
}

/** Whom everybody claims, by id and key: a directory user's claims do not depend on the others. */
function claimsOf(world: World): Claim[] {
  return world.directory.toSorted(byBytes(({ id }) => id)).map((person) => {
    const { application } = reconcileNaively({ ...world, directory: [person] });
    const hits = [...application].filter(([, { rule }]) => rule > 0).sort(byBytes(([key]) => key));
    return {
      person,
      rule: hits[0]?.[1].rule ?? 0,
      hits: new Map(hits.map(([key, { matchValue }]) => [key, matchValue!])),
    };
  });
}

function usersByKey(
  { application }: World,
  expected: NaiveResult,
  listed: readonly string[],
): { readonly user: ApplicationUser; readonly verdict: NaiveVerdict }[] {
  return application
    .map((user) => ({ user, verdict: expected.application.get(user.key)! }))
    .filter(({ verdict }) => listed.includes(verdict.outcome))
    .sort(byBytes(({ user }) => user.key));
}

function byBytes<Item>(textOf: (item: Item) => string): (one: Item, other: Item) => number {
  return (one, other) => Buffer.compare(Buffer.from(textOf(one)), Buffer.from(textOf(other)));
}

function matchValues({ rules }: World, { values }: ApplicationUser): string[] {
  const names = new Set(rules.map(({ application }) => application));
  return [...names].flatMap((name) => values[name]).filter((value) => value !== '');
}

/** The values of a rule's attribute are told apart; any other cell is shown as it stands. */
function roleText({ rules }: World, { values }: ApplicationUser, name: 'login' | 'email'): string {
  const isMatched = rules.some(({ application }) => application === name);
  return isMatched ? values[name].filter((value) => value !== '').join(' | ') : values[name].join('|');
}

function withoutExplanation({ explanation, ...row }: Record<string, string>): Record<string, string> {
  expect(explanation).not.toBe('');
  return row;
}

/** What no order of rows may show in: everything but line numbers and the order of matched and forecast. */
function withoutOrder({ status, stdout, files }: CliRun): unknown {
  const { 'manifest.json': _manifest, ...reports } = files;
  return {
    ...reports,
    status,
    stdout,
    'unmatched.csv': withoutColumn(files['unmatched.csv'], 'source_line'),
    'matched.csv': withoutColumn(files['matched.csv'], 'source_line').sort(),
    'forecast.csv': withoutColumn(files['forecast.csv']).sort(),
    'findings.csv': withoutColumn(files['findings.csv'], 'line').sort(),
    'rejected-rows.csv': withoutColumn(files['rejected-rows.csv'], 'line').sort(),
  };
}

function withoutColumn(list: string, column?: string): string[] {
  const records: Record<string, string>[] = parse(list, { bom: true, columns: true });
  return records.map((record) => JSON.stringify(Object.entries(record).filter(([name]) => name !== column)));
}

function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}
