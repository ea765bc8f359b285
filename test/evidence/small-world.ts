import { applicationColumns, directoryColumns } from '../../src/evidence/evidence-columns.ts';
import { proposeCandidates } from '../../src/evidence/propose-candidates.ts';
import { joinHits, searchDirectory } from '../../src/evidence/search-directory.ts';
import { seekKeys } from '../../src/evidence/seek-keys.ts';
import { matchUsers } from '../../src/matcher/match-users.ts';
import type { Candidate, Candidates } from '../../src/model/candidates.ts';
import type { MatchResult } from '../../src/model/match-result.ts';
import type { Role } from '../../src/model/roles.ts';
import { attributesOf, type MatchingRule } from '../../src/model/rules.ts';
import type { Column, Side, UserTable } from '../../src/model/users.ts';
import { splitRows } from '../../src/tables/row-ranges.ts';
import { buildColumn, buildPlainColumn } from '../build-column.ts';

/** A user by attribute; several values of one are a list. */
export type SmallUser = Readonly<Record<string, string | readonly string[]>>;

/** Users of both sides; accounts are matched by `login` with userPrincipalName, unless other rules are given. */
export interface SmallWorld {
  readonly application: readonly SmallUser[];
  readonly directory: readonly SmallUser[];
  readonly rules?: readonly Partial<MatchingRule>[];
  /** How many parts the directory is searched in; 1 unless given. */
  readonly parts?: number;
}

const roleColumns: Readonly<Record<Side, readonly Role[]>> = {
  application: ['displayName', 'email', 'login'],
  directory: ['displayName'],
};

interface SmallSide {
  readonly table: UserTable;
  readonly roles: ReadonlyMap<Role, Column>;
}

function sideOf(side: Side, users: readonly SmallUser[], compared: readonly string[]): SmallSide {
  const names = new Set([...users.flatMap((user) => Object.keys(user)), ...compared]);
  const columns = [...names].map((name) => {
    const values = users.map((user) => user[name] ?? '');
    return values.every((value) => typeof value === 'string')
      ? buildPlainColumn(name, values)
      : buildColumn(
          name,
          values.map((value) => (typeof value === 'string' ? [value] : value)),
        );
  });
  const table = {
    side,
    rows: users.length,
    lines: Uint32Array.from(users, (_, row) => row + 2),
    files: [],
    key: buildPlainColumn(
      'key',
      users.map(({ key }, row) =>
        typeof key === 'string' ? key : `${side === 'directory' ? 'd' : 'u'}${row + 1}`,
      ),
    ),
    columns: new Map(columns.map((column) => [column.name.toLowerCase(), column])),
  };
  const roles = new Map<Role, Column>();
  for (const role of roleColumns[side]) {
    const column = table.columns.get(role.toLowerCase());
    if (column !== undefined) roles.set(role, column);
  }
  return { table, roles };
}

export interface Proposed {
  readonly match: MatchResult;
  readonly candidates: Candidates;
  readonly application: SmallSide;
  readonly directory: SmallSide;
}

/** Matches a small world and seeks candidates for those whom nobody claims. */
export function propose({
  application: accounts,
  directory: people,
  rules = [{}],
  parts = 1,
}: SmallWorld): Proposed {
  const matching = rules.map((rule, index): MatchingRule => ({
    precedence: index + 1,
    application: 'login',
    directory: { kind: 'attribute', name: 'userPrincipalName' },
    caseExact: false,
    strong: false,
    ...rule,
  }));
  const ours = matching.map((rule) => rule.application);
  const theirs = matching.flatMap((rule) => attributesOf(rule.directory));
  const application = sideOf('application', accounts, ours);
  const directory = sideOf('directory', people, theirs);
  const nobody = { privileged: null, createdAt: null, displayName: null };
  const match = matchUsers({
    application: application.table,
    directory: directory.table,
    rules: matching,
    enabled: new Uint8Array(people.length),
    inScope: new Uint8Array(people.length).fill(1),
    passesFilters: new Uint8Array(people.length).fill(1),
    target: { create: true, required: [] },
    holds: { application: nobody, directory: nobody, off: [] },
  });
  const columns = {
    application: applicationColumns(application, match.rules),
    directory: directoryColumns(directory, match.rules),
  };
  const rows = accounts.flatMap((_, row) => (match.application.rule[row] === 0 ? [row] : []));
  const seekers = seekKeys(columns.application, rows);
  const hits = splitRows(people.length, parts).map((part) =>
    searchDirectory({ sought: seekers.sought, columns: columns.directory, ...part }),
  );
  const candidates = proposeCandidates(
    { columns, seekers, hits: joinHits(hits) },
    { rules: match.rules, directoryKey: directory.table.key },
  );
  return { match, candidates, application, directory };
}

/** What is proposed for the one account, with one directory user or several. */
export function proposeFor(account: SmallUser, ...people: readonly SmallUser[]): readonly Candidate[] {
  return propose({ application: [account], directory: people }).candidates.get(0) ?? [];
}

/** The kinds of reason for which the one directory user is proposed for the one account. */
export function reasonsFor(account: SmallUser, person: SmallUser): readonly string[] {
  return proposeFor(account, person).flatMap(({ reasons }) => reasons.map(({ kind }) => kind));
}
