import { findInExport } from '../findings/find-in-export.ts';
import { findLostZeros } from '../findings/find-lost-zeros.ts';
import type { Finding } from '../model/findings.ts';
import type { SideResult } from '../model/reconciliation.ts';
import type { MatchingRule } from '../model/rules.ts';
import type { Crew } from './crew.ts';
import type { Request } from './requests.ts';

/** Looks at what was read of both exports for what is wrong with them, at the same time where there are two hands. */
export async function surveyExports(
  application: SideResult,
  directory: SideResult,
  rules: readonly MatchingRule[],
  crew: Crew,
): Promise<Finding[]> {
  const requests: readonly Extract<Request, { kind: 'survey' }>[] = [
    {
      kind: 'survey',
      table: application.table,
      compared: rules.map(({ application: name }) => name.toLowerCase()),
    },
    {
      kind: 'survey',
      table: directory.table,
      compared: rules.flatMap(({ directory: value }) =>
        value.kind === 'attribute' ? [storedName(value.name)] : [],
      ),
    },
  ];
  const [one, other] = await crew.askAll(requests);
  const app = { ...application, survey: one };
  const dir = { ...directory, survey: other };
  return [...findInExport(app), ...findInExport(dir), ...findLostZeros(app, dir, rules)];
}

/** The name that an attribute is kept under: the original sign-in name is the one that is stored. */
function storedName(attribute: string): string {
  const name = attribute.toLowerCase();
  return name === 'originaluserprincipalname' ? 'userprincipalname' : name;
}
