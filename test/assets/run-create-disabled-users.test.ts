import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CreationPlan, PlannedUser } from '../../src/model/creation.ts';
import { planOfUsers, plannedUser, writePlan } from '../creation/write-plan.ts';
import { temporaryFolder } from '../run-cli.ts';
import { failure, FakeGraph, type FakeUser } from './fake-graph.ts';
import { powershellHosts, runScript, type ScriptEnd } from './powershell-host.ts';

/*
 * The script itself, run by every PowerShell that is on the path, against a Microsoft Graph of this test. Where there
 * is none, all of it is skipped, and a line on stderr says so.
 */

const tenant = '7f9c2b1a-0000-4000-8000-000000000001';
const otherTenant = '7f9c2b1a-0000-4000-8000-000000000002';
const existing: FakeUser = {
  id: '00000000-0000-4000-8000-00000000000a',
  userPrincipalName: 'kai@contoso.com',
  mail: 'kai@contoso.com',
  mailNickname: 'kai',
  employeeId: '7',
  accountEnabled: true,
};

interface Bench {
  readonly graph: FakeGraph;
  readonly pack: string;
  readonly planId: string;
  /** Outside of the report: where the script is started. */
  readonly cwd: string;
  readonly results: string;
  readonly run: (
    parameters?: Readonly<Record<string, string | number | boolean>>,
    env?: Readonly<Record<string, string>>,
    kill?: (end: () => void) => void,
  ) => Promise<ScriptEnd>;
}

/** A pack, a tenant and a way to run the one against the other. */
async function bench(
  host: string,
  users: readonly PlannedUser[],
  graph = new FakeGraph(),
  plan: Partial<CreationPlan> = {},
  written: Parameters<typeof writePlan>[2] = {},
): Promise<Bench> {
  const folder = temporaryFolder();
  const { pack, planId } = await writePlan(planOfUsers(users, plan), folder, {
    created: new Date(),
    ...written,
  });
  const cwd = join(folder, 'work');
  mkdirSync(cwd);
  const address = await graph.start();
  onTestFinished(() => graph.stop());
  return {
    graph,
    pack,
    planId,
    cwd,
    results: join(cwd, `rollcall-results-${planId.slice(0, 8)}.ndjson`),
    run: (parameters = {}, env = {}, kill) =>
      runScript(
        host,
        {
          script: join(pack, 'Create-DisabledUsers.ps1'),
          parameters: {
            TenantId: tenant,
            PlanId: planId,
            ExpectedCount: users.length,
            Confirm: false,
            ...parameters,
          },
          cwd,
          env: {
            FAKE_GRAPH: address,
            FAKE_TENANT: tenant,
            FAKE_SCOPES: 'User.Read User.ReadWrite.All',
            FAKE_SIGNED_IN: 'no',
            ...env,
          },
        },
        kill,
      ),
  };
}

const usersNamed = (...names: readonly string[]): PlannedUser[] => names.map((name) => plannedUser(name));

/** What the results say, line by line, but for those that say who is begun. */
function resultsIn(path: string): Record<string, string>[] {
  return readFileSync(path, 'latin1')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line))
    .filter(({ result }) => result !== 'begun');
}

const inShort = (path: string): string[] =>
  resultsIn(path).map(
    ({ userPrincipalName, result, code }) => `${userPrincipalName} ${result}${code === '' ? '' : ` ${code}`}`,
  );

const summary = (end: ScriptEnd): string =>
  end.stdout.split(/\r?\n/).find((line) => /^(Created|Rehearsal)/.test(line)) ??
  `${end.stdout}\n${end.stderr}`;

const created = ({ users }: FakeGraph): unknown[] => users.map(({ userPrincipalName }) => userPrincipalName);

type Scenario = (host: string) => Promise<void>;

const scenarios: Readonly<Record<string, Scenario>> = {
  'the first run creates everybody, disabled, and the second nobody': async (host) => {
    const { graph, planId, results, run } = await bench(
      host,
      usersNamed('mia', 'noor', 'lou'),
      new FakeGraph([existing]),
    );
    const first = await run();
    expect(summary(first)).toBe('Created 3, exists 0, conflict 0, failed 0, not attempted 0, of 3 users.');
    expect(first.status).toBe(0);
    expect(graph.users.slice(1)).toEqual(
      ['mia', 'noor', 'lou'].map((name, at) => ({
        id: `00000000-0000-4000-8000-${String(at + 1).padStart(12, '0')}`,
        accountEnabled: false,
        userPrincipalName: `${name}@contoso.com`,
        mailNickname: name,
        displayName: `Name of ${name}`,
        employeeId: `no ${name}`,
      })),
    );
    expect(resultsIn(results)).toEqual(
      ['mia', 'noor', 'lou'].map((name, at) => ({
        plan: planId,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        applicationKey: `key of ${name}`,
        userPrincipalName: `${name}@contoso.com`,
        result: 'created',
        id: `00000000-0000-4000-8000-${String(at + 1).padStart(12, '0')}`,
        code: '',
        message: '',
      })),
    );
    const second = await run();
    expect(summary(second)).toBe('Created 0, exists 3, conflict 0, failed 0, not attempted 0, of 3 users.');
    expect(second.status).toBe(0);
    expect(graph.countOf('POST')).toBe(3);
    expect(graph.users[0]).toEqual(existing);
  },

  'a run that is killed is carried on by the next one, and nobody is created twice': async (host) => {
    const graph = new FakeGraph();
    const { results, run } = await bench(host, usersNamed('mia', 'noor', 'lou', 'ada'), graph);
    let end = (): void => undefined;
    graph.disturb = ({ method }) => {
      if (method !== 'POST' || graph.countOf('POST') !== 3) return null;
      end();
      return 'cut';
    };
    const killed = await run({}, {}, (kill) => (end = kill));
    expect(killed.status).not.toBe(0);
    expect(created(graph)).toEqual(['mia@contoso.com', 'noor@contoso.com']);
    // A line that was begun and not finished.
    appendFileSync(results, '{"plan":"');
    graph.disturb = () => null;
    const next = await run();
    expect(summary(next)).toBe('Created 2, exists 2, conflict 0, failed 0, not attempted 0, of 4 users.');
    expect(next.status).toBe(0);
    expect(created(graph)).toEqual(['mia', 'noor', 'lou', 'ada'].map((name) => `${name}@contoso.com`));
    expect(
      readFileSync(results, 'latin1')
        .split('\n')
        .filter((line) => !line.endsWith('}')),
    ).toEqual(['{"plan":"', '']);
  },

  'whoever was created and does not show yet is passed over, for an hour': async (host) => {
    const graph = new FakeGraph();
    const { results, run } = await bench(host, usersNamed('mia', 'noor'), graph);
    await run();
    graph.users.length = 0;
    const second = await run();
    expect(summary(second)).toBe('Created 0, exists 2, conflict 0, failed 0, not attempted 0, of 2 users.');
    expect(graph.countOf('POST')).toBe(2);
    const aged = readFileSync(results, 'latin1').replaceAll(
      /"time":"[^"]*"/g,
      '"time":"2026-01-31T08:00:00Z"',
    );
    writeFileSync(results, aged);
    const third = await run();
    expect(summary(third)).toBe('Created 2, exists 0, conflict 0, failed 0, not attempted 0, of 2 users.');
  },

  'a creation of which the service said otherwise, and a repetition of it, count as created': async (
    host,
  ) => {
    const graph = new FakeGraph();
    const { results, run } = await bench(host, usersNamed('mia', 'noor'), graph);
    graph.lose = ({ method, body }) =>
      method === 'POST' && body.includes('mia') && graph.countOf('POST') === 1
        ? failure(504, 'GatewayTimeout')
        : null;
    const end = await run();
    expect(summary(end)).toBe('Created 2, exists 0, conflict 0, failed 0, not attempted 0, of 2 users.');
    expect(end.status).toBe(0);
    expect(inShort(results)).toEqual(['mia@contoso.com created answer-lost', 'noor@contoso.com created']);
    expect(resultsIn(results)[0]['id']).toBe(graph.users[0].id);
    expect(graph.users).toHaveLength(2);
  },

  'a run that is killed after a creation and before its answer knows the user for its own': async (host) => {
    const graph = new FakeGraph();
    const { results, run } = await bench(host, usersNamed('mia', 'noor'), graph);
    let end = (): void => undefined;
    graph.lose = ({ method }) => {
      if (method !== 'POST') return null;
      end();
      return 'cut';
    };
    expect((await run({}, {}, (kill) => (end = kill))).status).not.toBe(0);
    expect(created(graph)).toEqual(['mia@contoso.com']);
    graph.lose = () => null;
    const next = await run();
    expect(summary(next)).toBe('Created 2, exists 0, conflict 0, failed 0, not attempted 0, of 2 users.');
    expect(inShort(results)).toEqual(['mia@contoso.com created answer-lost', 'noor@contoso.com created']);
    expect(created(graph)).toEqual(['mia@contoso.com', 'noor@contoso.com']);
  },

  'what the service leaves unanswered is not sent again by the script': async (host) => {
    const graph = new FakeGraph();
    const { results, run } = await bench(host, usersNamed('mia'), graph);
    graph.disturb = ({ method }) => (method === 'POST' ? failure(504, 'GatewayTimeout') : null);
    const end = await run();
    expect(summary(end)).toBe('Created 0, exists 0, conflict 0, failed 1, not attempted 0, of 1 users.');
    expect(inShort(results)).toEqual(['mia@contoso.com failed no-answer']);
    // The module sends it four times.
    expect(graph.countOf('POST')).toBe(4);
    graph.disturb = () => null;
    graph.users.push({ ...existing, id: 'late', accountEnabled: false, userPrincipalName: 'mia@contoso.com', mailNickname: 'mia', employeeId: 'no mia' }); // prettier-ignore
    await run();
    expect(inShort(results).at(-1)).toBe('mia@contoso.com created answer-lost');
  },

  'a user of the same name and values whom this plan did not create is told': async (host) => {
    const stranger = {
      ...existing,
      userPrincipalName: 'mia@contoso.com',
      mailNickname: 'mia',
      employeeId: 'no mia',
    };
    const graph = new FakeGraph([stranger]);
    const { results, run } = await bench(host, usersNamed('mia', 'noor'), graph);
    const end = await run();
    expect(summary(end)).toBe('Created 1, exists 1, conflict 0, failed 0, not attempted 0, of 2 users.');
    expect(inShort(results)[0]).toBe('mia@contoso.com exists not-by-this-plan');
    expect(`${end.stdout}${end.stderr}`).toContain('1 of those who exist were not created by this plan');
    expect(end.status).toBe(1);
    expect(graph.users[0]).toEqual(stranger);
  },

  'where one fails the others are created, and the sum adds up': async (host) => {
    const graph = new FakeGraph();
    const { results, run } = await bench(host, usersNamed('mia', 'noor', 'lou'), graph);
    graph.disturb = ({ method, body }) =>
      method === 'POST' && body.includes('noor') ? failure(400, 'Request_BadRequest') : null;
    const end = await run();
    expect(summary(end)).toBe('Created 2, exists 0, conflict 0, failed 1, not attempted 0, of 3 users.');
    expect(end.status).toBe(1);
    expect(inShort(results)).toEqual([
      'mia@contoso.com created',
      'noor@contoso.com failed 400 Request_BadRequest',
      'lou@contoso.com created',
    ]);
    expect(resultsIn(results)[1]['message']).toBe('Answered by the test: Request_BadRequest.');
  },

  'with -WhatIf everything is looked up and nobody is created': async (host) => {
    const graph = new FakeGraph([existing]);
    const { results, cwd, run } = await bench(host, usersNamed('mia', 'noor'), graph);
    const end = await run({ WhatIf: true });
    expect(summary(end)).toBe(
      'Rehearsal, nothing was created: would create 2, exists 0, conflict 0, failed 0, not attempted 0, of 2 users.',
    );
    expect(end.status).toBe(0);
    expect(graph.countOf('POST')).toBe(0);
    expect(graph.countOf('GET')).toBeGreaterThan(4);
    expect(existsSync(results)).toBe(false);
    expect(readdirSync(cwd)).toEqual([]);
  },

  'nobody is created where nobody can be asked': async (host) => {
    const graph = new FakeGraph();
    const { run } = await bench(host, usersNamed('mia'), graph);
    const end = await run({ Confirm: true });
    expect(end.status).not.toBe(0);
    // It came as far as to the question.
    expect(graph.countOf('GET')).toBeGreaterThan(4);
    expect(graph.countOf('POST')).toBe(0);
  },

  'a changed byte is refused, whichever file it is in': async (host) => {
    for (const file of ['users.json', 'manifest.json']) {
      const graph = new FakeGraph();
      const { pack, run } = await bench(host, usersNamed('mia'), graph);
      const path = join(pack, file);
      const bytes = readFileSync(path);
      bytes[bytes.length - 3] ^= 1;
      writeFileSync(path, bytes);
      const end = await run();
      expect(end.status, end.stdout).toBe(2);
      expect(end.stderr).toContain(
        file === 'users.json' ? 'users.json was changed' : 'manifest.json is not that of this PlanId',
      );
      expect(graph.requests).toEqual([]);
    }
  },

  'another plan, count, tenant or session is refused before anything is asked': async (host) => {
    const wrong = [
      [{ PlanId: '0'.repeat(64) }, {}, {}, 'manifest.json is not that of this PlanId'],
      [{ ExpectedCount: 2 }, {}, {}, 'The plan has 1 users, not 2.'],
      [{ TenantId: otherTenant }, {}, { tenant }, 'The plan was made for another tenant.'],
      [{ TenantId: 'YOUR-TENANT-ID' }, {}, {}, 'TenantId is not the id of a tenant.'],
      [{}, {}, { created: new Date(Date.now() - 15 * 86_400_000) }, 'The plan expired at '],
      [{}, { FAKE_TENANT: otherTenant }, {}, 'The session is signed in to another tenant.'],
      [
        {},
        { FAKE_TENANT: otherTenant, FAKE_SIGNED_IN: 'yes' },
        {},
        'The session is signed in to another tenant.',
      ],
      [{}, { FAKE_SCOPES: 'User.Read' }, {}, 'The session lacks the permission User.ReadWrite.All.'],
    ] as const;
    for (const [parameters, env, written, message] of wrong) {
      const graph = new FakeGraph();
      const { results, run } = await bench(host, usersNamed('mia'), graph, {}, written);
      const end = await run(parameters, env);
      expect(end.stderr).toContain(message);
      expect([end.status, end.stdout]).toEqual([2, '']);
      expect(graph.requests).toEqual([]);
      expect(existsSync(results)).toBe(false);
    }
  },

  'a plan of thirteen days for its own tenant is taken': async (host) => {
    const created = new Date(Date.now() - 13 * 86_400_000);
    const { run } = await bench(host, usersNamed('mia'), new FakeGraph(), {}, { tenant, created });
    expect((await run()).status).toBe(0);
  },

  'a session that is there already is used, and is not ended': async (host) => {
    const graph = new FakeGraph();
    const { run } = await bench(host, usersNamed('mia'), graph);
    let left = 0;
    graph.disturb = ({ path }) => {
      if (path === '/signed-out') left += 1;
      return null;
    };
    expect((await run({}, { FAKE_SIGNED_IN: 'yes' })).status).toBe(0);
    expect(left).toBe(0);
    expect((await run()).status).toBe(0);
    expect(left).toBe(1);
  },

  'names arrive as they are, be they code, quotes, dates or letters of any script': async (host) => {
    const names = [
      "O'Neil \u2018a\u2019 \u201ab\u201b \u201cc\u201d \u201ed",
      '$(Remove-Item x) `$x ${y} "; exit 1 #> \'@',
      'Pawe\u0142 \u00c4\u00d1\u00d2\u0105\u0111 \u2013 \u2014 \u2015 \u00a0 \u0085 \u2028 \u2029',
      'tab\t line\r\n nul-like \u0001 \u001b[31m \u007f \ufeff',
      '\u{1f600} \u202e \u0645\u064a\u0627 \u7f8e\u4e9a \\u0041 \\',
      '2026-11-22T08:00:00Z',
      '/Date(1766390400000)/',
      ':with a colon',
      'true',
    ];
    const planned = names.map((name, at) =>
      plannedUser(`user${at}`, {
        applicationKey: name,
        displayName: name,
        set: new Map([
          ['employeeId', `2026-11-22T08:00:0${at}Z`],
          ['city', name],
        ]),
      }),
    );
    const graph = new FakeGraph();
    const { results, run } = await bench(host, planned, graph);
    const end = await run();
    expect(end.status, end.stderr).toBe(0);
    expect(graph.users.map(({ displayName, city }) => [displayName, city])).toEqual(
      names.map((name) => [name, name]),
    );
    expect(graph.users.map(({ employeeId }) => employeeId)).toEqual(
      names.map((_, at) => `2026-11-22T08:00:0${at}Z`),
    );
    expect(resultsIn(results).map(({ applicationKey }) => applicationKey)).toEqual(names);
    for (const text of [...graph.bodies, readFileSync(results, 'latin1')])
      expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(`${end.stdout}${end.stderr}`).not.toContain('Remove-Item');
    expect((await run()).status).toBe(0);
    expect(inShort(results).slice(names.length)).toEqual(
      names.map((_, at) => `user${at}@contoso.com exists`),
    );
  },

  'extension attributes go where Microsoft Graph has them, and are looked for there': async (host) => {
    const set = new Map([
      ['extensionAttribute3', 'X7'],
      ['extension_00112233445566778899aabbccddeeff_uid', 'u7'],
    ]);
    const plan = {
      matchAttributes: ['extensionAttribute3', 'extension_00112233445566778899aabbccddeeff_uid'],
    };
    const graph = new FakeGraph();
    const { run } = await bench(host, [plannedUser('mia', { set })], graph, plan);
    expect((await run()).status).toBe(0);
    expect(graph.users[0]).toMatchObject({
      onPremisesExtensionAttributes: { extensionAttribute3: 'X7' },
      extension_00112233445566778899aabbccddeeff_uid: 'u7',
    });
    const second = await run();
    expect(summary(second)).toBe('Created 0, exists 1, conflict 0, failed 0, not attempted 0, of 1 users.');
    const taken = new FakeGraph([
      { ...existing, onPremisesExtensionAttributes: { extensionAttribute3: 'x7' } },
    ]);
    const other = await bench(host, [plannedUser('mia', { set })], taken, plan);
    expect((await other.run()).status).toBe(1);
    expect(inShort(other.results)).toEqual(['mia@contoso.com conflict matching-value-taken']);
  },

  'whoever has a name already is left alone': async (host) => {
    const graph = new FakeGraph(
      [
        {
          ...existing,
          id: 'a',
          userPrincipalName: 'MIA@contoso.com',
          mailNickname: 'mia',
          employeeId: 'other',
        },
        { ...existing, id: 'b', mail: 'Noor@contoso.com' },
        { ...existing, id: 'c', proxyAddresses: ['SMTP:kai@contoso.com', 'smtp:lou@contoso.com'] },
        { ...existing, id: 'd', mailNickname: 'ada' },
        { ...existing, id: 'e', employeeId: 'no eli' },
        { ...existing, id: 'f', userPrincipalName: 'second@contoso.com' },
      ],
      [
        { id: 'g', userPrincipalName: '00112233445566778899aabbccddeeffmax@contoso.com' },
        {
          id: 'h',
          userPrincipalName: '10112233445566778899aabbccddeeffx@contoso.com',
          mail: 'Ida@contoso.com',
        },
        { id: 'i', userPrincipalName: 'y@contoso.com', proxyAddresses: ['smtp:uma@contoso.com'] },
        { id: 'j', userPrincipalName: 'z@contoso.com', mailNickname: 'Zoe' },
        { id: 'k', userPrincipalName: 'zz@contoso.com', employeeId: 'NO ZAC' },
      ],
    );
    const before = structuredClone(graph.users);
    const names = ['mia', 'noor', 'lou', 'ada', 'eli', 'max', 'ida', 'uma', 'zoe', 'zac'];
    const planned = [
      ...usersNamed(...names),
      plannedUser('own', { set: new Map([['mail', 'second@contoso.com']]) }),
      plannedUser('new'),
    ];
    const { results, run } = await bench(host, planned, graph);
    const end = await run();
    expect(summary(end)).toBe('Created 1, exists 0, conflict 11, failed 0, not attempted 0, of 12 users.');
    expect(end.status).toBe(1);
    expect(inShort(results)).toEqual([
      'mia@contoso.com conflict name-taken',
      'noor@contoso.com conflict address-taken',
      'lou@contoso.com conflict address-taken',
      'ada@contoso.com conflict nickname-taken',
      'eli@contoso.com conflict matching-value-taken',
      'max@contoso.com conflict deleted-user',
      'ida@contoso.com conflict deleted-user',
      'uma@contoso.com conflict deleted-user',
      'zoe@contoso.com conflict deleted-user',
      'zac@contoso.com conflict deleted-user',
      'own@contoso.com conflict address-taken',
      'new@contoso.com created',
    ]);
    expect(graph.users.slice(0, -1)).toEqual(before);
    expect(graph.requests.filter((request) => !/^(GET|POST) /.test(request))).toEqual([]);
  },

  'names with every sign that they may have are found': async (host) => {
    const name = "o'neil-x_y!z#1^2~3.4";
    const planned = plannedUser('oneil', { userPrincipalName: `${name}@contoso.com` });
    const graph = new FakeGraph([
      {
        ...existing,
        userPrincipalName: `${name}@contoso.com`,
        mailNickname: 'oneil',
        employeeId: 'no oneil',
      },
    ]);
    const { results, run } = await bench(host, [planned], graph);
    await run();
    expect(inShort(results)).toEqual([`${name}@contoso.com exists not-by-this-plan`]);
  },

  'throttling is waited for, and answers that were lost are asked for again': async (host) => {
    const graph = new FakeGraph();
    const { run } = await bench(host, usersNamed('mia', 'noor'), graph);
    const counts = new Map<string, number>();
    const times: number[] = [];
    graph.disturb = ({ method, path }) => {
      times.push(Date.now());
      const place = `${method} ${path}`;
      counts.set(place, (counts.get(place) ?? 0) + 1);
      // As often as the module sends it before it gives up.
      if ((counts.get(place) ?? 0) > 4) return null;
      if (method === 'POST') return failure(429, 'TooManyRequests');
      return path.includes('deletedItems') ? failure(503, 'ServiceUnavailable') : null;
    };
    const end = await run();
    expect(summary(end)).toBe('Created 2, exists 0, conflict 0, failed 0, not attempted 0, of 2 users.');
    const posts = graph.requests.flatMap((request, at) => (request.startsWith('POST') ? [times[at]] : []));
    expect(posts).toHaveLength(6);
    expect(posts[4] - posts[3]).toBeGreaterThanOrEqual(4900);
  },

  'a creation whose answer was lost is not repeated': async (host) => {
    const graph = new FakeGraph();
    const { results, run } = await bench(host, usersNamed('mia', 'noor'), graph);
    graph.disturb = ({ method, body }) => (method === 'POST' && body.includes('mia') ? 'cut' : null);
    const end = await run();
    expect(summary(end)).toBe('Created 1, exists 0, conflict 0, failed 1, not attempted 0, of 2 users.');
    expect(inShort(results)).toEqual(['mia@contoso.com failed no-answer', 'noor@contoso.com created']);
    expect(graph.countOf('POST')).toBe(2);
  },

  'after five failures in a row nobody else is tried': async (host) => {
    const graph = new FakeGraph();
    const { results, run } = await bench(
      host,
      usersNamed('a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'),
      graph,
    );
    graph.disturb = ({ method, body }) =>
      method === 'POST' && !body.includes('a1@') ? failure(403, 'Authorization_RequestDenied') : null;
    const end = await run();
    expect(summary(end)).toBe('Created 1, exists 0, conflict 0, failed 5, not attempted 2, of 8 users.');
    expect(end.status).toBe(1);
    expect(resultsIn(results)).toHaveLength(6);
    expect(graph.countOf('POST')).toBe(6);
  },

  'a user who comes out enabled ends the run': async (host) => {
    const graph = new FakeGraph();
    graph.createsEnabled = true;
    const { results, run } = await bench(host, usersNamed('mia', 'noor'), graph);
    const end = await run();
    expect(end.status).toBe(1);
    expect(end.stderr).toContain('mia@contoso.com was created and is enabled.');
    expect(inShort(results)).toEqual(['mia@contoso.com created created-enabled']);
    expect(graph.countOf('POST')).toBe(1);
  },

  'a created user of whom nothing more can be learnt counts as created': async (host) => {
    const graph = new FakeGraph();
    const { results, run } = await bench(host, usersNamed('mia'), graph);
    graph.disturb = ({ path }) =>
      path.startsWith('/v1.0/users/') ? failure(404, 'Request_ResourceNotFound') : null;
    const end = await run();
    expect(summary(end)).toBe('Created 1, exists 0, conflict 0, failed 0, not attempted 0, of 1 users.');
    expect(resultsIn(results)).toMatchObject([
      { result: 'created', code: 'state-unknown', id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
  },

  'passwords are long, of every class and each another, and stand nowhere, not even with -Debug': async (
    host,
  ) => {
    const graph = new FakeGraph();
    const names = Array.from({ length: 30 }, (_, at) => `u${at}`);
    const { results, run } = await bench(host, usersNamed(...names), graph);
    const end = await run({ Verbose: true, Debug: true });
    expect(end.status, end.stderr).toBe(0);
    expect(new Set(graph.passwords).size).toBe(30);
    const everything = `${end.stdout}${end.stderr}${readFileSync(results, 'latin1')}`;
    for (const password of graph.passwords) {
      expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[^A-Za-z0-9])[\x21-\x7e]{32}$/);
      expect(everything).not.toContain(password);
    }
  },

  'results never go into the report': async (host) => {
    const graph = new FakeGraph();
    const { pack, cwd, run } = await bench(host, usersNamed('mia'), graph);
    for (const path of [join(pack, 'r.ndjson'), join(pack, '../..', 'r.ndjson'), '../report/r.ndjson']) {
      const end = await run({ ResultsPath: path });
      expect(end.stderr).toContain('The results would be written into the report.');
      expect(end.status).toBe(2);
    }
    expect(graph.requests).toEqual([]);
    expect((await run({ ResultsPath: 'mine.ndjson' })).status).toBe(0);
    expect(readdirSync(cwd)).toEqual(['mine.ndjson']);
  },

  'a plan without users does nothing': async (host) => {
    const { run } = await bench(host, []);
    const end = await run();
    expect(summary(end)).toBe('Created 0, exists 0, conflict 0, failed 0, not attempted 0, of 0 users.');
    expect(end.status).toBe(0);
  },

  'a plan of more than 2 MB is read': async (host) => {
    const many = Array.from({ length: 9000 }, (_, at) =>
      plannedUser(`user${at}`, { displayName: 'x'.repeat(200) }),
    );
    const { pack, run } = await bench(host, many);
    expect(readFileSync(join(pack, 'users.json')).length).toBeGreaterThan(2_097_152);
    const end = await run({ ExpectedCount: 1 });
    expect(end.stderr).toContain('The plan has 9000 users, not 1.');
  },
};

const entries = Object.entries(scenarios);

describe.each(powershellHosts)('%s', (host) => {
  test.each(entries)('%s', (_, scenario) => scenario(host), 300_000);
});

/** Named by whoever runs the tests where they must not be skipped. */
const wanted = (process.env['ROLLCALL_POWERSHELL'] ?? '').split(',').filter((name) => name !== '');

test.runIf(wanted.length > 0)('every PowerShell that has to be here is here', () => {
  expect(powershellHosts).toEqual(expect.arrayContaining(wanted));
});

if (powershellHosts.length === 0) {
  test.skip.each(entries)('%s', () => undefined);

  test('it is said aloud how many tests of the script were skipped', () => {
    process.stderr.write(
      `\n${entries.length} tests of Create-DisabledUsers.ps1 were SKIPPED: neither pwsh nor powershell is on the PATH.\n`,
    );
    expect(entries.length).toBeGreaterThan(0);
  });
}
