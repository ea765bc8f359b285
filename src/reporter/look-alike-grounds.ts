import type { GroundsOf, LookAlike } from '../model/hold-grounds.ts';
import type { LookAlikes } from '../model/match-result.ts';
import type { MatchedUsers } from '../model/reconciliation.ts';
import { rowOfValue, valueText } from '../tables/column.ts';
import { compareText } from '../tables/compare-text.ts';
import { rowsOfGroup } from '../tables/row-groups.ts';
import { plainForm } from '../tables/skeleton.ts';

/** Look-alikes that are named; the others are counted. */
const named = 3;

/** Which keys look like the one by which an application user is claimed, and whose they are. */
export function lookAlikeGrounds(result: MatchedUsers): (row: number) => GroundsOf<'look-alike'> {
  const { match } = result;
  const known = new Map<LookAlikes, Map<number, readonly LookAlike[]>>();
  return (row) => {
    const { application, groupOfValue } = match.rules[match.application.rule[row] - 1];
    const value = match.application.matchValue[row];
    const key = valueText(application, value);
    const found = match.lookAlikes[match.application.rule[row] - 1];
    if (found === null) throw new Error('a look-alike is held, but none was found');
    const ofRule = known.get(found) ?? new Map<number, readonly LookAlike[]>();
    known.set(found, ofRule);
    const look = found.lookOfGroup[groupOfValue[value]];
    const alike = ofRule.get(look) ?? keysWithLook(result, row, found, look);
    ofRule.set(look, alike);
    const own = plainForm(key);
    const others = alike.filter((other) => plainForm(other.key) !== own);
    return {
      kind: 'look-alike',
      attribute: application.name,
      key,
      lookAlikes: others.slice(0, named),
      more: Math.max(0, others.length - named),
    };
  };
}

/** By side, owner and text. */
function keysWithLook(
  { application, directory, match }: MatchedUsers,
  row: number,
  { valuesOfLook }: LookAlikes,
  look: number,
): LookAlike[] {
  const claims = match.rules[match.application.rule[row] - 1];
  return Array.from(rowsOfGroup(valuesOfLook, look), (place): LookAlike => {
    if (place < claims.application.values) {
      const owner = valueText(application.table.key, rowOfValue(claims.application, place));
      return { key: valueText(claims.application, place), side: 'application', owner };
    }
    const user = place - claims.application.values;
    return {
      key: valueText(claims.directory, user),
      side: 'directory',
      owner: valueText(directory.table.key, user),
    };
  }).sort(
    (one, other) =>
      compareText(one.side, other.side) ||
      compareText(one.owner, other.owner) ||
      compareText(one.key, other.key),
  );
}
