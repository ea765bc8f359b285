import { findColumn } from '../importers/find-column.ts';
import type { SourceFacts } from '../importers/importer.ts';
import type { StateWords } from '../importers/known-downloads.ts';
import type { RecognisedDownload } from '../importers/recognise-download.ts';
import { recogniseRole } from '../importers/recognise-role.ts';
import { orWhatIsKnown, plainColumns, type Role, type RoleColumn, type YesNoRole } from '../model/roles.ts';
import type { SideSettings } from '../model/settings.ts';
import type { Side } from '../model/users.ts';

/** Which columns play the roles of a side, and who says so. */
export interface RoleColumns {
  readonly roles: ReadonlyMap<Role, RoleColumn>;
  /** Roles that nobody named and that a header made known. */
  readonly recognised: ReadonlyMap<Role, string>;
  /** The same where it is the header as a whole that did. */
  readonly proposed: ReadonlyMap<Role, string>;
  readonly states: ReadonlyMap<YesNoRole, StateWords>;
}

/**
 * The columns of the used roles: what somebody named goes before what a known download has, and that before what a
 * single header says.
 * @throws RollcallError `column-not-found` for a column that somebody named.
 */
export function roleColumns(
  source: SourceFacts,
  side: Side,
  settings: SideSettings<unknown>,
  used: readonly Role[],
  download: RecognisedDownload | null,
): RoleColumns {
  for (const [role, { columns }] of settings.roles)
    for (const column of columns) findColumn(source, [column], `role ${role}`);
  const recognised = new Map<Role, string>();
  const proposed = new Map<Role, string>();
  const roles = new Map<Role, RoleColumn>();
  for (const role of used) {
    const named = settings.roles.get(role);
    const ofDownload = download?.roles.get(role);
    const columns = recogniseRole(source, side, role);
    if (named !== undefined) roles.set(role, orWhatIsKnown(named, ofDownload));
    else if (ofDownload !== undefined) {
      proposed.set(role, shown(ofDownload.columns));
      roles.set(role, ofDownload);
    } else if (columns !== null) {
      recognised.set(role, shown(columns));
      roles.set(role, plainColumns(...columns));
    }
  }
  const states = [...(download?.states ?? [])].filter(([role]) => proposed.has(role));
  return { roles, recognised, proposed, states: new Map(states) };
}

function shown(columns: readonly string[]): string {
  return columns.join(' + ');
}
