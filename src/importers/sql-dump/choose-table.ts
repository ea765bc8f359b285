import { nearestName } from '../../model/nearest-name.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import type { SurveyedTable } from './survey-dump.ts';
import { isNamed } from './table-name.ts';

/** The table that somebody named. */
export function namedTable(tables: readonly SurveyedTable[], wanted: string, source: string): SurveyedTable {
  const named = tables.filter(({ name }) => isNamed(name, wanted));
  const exact = named.filter(({ name }) => name.text === wanted);
  const found = exact.length === 1 ? exact : named;
  if (found.length === 1) return found[0];
  if (found.length > 1) throw unclear(source, `${found.length} tables are called "${wanted}"`, found);
  const nearest = nearestName(
    wanted,
    tables.map(({ name }) => name.parts.at(-1) ?? ''),
  );
  throw new RollcallError(
    'table-not-found',
    `${source} has no table "${wanted}"`,
    `${nearest === null ? '' : `Did you mean "${nearest}"? `}Its tables are: ${listed(tables)}.`,
  );
}

/** The table that looks like users, and those that were looked at beside it. */
export function likeliestTable(
  tables: readonly SurveyedTable[],
  source: string,
): { readonly table: SurveyedTable; readonly others: readonly SurveyedTable[] } {
  const filled = tables.filter(({ rows }) => rows > 0);
  const scored = filled.map((table) => ({ table, score: likeness(table) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const [first, ...equal] = scored.filter(({ score }) => score === best);
  if (best < leastLikeness) {
    throw new RollcallError(
      'table-not-found',
      tables.length === 0 ? `${source} has no table` : `no table of ${source} looks like users`,
      tables.length === 0
        ? 'It must be a dump in SQL, with the rows in it as INSERT or COPY.'
        : `Name the table ("table" of that source in the configuration). Its tables are: ${listed(tables)}.`,
    );
  }
  if (equal.length > 0) {
    const alike = [first, ...equal].map(({ table }) => table);
    throw unclear(source, `${alike.length} tables look like users`, alike);
  }
  return { table: first.table, others: filled.filter((table) => table !== first.table) };
}

/** Tables with their numbers of rows, the first few. */
export function listed(tables: readonly SurveyedTable[]): string {
  const shown = tables
    .slice(0, mostShown)
    .map(({ name, rows }) => `${name.text} (${rows === 1 ? '1 row' : `${rows} rows`})`);
  return [...shown, ...(tables.length > mostShown ? [`${tables.length - mostShown} more`] : [])].join(', ');
}

function unclear(source: string, what: string, tables: readonly SurveyedTable[]): RollcallError {
  return new RollcallError(
    'table-unclear',
    `${source}: ${what}: ${listed(tables)}`,
    'Say which one, with its schema, as "table" of that source in the configuration.',
  );
}

/** A name of people counts as much as an address and a login together; either way columns of people are needed too. */
function likeness({ name, columns }: SurveyedTable): number {
  const last = (name.parts.at(-1) ?? '').replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
  const byName = personNames.find(([pattern]) => pattern.test(last))?.[1] ?? 0;
  const names = columns.map((column) => column.toLowerCase().replace(/[^a-z]/g, ''));
  const byColumns = personColumns.reduce(
    (sum, [pattern, weight]) => sum + (names.some((one) => pattern.test(one)) ? weight : 0),
    0,
  );
  return byColumns === 0 ? 0 : byName + byColumns;
}

const leastLikeness = 4;
const mostShown = 8;

const personNames: readonly (readonly [RegExp, number])[] = [
  [/(?:^|_)(?:users?|appusers?|benutzer|utilisateurs?|usuarios?)$|^aspnetusers$/, 4],
  [/(?:^|_)(?:accounts?|members?|people|persons?|employees?|staff|logins?)$/, 3],
];

/** By names without anything but letters. */
const personColumns: readonly (readonly [RegExp, number])[] = [
  [/^(?:.*e?mail(?:address)?|mail.*)$/, 2],
  [
    /^(?:login|loginname|userlogin|username|uname|userid|uid|samaccountname|logonname|upn|userprincipalname)$/,
    2,
  ],
  [/^(?:.*(?:first|last|full|display|real|given|sur|family)name|name|sn|cn)$/, 1],
  [/^.*(?:password|passwd|pass|pwd|hash)$/, 1],
  [/^(?:last(?:login|seen|signin|access).*|.*enabled|.*active|.*status|.*locked|.*disabled)$/, 1],
];
