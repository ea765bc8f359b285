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
    ...findInRows('application', application, settings),
    ...findInRows('directory', directory, settings),
    ...(assigned?.imported.findings ?? []),
  ];
}

function findGuess({ source, imported: { reading } }: Import): Finding[] {
  return reading.encodingGuessed
    ? [{ kind: 'encoding-guessed', source, line: null, encoding: reading.encoding }]
    : [];
}

/** What importers found. Numbers are told of only where users are known by them: in the key and what the rules compare. */
function findInRows(
  side: Side,
  { imported: { table, findings } }: Import,
  { rules }: CheckSettings<unknown>,
): Finding[] {
  const compared = rules.flatMap(({ application, directory }) =>
    side === 'application' ? [application] : attributesOf(directory).flatMap(namesOfAttribute),
  );
  const identifying = new Set([table.key.name, ...compared].map((name) => name.toLowerCase()));
  return findings.filter(
    (finding) => finding.kind !== 'number-cells' || identifying.has(finding.attribute.toLowerCase()),
  );
}
