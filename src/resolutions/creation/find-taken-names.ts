import type { PlannedUser, Refusal } from '../../model/creation.ts';
import type { SideResult } from '../../model/reconciliation.ts';
import type { Column } from '../../model/users.ts';
import { textColumn } from '../../tables/append-rows.ts';
import { directoryUserName } from '../../tables/directory-user-name.ts';
import { buildKeyIndex } from '../../tables/key-index.ts';
import { keyHash } from '../../tables/match-hash.ts';
import { rowsByGroup, rowsOfGroup } from '../../tables/row-groups.ts';
import { findHolders } from './find-holders.ts';
import { proxyAddresses } from './proxy-addresses.ts';

/** Which of the planned users have a name or address that is not theirs alone. */
export interface TakenNames {
  /** By the place of the user; null where nobody else has what they would get. */
  readonly refusals: readonly (Refusal | null)[];
  /** What the directory's export does not have, and so was not looked at. */
  readonly unchecked: readonly string[];
}

/**
 * Holds addresses (user principal name and mail) and mail aliases against the directory, and against each other:
 * an address is one whichever attribute it stands in, and of several who would get one, nobody does. ASCII letters
 * count without case.
 */
export function findTakenNames(users: readonly PlannedUser[], directory: SideResult): TakenNames {
  const { columns, rows } = directory.table;
  const unchecked: string[] = [];
  const columnsNamed = (names: readonly string[]): Column[] =>
    names.flatMap((name) => {
      const column = columns.get(name.toLowerCase());
      if (column === undefined) unchecked.push(name);
      return column === undefined ? [] : [name === 'proxyAddresses' ? proxyAddresses(column, rows) : column];
    });
  const addresses = findTaken(
    users.map(({ userPrincipalName, set }) => [userPrincipalName, set.get('mail') ?? '']),
    columnsNamed(['userPrincipalName', 'mail', 'proxyAddresses']),
    directory,
  );
  const nicknames = findTaken(
    users.map(({ mailNickname }) => [mailNickname]),
    columnsNamed(['mailNickname']),
    directory,
  );
  const keysOf = (places: readonly number[]): string[] => places.map((place) => users[place].applicationKey);
  const refusals = users.map((_, place): Refusal | null => {
    const address = addresses[place];
    const nickname = nicknames[place];
    if (address?.kind === 'taken') return { kind: 'address-taken', address: address.text, by: address.by };
    if (nickname?.kind === 'taken')
      return { kind: 'nickname-taken', nickname: nickname.text, by: nickname.by };
    if (address !== null)
      return { kind: 'address-repeated', address: address.text, others: keysOf(address.others) };
    if (nickname !== null)
      return { kind: 'nickname-repeated', nickname: nickname.text, others: keysOf(nickname.others) };
    return null;
  });
  return { refusals, unchecked };
}

type Taken =
  | { readonly kind: 'taken'; readonly text: string; readonly by: string }
  | { readonly kind: 'repeated'; readonly text: string; readonly others: readonly number[] };

/** By the place of the user the first of the texts that somebody has already, or else that others would get too. */
function findTaken(
  texts: readonly (readonly string[])[],
  columns: readonly Column[],
  directory: SideResult,
): (Taken | null)[] {
  const sought = texts.flatMap((own, place) =>
    own.filter((text) => text !== '').map((text) => ({ place, text })),
  );
  const index = buildKeyIndex(
    textColumn(
      '',
      sought.map(({ text }) => text),
    ),
    false,
    keyHash,
  );
  const { key, rows } = directory.table;
  const holders = columns.map((column) => findHolders(index, keyHash, column, key, rows));
  const sharing = rowsByGroup(index.column, index.groupOfValue);
  const found = texts.map((): Taken | null => null);
  sought.forEach(({ place, text }, value) => {
    if (found[place]?.kind === 'taken') return;
    const group = index.groupOfValue[value];
    const holder = holders.map((byGroup) => byGroup[group]).find((row) => row >= 0);
    const sharers = new Set(Array.from(rowsOfGroup(sharing, group), (other) => sought[other].place));
    const others = [...sharers].filter((other) => other !== place);
    if (holder !== undefined)
      found[place] = { kind: 'taken', text, by: directoryUserName(directory.table, holder) };
    else if (others.length > 0) found[place] ??= { kind: 'repeated', text, others };
  });
  return found;
}
