import { findFutureDates } from '../findings/find-future-dates.ts';
import { findFailedExpressions, findInMatch } from '../findings/find-in-match.ts';
import { findInHolds } from '../findings/find-in-holds.ts';
import { findInStates } from '../findings/find-in-states.ts';
import { findPlaceholders } from '../findings/find-placeholders.ts';
import { findUncheckedRecycling } from '../findings/find-unchecked-recycling.ts';
import { findUnreadableDates } from '../findings/find-unreadable-dates.ts';
import type { Finding } from '../model/findings.ts';
import type { MatchResult } from '../model/match-result.ts';
import { dateRoles } from '../model/roles.ts';
import { directoryKey } from '../model/rules.ts';
import type { SideResult } from '../model/reconciliation.ts';
import type { CheckSettings, Exclusion } from '../model/settings.ts';
import type { Column, Side } from '../model/users.ts';
import type { LaidExclusions } from '../resolutions/decisions/lay-exclusions.ts';
import { isPassedOver } from '../tables/claims.ts';
import { valueText } from '../tables/column.ts';
import { directoryUserName } from '../tables/directory-user-name.ts';
import { placeOfRow } from '../tables/row-place.ts';
import type { Input } from './read-input.ts';

/** What the data itself gives a person to know; `lastDay` is the last that has begun, such as `20260131`. */
export function findInData(
  { application, directory, withoutCreatedAt }: Pick<Input, 'application' | 'directory' | 'withoutCreatedAt'>,
  match: MatchResult,
  laid: LaidExclusions,
  { exclusions, holdsOff }: Pick<CheckSettings<unknown>, 'exclusions' | 'holdsOff'>,
  lastDay: number,
): Finding[] {
  const columnsOf = (side: Side): Iterable<Column> =>
    new Map(
      match.rules.map((claims) => [
        side === 'application' ? claims.application.name : directoryKey(claims.rule.directory),
        claims[side],
      ]),
    ).values();
  const { source, table } = application;
  return [
    ...[...columnsOf('application')].flatMap((column) =>
      findPlaceholders(table, 'application', source, column),
    ),
    ...[...columnsOf('directory')].flatMap((column) =>
      findPlaceholders(directory.table, 'directory', directory.source, column),
    ),
    ...findUnreadableDates(application, 'lastSignIn'),
    ...dateRoles.flatMap((role) =>
      [application, directory].flatMap((side) => findFutureDates(side, role, lastDay)),
    ),
    ...findUnreadableDaysOfCreation([application, directory]),
    ...findInMatch(match, table, source, (row) => directoryUserName(directory.table, row)),
    ...findInHolds(match, holdsOff, source),
    ...(holdsOff.some(({ hold }) => hold === 'recycled')
      ? []
      : findUncheckedRecycling(
          match,
          application.days.get('createdAt') ?? null,
          directory.days.get('createdAt') ?? null,
          withoutCreatedAt,
          source,
        )),
    ...findFailedExpressions(match, directory.table, directory.source),
    ...findInStates(match, statedSide('application', application), statedSide('directory', directory)),
    ...(application.rejected === 0
      ? []
      : [{ kind: 'rows-rejected', source, line: null, count: application.rejected } as const]),
    ...findInExclusions(application, match, laid, exclusions),
    ...(directory.roles.has('enabled')
      ? []
      : [{ kind: 'no-account-state', source: directory.source, line: null } as const]),
  ];
}

/** Where both sides tell when their users were created: else nobody goes by it. */
function findUnreadableDaysOfCreation(sides: readonly SideResult[]): Finding[] {
  if (!sides.every(({ roles }) => roles.has('createdAt'))) return [];
  return sides.flatMap((side) => findUnreadableDates(side, 'createdAt'));
}

function findInExclusions(
  { source, table }: SideResult,
  match: MatchResult,
  laid: LaidExclusions,
  exclusions: readonly Exclusion[],
): Finding[] {
  return [
    ...laid.claimedRows.map((row): Finding => ({
      kind: 'excluded-but-claimed',
      ...placeOfRow(table, source, row),
      applicationKey: valueText(table.key, row),
      reason: exclusions[laid.exclusionOf[row]].reason,
      isPassedOver: isPassedOver(match, row),
    })),
    ...laid.expired.map(({ matches, expires }): Finding => ({
      kind: 'exclusion-expired',
      source,
      line: null,
      pattern: matches,
      expired: expires ?? '',
    })),
    ...laid.unused.map(({ matches }): Finding => ({
      kind: 'exclusion-unused',
      source,
      line: null,
      pattern: matches,
    })),
  ];
}

function statedSide(side: Side, { source, roles, enabled }: SideResult): Parameters<typeof findInStates>[1] {
  return { side, source, column: roles.get('enabled'), enabled };
}
