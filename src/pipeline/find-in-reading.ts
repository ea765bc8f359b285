import type { Finding } from '../model/findings.ts';
import { namesOfAttribute } from '../model/directory-attributes.ts';
import { attributesOf } from '../model/rules.ts';
import type { CheckSettings } from '../model/settings.ts';
import type { Side } from '../model/users.ts';
import type { Import } from './judge-completeness.ts';

interface Imports extends Readonly<Record<Side, Import>> {
  readonly assigned: Import | null;
}

/** What was found out about the files rather than told. */
export function findInReading(imports: Imports, settings: CheckSettings<unknown>): Finding[] {
  const { application, directory, assigned } = imports;
  return [
    ...[application, directory].flatMap(findGuess),
    ...[application, directory, ...(assigned === null ? [] : [assigned])].flatMap(findRemoved),
    ...findNotices('application', application, settings),
    ...findNotices('directory', directory, settings),
  ];
}

function findGuess({ source, imported: { reading } }: Import): Finding[] {
  return reading.encodingGuessed
    ? [{ kind: 'encoding-guessed', source, line: null, encoding: reading.encoding }]
    : [];
}

function findRemoved({ imported: { removed } }: Import): Finding[] {
  return removed === null ? [] : [{ kind: 'removed-entries', ...removed }];
}

/** Numbers are told of only where users are known by them: in the key and what the rules compare. */
function findNotices(
  side: Side,
  { source, imported: { table, notices } }: Import,
  { rules }: CheckSettings<unknown>,
): Finding[] {
  const compared = rules.flatMap(({ application, directory }) =>
    side === 'application' ? [application] : attributesOf(directory).flatMap(namesOfAttribute),
  );
  const identifying = new Set([table.key.name, ...compared].map((name) => name.toLowerCase()));
  return notices.flatMap((notice): Finding[] => {
    if (notice.kind === 'merged-cells') return [{ source, ...notice }];
    return identifying.has(notice.attribute.toLowerCase()) ? [{ source, side, ...notice }] : [];
  });
}
