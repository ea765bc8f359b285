import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readList } from './read-list.ts';
import { runCli, temporaryFolder } from './run-cli.ts';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

interface Named {
  readonly id: string;
}

interface Answer {
  readonly accounts: readonly {
    readonly user: Named;
    readonly outcome: string;
    readonly reason: string;
    readonly holds: readonly string[];
    readonly rule: number | null;
    readonly claimant: Named | null;
    readonly readiness: string | null;
    readonly explanation: string;
    readonly rules: readonly {
      readonly values: readonly {
        readonly text: string;
        readonly claimants: { readonly first: readonly { readonly user: Named }[] };
      }[];
    }[];
  }[];
  readonly directoryUsers: readonly {
    readonly user: Named;
    readonly forecast: { readonly action: string; readonly reason: string } | null;
    readonly scope: { readonly inScope: boolean };
    readonly rules: readonly {
      readonly precedence: number;
      readonly lookup: string;
      readonly accounts: { readonly first: readonly Named[] };
    }[];
  }[];
}

const stories = ['contoso', 'scope-filters', 'expressions', 'holds'] as const;

describe.each(stories)('explain over all of %s', (story) => {
  const cwd = join(fixtures, story);
  const explained = async (user: string): Promise<Answer> => {
    const { stdout } = await runCli(['explain', user, '--config', 'rollcall.yaml', '--json', '--quiet'], {
      cwd,
    });
    return JSON.parse(stdout) as Answer;
  };
  const lists = async () => {
    const out = join(temporaryFolder(), 'report');
    const { files } = await runCli(['check', '--config', 'rollcall.yaml', '--out', out], { cwd });
    return (name: string) => readList(files[`${name}.csv`]);
  };

  it('says of every application user what the lists say', { timeout: 120_000 }, async () => {
    const list = await lists();
    const account = async (key: string) => {
      const { accounts } = await explained(key);
      const found = accounts.find(({ user }) => user.id === key);
      expect(found, key).toBeDefined();
      return found as Answer['accounts'][number];
    };
    for (const row of list('matched')) {
      const { outcome, rule, claimant, readiness, rules } = await account(row['application_key']);
      expect([outcome, String(rule), claimant?.id, readiness]).toEqual([
        'matched',
        row['rule'],
        row['directory_id'],
        row['readiness'],
      ]);
      expect(rules[Number(row['rule']) - 1].values.map(({ text }) => text)).toContain(row['match_value']);
    }
    for (const row of list('unmatched')) {
      const { outcome, reason, claimant, explanation } = await account(row['application_key']);
      expect([outcome, reason, claimant, explanation]).toEqual([
        row['outcome'],
        row['reason'],
        null,
        row['explanation'],
      ]);
    }
    const conflicts = list('conflicts');
    for (const key of new Set(conflicts.map((row) => row['application_key']))) {
      const rows = conflicts.filter((row) => row['application_key'] === key);
      const { outcome, reason, holds, explanation, rules } = await account(key);
      expect(outcome).toBe(rows[0]['outcome']);
      expect(holds.length > 0 ? holds.join(' | ') : reason).toBe(rows[0]['reason']);
      expect(rows.map((row) => row['explanation'])).toContain(explanation);
      const claimants = rules.flatMap(({ values }) =>
        values.flatMap((value) => value.claimants.first.map(({ user }) => user.id)),
      );
      expect(new Set(claimants)).toEqual(new Set(rows.map((row) => row['directory_id'])));
    }
  });

  it('says of every directory user what the forecast says', { timeout: 120_000 }, async () => {
    const list = await lists();
    for (const row of list('forecast')) {
      const { directoryUsers } = await explained(row['directory_id']);
      const person = directoryUsers.find(({ user }) => user.id === row['directory_id']);
      expect(person?.scope.inScope).toBe(true);
      expect(person?.forecast).toEqual({
        action: row['forecast'],
        reason: row['reason'] === '' ? 'none' : row['reason'],
      });
      const claiming = person?.rules.find(({ lookup }) => lookup === 'claims');
      expect(String(claiming?.precedence ?? '')).toBe(row['rule']);
      expect(claiming?.accounts.first.map(({ id }) => id).join(' | ') ?? '').toBe(row['application_key']);
    }
  });
});
