import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli, temporaryFolder } from '../run-cli.ts';

const ledger = ['u-1,kim@contoso.com,03/04/2026', 'u-2,mia@fabrikam.com,31.01.2026', 'u-3,otto,2026-01-31'];
const entra = ['d-1,kim@contoso.com,true', 'd-2,mia@fabrikam.com,false'];
const assigned = ['d-1', 'd-ghost', 'D-GHOST'];

/** The findings of a small check but for their lines, in the order of their words. */
async function findingsOf(exports: {
  readonly ledger: readonly string[];
  readonly entra: readonly string[];
  readonly assigned: readonly string[];
}): Promise<string[]> {
  const cwd = temporaryFolder();
  const config = {
    application: { source: { kind: 'csv', file: 'ledger.csv' }, key: 'user_id' },
    directory: { source: { kind: 'csv', file: 'entra.csv' } },
    matching: { rules: [{ application: 'login', directory: '[userPrincipalName]' }] },
    scope: { assigned: 'assigned.csv' },
  };
  const files = {
    'rollcall.yaml': [JSON.stringify(config)],
    'ledger.csv': ['user_id,login,last_login', ...exports.ledger],
    'entra.csv': ['id,userPrincipalName,accountEnabled', ...exports.entra],
    'assigned.csv': ['id', ...exports.assigned],
  };
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(cwd, name), `${lines.join('\n')}\n`);
  const run = await runCli(['check', '--out', 'report'], { cwd });
  expect(run.status).toBe(1);
  return readList(run.files['findings.csv'])
    .map(({ line, ...words }) => JSON.stringify(words))
    .sort();
}

it.each([
  ['the application export', { ledger: ledger.toReversed(), entra, assigned }],
  ['the directory export', { ledger, entra: entra.toReversed(), assigned }],
  ['the assigned list', { ledger, entra, assigned: assigned.toReversed() }],
])('the order of %s does not show in the words of the findings', async (_which, exports) => {
  expect(await findingsOf(exports)).toEqual(await findingsOf({ ledger, entra, assigned }));
});
