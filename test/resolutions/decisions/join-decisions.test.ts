import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/io/hash-text.ts';
import { matchUsers } from '../../../src/matcher/match-users.ts';
import type { Finding } from '../../../src/model/findings.ts';
import { outcomes, outcomeReasons, readinesses } from '../../../src/model/outcomes.ts';
import { answers } from '../../../src/model/roles.ts';
import { fingerprinter } from '../../../src/resolutions/decisions/fingerprint.ts';
import { joinDecisions, type JoinedDecisions } from '../../../src/resolutions/decisions/join-decisions.ts';
import { layDecisions } from '../../../src/resolutions/decisions/lay-decisions.ts';
import { layExclusions } from '../../../src/resolutions/decisions/lay-exclusions.ts';
import type { DecisionRow } from '../../../src/resolutions/decisions/parse-decision.ts';
import type { World } from '../../oracle/naive-reconciliation.ts';
import { runs } from '../../property-runs.ts';
import { matchInput } from '../../world-tables.ts';

const today = '2026-11-22';

const world: World = {
  rules: [{ application: 'login', directory: 'userPrincipalName', caseExact: false, strong: false }],
  application: [
    account('001', 'nobody'),
    account('002', 'held'),
    account('003', 'matched'),
    account('004', 'shared'),
    account('005', 'twice'),
    account('006', 'twice'),
    account('007', 'n/a'),
    account('008', 'locked-out'),
    account('009', 'svc-1'),
  ],
  directory: [
    entry('d-held', 'held'),
    { ...entry('d-held-too', 'held'), enabled: false, displayName: 'Somebody else' },
    entry('d-matched', 'matched'),
    entry('d-shared', 'shared'),
    entry('d-shared-too', 'shared'),
    entry('d-twice', 'twice'),
    { ...entry('d-locked-out', 'locked-out'), enabled: false },
    entry('d-idle', 'idle'),
  ],
  assigned: null,
  target: { create: true, required: [] },
};

function account(key: string, login: string): World['application'][number] {
  return { key, displayName: '', values: { login: [login] } };
}

function entry(id: string, userPrincipalName: string): World['directory'][number] {
  return { id, displayName: id, enabled: true, attributes: { userPrincipalName } };
}

const input = matchInput(world);
const match = matchUsers(input);
const exclusion = { attribute: 'login', matches: '^svc-', reason: 'services', expires: null };
const { outcome: laidOutcome } = layExclusions(match, input.application, [exclusion], today).match
  .application;
const lockout = Uint8Array.from(world.application, ({ key }) =>
  answers.indexOf(key === '008' ? 'yes' : 'no'),
);
const ground = { application: input.application, directory: input.directory, match, risks: { lockout } };
const rowOf = (key: string): number => world.application.findIndex((user) => user.key === key);

function fingerprintOf(key: string): string {
  const { application, directory } = ground;
  const outcome = outcomes[match.application.outcome[rowOf(key)]];
  return fingerprinter(match.rules, application.key, directory.key, sha256)(rowOf(key), outcome);
}

function decided(key: string, decision: string, more: Partial<DecisionRow> = {}): DecisionRow {
  return {
    source: 'decisions.csv',
    line: Number(key) + 1,
    fingerprint: rowOf(key) < 0 ? 'fp1-0000000000000000' : fingerprintOf(key),
    applicationKey: key,
    decision,
    directoryId: '',
    candidateId: '',
    decidedBy: '',
    reason: '',
    expiresOn: '',
    ...more,
  };
}

function join(...rows: readonly DecisionRow[]): JoinedDecisions {
  return joinDecisions(rows, ground, laidOutcome, today, sha256);
}

function outcomesAfter(...rows: readonly DecisionRow[]): Record<string, string> {
  const laid = layDecisions(match, match.application.outcome, join(...rows).inForce);
  return Object.fromEntries(
    world.application.flatMap(({ key }, row) => {
      const { outcome, reason } = laid.application;
      if (outcome[row] === match.application.outcome[row]) return [];
      return [[key, `${outcomes[outcome[row]]} ${outcomeReasons[reason[row]]}`]];
    }),
  );
}

function findingsOf(...rows: readonly DecisionRow[]): readonly Finding[] {
  return join(...rows).findings;
}

describe('what a decision does to an outcome', () => {
  it('same-person with the claimant’s id lifts a hold', () => {
    const row = decided('002', 'same-person', { directoryId: 'd-held' });
    expect(outcomesAfter(row)).toEqual({ '002': 'matched none' });
    expect(findingsOf(row)).toEqual([]);
    expect(readinesses[match.application.readiness[rowOf('002')]]).toBe('ready');
  });

  it.each(['exclude', 'keep-separate'])('%s sets aside whom nobody claims', (decision) => {
    const rows = ['001', '007', '009'].map((key) => decided(key, decision));
    expect(outcomesAfter(...rows)).toEqual({
      '001': 'excluded decision',
      '007': 'excluded decision',
      '009': 'excluded decision',
    });
    expect(findingsOf(...rows)).toEqual([]);
  });

  it.each(['002', '004', '005', '008'])('exclude does nothing to %s, whom somebody claims', (key) => {
    const row = decided(key, 'exclude', { reason: 'mine' });
    expect(outcomesAfter(row)).toEqual({});
    expect(findingsOf(row)).toMatchObject([
      {
        kind: 'excluded-but-claimed',
        applicationKey: key,
        line: row.line,
        reason: 'decision exclude: mine',
        isPassedOver: key === '008',
      },
    ]);
  });

  it('no other decision changes any', () => {
    const rows = ['001', '002', '004', '005', '007', '008'].flatMap((key) =>
      ['create-in-entra', 'delete-leaver', 'change-rule'].map((decision) => decided(key, decision)),
    );
    for (const row of rows) expect(outcomesAfter(row)).toEqual({});
    expect(outcomesAfter(decided('002', 'not-same-person', { directoryId: 'd-held' }))).toEqual({});
    expect(outcomesAfter(decided('001', 'same-person', { directoryId: 'd-idle' }))).toEqual({});
    expect(outcomesAfter(decided('004', 'same-person', { directoryId: 'd-shared' }))).toEqual({});
  });

  it.each([
    ['001', 'd-idle', 'unmatched'],
    ['004', 'd-shared', 'ambiguous'],
  ])('same-person on %s, whom no hold stops, is told to change nothing', (key, directoryId, outcome) => {
    const row = decided(key, 'same-person', { directoryId });
    expect(findingsOf(row)).toMatchObject([
      { kind: 'decision-links-nothing', user: key, line: row.line, outcome },
    ]);
  });

  it('leaves what the matcher found untouched', () => {
    const before = match.application.outcome.slice();
    outcomesAfter(decided('001', 'exclude'));
    expect(match.application.outcome).toEqual(before);
  });
});

describe('a decision that does not hold is told', () => {
  const inForce = (...rows: readonly DecisionRow[]): string[] =>
    [...join(...rows).inForce.values()].map(({ kind }) => kind);

  it('after its last day, but not on it', () => {
    const expired = decided('001', 'exclude', { expiresOn: '2026-11-21' });
    expect(inForce(expired)).toEqual([]);
    expect(findingsOf(expired)).toMatchObject([
      { kind: 'decision-expired', user: '001', decision: 'exclude', expired: '2026-11-21' },
    ]);
    expect(inForce(decided('001', 'exclude', { expiresOn: today }))).toEqual(['exclude']);
  });

  it('unless a later one renews it', () => {
    const rows = [
      decided('001', 'exclude', { expiresOn: '2026-01-31' }),
      decided('001', 'create-in-entra', { expiresOn: '2027-01-31' }),
    ];
    expect(inForce(...rows)).toEqual(['create-in-entra']);
    expect(findingsOf(...rows)).toEqual([]);
  });

  it('where its user is not what it was', () => {
    const row = decided('001', 'create-in-entra', { fingerprint: 'fp1-ffffffffffffffff' });
    expect(inForce(row)).toEqual([]);
    expect(findingsOf(row)).toMatchObject([{ kind: 'decision-stale', user: '001', outcome: 'unmatched' }]);
  });

  it.each(['1', '001'])('which is found by the key %s, with or without its zeros', (applicationKey) => {
    const row = decided('001', 'change-rule', { fingerprint: 'fp1-ffffffffffffffff', applicationKey });
    expect(findingsOf(row)).toMatchObject([{ kind: 'decision-stale', user: '001' }]);
  });

  it('unless somebody has decided anew', () => {
    const old = decided('001', 'create-in-entra', { fingerprint: 'fp1-ffffffffffffffff' });
    expect(findingsOf(old, decided('001', 'exclude'))).toEqual([]);
  });

  it('where nobody has the fingerprint or the key', () => {
    expect(findingsOf(decided('999', 'create-in-entra'))).toMatchObject([
      { kind: 'decision-for-nobody', user: '999', line: 1000 },
    ]);
  });

  it.each(['delete-leaver', 'delete-test-user', 'delete-and-recreate'])(
    'but %s is done where the account is gone',
    (decision) => {
      expect(findingsOf(decided('999', decision))).toEqual([
        { kind: 'decisions-settled', source: 'decisions.csv', line: null, count: 1 },
      ]);
    },
  );

  it('and any is done where the account is matched or set aside by now, all in one finding', () => {
    const old = { fingerprint: 'fp1-ffffffffffffffff' };
    const rows = [decided('003', 'update-in-entra', old), decided('009', 'exclude', old)];
    expect(findingsOf(...rows)).toEqual([
      { kind: 'decisions-settled', source: 'decisions.csv', line: null, count: 2 },
    ]);
  });

  it('except that who is set aside should not be matched', () => {
    const row = decided('003', 'keep-separate', { fingerprint: 'fp1-ffffffffffffffff' });
    expect(findingsOf(row)).toMatchObject([{ kind: 'excluded-but-claimed', applicationKey: '003' }]);
  });

  it.each([
    ['002', 'd-held-too', ['d-held', 'd-held-too']],
    ['002', 'd-idle', ['d-held', 'd-held-too']],
    ['004', 'd-idle', ['d-shared', 'd-shared-too']],
  ])('where %s is not claimed by %s', (key, directoryId, claimants) => {
    const row = decided(key, 'same-person', { directoryId });
    expect(inForce(row)).toEqual([]);
    expect(findingsOf(row)).toMatchObject([{ kind: 'decision-on-another', directoryId, claimants }]);
  });

  it.each(['same-person', 'not-same-person', 'create-in-entra'])(
    'where %s is about nobody in the directory',
    (decision) => {
      const row = decided('001', decision, { directoryId: 'd-gone' });
      expect(inForce(row)).toEqual([]);
      expect(findingsOf(row)).toMatchObject([{ kind: 'decision-on-nobody', directoryId: 'd-gone' }]);
    },
  );

  it('where two things were decided, whichever row comes first', () => {
    const one = decided('001', 'exclude', { line: 3 });
    const other = decided('001', 'delete-leaver', { line: 9, source: 'more.csv' });
    for (const rows of [[one, other], [other, one]]) {
      expect(inForce(...rows)).toEqual([]);
      expect(findingsOf(...rows)).toEqual([
        {
          kind: 'decisions-contradict',
          source: 'decisions.csv',
          line: 3,
          user: '001',
          decisions: ['delete-leaver (more.csv, line 9)', 'exclude (decisions.csv, line 3)'],
        },
      ]);
    } // prettier-ignore
  });

  it.each<[string, Partial<DecisionRow> & { readonly decision: string }]>([
    ['is about somebody else', { decision: 'same-person', directoryId: 'd-matched' }],
    ['is about nobody', { decision: 'not-same-person', directoryId: 'd-gone' }],
    ['has a date that cannot be read', { decision: 'not-same-person', expiresOn: '03/04/2027' }],
    ['has a word that cannot be read', { decision: 'no!' }],
  ])('where another row %s: it may have been the no', (_what, { decision, ...more }) => {
    const rows = [
      decided('002', 'same-person', { directoryId: 'd-held' }),
      decided('002', decision, { line: 9, ...more }),
    ];
    for (const some of [rows, rows.toReversed()]) {
      expect(inForce(...some)).toEqual([]);
      expect(outcomesAfter(...some)).toEqual({});
      expect(findingsOf(...some)).toMatchObject([{ line: 9 }, { kind: 'decisions-contradict', user: '002' }]);
      expect([...join(...some).void]).toEqual([rowOf('002')]);
    }
  });

  it('but not beside one that has expired', () => {
    const old = decided('002', 'not-same-person', {
      line: 9,
      directoryId: 'd-held',
      expiresOn: '2026-01-01',
    });
    expect(inForce(decided('002', 'same-person', { directoryId: 'd-held' }), old)).toEqual(['same-person']);
  });

  it('where fingerprint and key are those of two users', () => {
    const row = decided('001', 'create-in-entra', { applicationKey: '009' });
    expect(inForce(row)).toEqual([]);
    expect(findingsOf(row)).toMatchObject([{ kind: 'decision-misplaced', user: '001', named: '009' }]);
    expect([...join(row).void]).toEqual([rowOf('001'), rowOf('009')]);
    const withoutZeros = decided('001', 'create-in-entra', { applicationKey: '9' });
    expect(findingsOf(withoutZeros)).toMatchObject([{ kind: 'decision-misplaced', named: '009' }]);
  });

  it('but not where the key has only lost its zeros, or is nobody’s', () => {
    for (const applicationKey of ['1', 'A1', '']) {
      expect(inForce(decided('001', 'create-in-entra', { applicationKey }))).toEqual(['create-in-entra']);
    }
  });

  it('but not where the same was decided twice: then the shorter one counts', () => {
    const rows = [
      decided('001', 'exclude', { reason: 'a' }),
      decided('001', 'exclude', { reason: 'b', expiresOn: '2027-01-31' }),
    ];
    expect([...join(...rows).inForce.values()]).toMatchObject([{ reason: 'b', expires: '2027-01-31' }]);
    expect(findingsOf(...rows)).toEqual([]);
  });

  it('where it cannot be read, by the key as it is in the export', () => {
    expect(findingsOf(decided('001', 'whatever', { applicationKey: '1' }))).toMatchObject([
      { kind: 'decision-unreadable', user: '001' },
    ]);
  });
});

it('a row that cannot be read is about the account of its key, also without its zeros', () => {
  const damaged = { fingerprint: 'fp1-ffffffffffffffff', applicationKey: '1' };
  expect([...join(decided('001', 'whatever', damaged)).void]).toEqual([rowOf('001')]);
});

describe('a decision about a user who has changed since', () => {
  const changed = { fingerprint: 'fp1-ffffffffffffffff' };

  it.each([
    ['same-person', 'd-matched', 'decisions-settled'],
    ['same-person', 'd-held', 'decision-stale'],
    ['not-same-person', 'd-held', 'decisions-settled'],
    ['not-same-person', 'd-matched', 'match-refused'],
    ['update-in-application', '', 'decisions-settled'],
    ['delete-leaver', '', 'decision-stale'],
  ])('%s %s, now matched with d-matched: %s', (decision, directoryId, kind) => {
    expect(findingsOf(decided('003', decision, { directoryId, ...changed }))).toMatchObject([{ kind }]);
  });

  it('is known to hold no more', () => {
    expect([...join(decided('001', 'delete-leaver', changed)).void]).toEqual([rowOf('001')]);
  });
});

describe('a match with somebody of whom a decision says no', () => {
  const no = (key: string, directoryId: string, more: Partial<DecisionRow> = {}): DecisionRow =>
    decided(key, 'not-same-person', { directoryId, ...more });

  it('is told, whatever has changed since', () => {
    const about = { decidedBy: 'Petra', reason: 'a namesake' };
    const refused = { kind: 'match-refused', user: '003', directoryId: 'd-matched', line: 4, ...about };
    const old = no('003', 'd-matched', { ...about, fingerprint: 'fp1-ffffffffffffffff' });
    expect(findingsOf(old)).toEqual([{ ...refused, source: 'decisions.csv', isPassedOver: false }]);
  });

  it('is told of a match with somebody disabled', () => {
    expect(findingsOf(no('008', 'd-locked-out'))).toMatchObject([{ kind: 'match-refused', user: '008' }]);
  });

  it('is told once, by the first row that says it', () => {
    const rows = [no('008', 'd-locked-out', { line: 7 }), no('008', 'd-locked-out', { line: 2 })];
    expect(findingsOf(...rows)).toMatchObject([{ kind: 'match-refused', line: 2 }]);
  });

  it('is told where another row cancels the no: it may be the true one', () => {
    const yes = decided('008', 'same-person', { directoryId: 'd-locked-out' });
    const kinds = findingsOf(no('008', 'd-locked-out', { line: 2 }), yes).map(({ kind }) => kind);
    expect(kinds).toEqual(['decisions-contradict', 'match-refused']);
  });

  it('is none of another person, of a no that has expired, or of one that was taken back later', () => {
    const old = { fingerprint: 'fp1-ffffffffffffffff' };
    const expired = no('008', 'd-locked-out', { expiresOn: '2026-01-01' });
    const yes = decided('008', 'same-person', { directoryId: 'd-locked-out' });
    for (const rows of [[no('008', 'd-idle')], [expired], [no('008', 'd-locked-out', old), yes]])
      expect(findingsOf(...rows).filter(({ kind }) => kind === 'match-refused')).toEqual([]);
  });

  it('is told of a held account, which the service links all the same', () => {
    expect(findingsOf(no('002', 'd-held'))).toMatchObject([{ kind: 'match-refused', isPassedOver: false }]);
    expect(findingsOf(no('008', 'd-locked-out'))).toMatchObject([{ isPassedOver: true }]);
    expect(findingsOf(no('002', 'd-held-too'))).toEqual([]);
  });

  it('is told although it is not known until when', () => {
    const kinds = findingsOf(no('003', 'd-matched', { expiresOn: '31.12.2027' })).map(({ kind }) => kind);
    expect(kinds).toEqual(['decision-unreadable', 'match-refused']);
  });

  it('takes nothing away from what is told of other rows', () => {
    const old = { fingerprint: 'fp1-ffffffffffffffff' };
    const rows = [no('003', 'd-matched', old), decided('003', 'delete-leaver', { ...old, line: 9 })];
    expect(findingsOf(...rows)).toMatchObject([
      { kind: 'match-refused', line: 4 },
      { kind: 'decision-stale', line: 9 },
    ]);
  });

  it('is not told together with a yes that is said to be done', () => {
    const old = { fingerprint: 'fp1-ffffffffffffffff', directoryId: 'd-matched' };
    const yes = decided('003', 'same-person', { ...old, line: 9 });
    const kinds = findingsOf(no('003', 'd-matched', old), yes).map(({ kind }) => kind);
    expect(kinds).toEqual(['match-refused', 'decision-stale']);
  });
});

describe('whose an account is not', () => {
  const no = (directoryId: string, line: number): DecisionRow =>
    decided('001', 'not-same-person', { directoryId, line });
  const kindsInForce = (...rows: readonly DecisionRow[]): string[] =>
    Array.from(join(...rows).inForce.values(), ({ kind }) => kind);

  it('may be said beside what becomes of it, and of several people', () => {
    const rows = [no('d-idle', 9), decided('001', 'create-in-entra'), no('d-held', 10)];
    const { inForce, refusals, findings } = join(...rows);
    expect(findings).toEqual([]);
    expect(inForce.get(0)?.kind).toBe('create-in-entra');
    expect(refusals.get(0)?.map(({ directoryId }) => directoryId)).toEqual(['d-idle', 'd-held']);
  });

  it('may not be said of whom another row says that it is', () => {
    const yes = decided('001', 'same-person', { directoryId: 'd-idle' });
    expect(kindsInForce(no('d-held', 9), yes)).toEqual(['same-person']);
    expect(kindsInForce(no('d-idle', 9), yes)).toEqual([]);
  });

  it('is no decision about what becomes of it where there is no other', () => {
    expect(kindsInForce(no('d-idle', 9))).toEqual(['not-same-person']);
  });
});

it('a "no" about an account that is gone is done', () => {
  expect(findingsOf(decided('999', 'not-same-person', { directoryId: 'd-idle' }))).toMatchObject([
    { kind: 'decisions-settled', count: 1 },
  ]);
});

it('the order of the rows changes nothing', () => {
  const some = fc.constantFrom('exclude', 'delete-leaver', 'same-person', 'nonsense', '');
  const row = fc
    .record({
      key: fc.constantFrom('001', '002', '003', '004', '008', '999'),
      decision: some,
      directoryId: fc.constantFrom('', 'd-held', 'd-gone'),
      expiresOn: fc.constantFrom('', '2026-01-01', '2027-01-01', '1.1.2027'),
      reason: fc.constantFrom('', 'a', 'b'),
      isOld: fc.boolean(),
    })
    .map(({ key, decision, isOld, ...more }) =>
      decided(key, decision, { ...more, ...(isOld ? { fingerprint: 'fp1-ffffffffffffffff' } : {}) }),
    );
  const shuffled = fc
    .array(row, { maxLength: 8 })
    .map((rows) => rows.map((one, at) => ({ ...one, line: at + 2 })))
    .chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
      ),
    );
  const plain = ({ inForce, findings }: JoinedDecisions): unknown => ({
    inForce: [...inForce].sort(([one], [other]) => one - other),
    findings: findings.map((finding) => JSON.stringify(finding)).sort(),
  });
  fc.assert(
    fc.property(shuffled, ([rows, others]) => {
      expect(plain(join(...others))).toEqual(plain(join(...rows)));
    }),
    runs(200),
  );
});
