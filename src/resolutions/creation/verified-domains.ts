import type { UserTable } from '../../model/users.ts';
import { plainForm } from '../../tables/skeleton.ts';
import { valueReader } from '../../tables/value-reader.ts';

const guestMark = /#ext#/i;

/**
 * The domains that users may be created in, in lower case: those that were given, or else those that the
 * directory's own user principal names have, guests aside. None where the export has no such names.
 */
export function verifiedDomains(given: readonly string[], directory: UserTable): ReadonlySet<string> {
  if (given.length > 0) return new Set(given.map(plainForm));
  const domains = new Set<string>();
  const names = directory.columns.get('userprincipalname');
  if (names === undefined) return domains;
  const read = valueReader(names);
  for (let row = 0; row < directory.rows; row += 1) {
    const name = read(row);
    const at = name.lastIndexOf('@');
    if (at > 0 && !guestMark.test(name)) domains.add(plainForm(name.slice(at + 1)));
  }
  domains.delete('');
  return domains;
}
