import { describe, expect, it } from 'vitest';
import { matchUsers } from '../../../src/matcher/match-users.ts';
import { outcomes } from '../../../src/model/outcomes.ts';
import { answers, type Answer } from '../../../src/model/roles.ts';
import { findNamesakes, namesakeFindings } from '../../../src/resolutions/recommend/find-namesakes.ts';
import { buildColumn, buildPlainColumn } from '../../build-column.ts';
import { matchInput } from '../../world-tables.ts';

const people = [
  { id: 'd-gone', displayName: 'Ron Rueck', enabled: false, mail: 'ron@contoso.com' },
  { id: 'd-back2', displayName: 'RON RUECK', enabled: true, mail: 'ron.rueck3@contoso.com' },
  { id: 'd-back', displayName: 'Ron Rueck', enabled: true, mail: 'ron.rueck2@contoso.com' },
  { id: 'd-other', displayName: 'Ron Ruecker', enabled: true, mail: 'ron.ruecker@contoso.com' },
  { id: 'd-eva', displayName: 'Eva Lund', enabled: true, mail: 'eva@contoso.com' },
  { id: 'd-bo', displayName: 'Bo Berg', enabled: false, mail: 'bo@contoso.com' },
] as const;
const mails = ['ron@contoso.com', 'eva@contoso.com', 'bo@contoso.com', 'nobody@contoso.com'];

const input = matchInput({
  rules: [{ application: 'email', directory: 'mail', caseExact: false, strong: false }],
  application: mails.map((email, at) => ({ key: `a-${at}`, displayName: '', values: { email: [email] } })),
  directory: people.map(({ id, displayName, enabled, mail }) => ({
    id,
    displayName,
    enabled,
    attributes: { mail },
  })),
  assigned: null,
  target: { create: true, required: [] },
});
const match = matchUsers(input);

/** The namesakes of the accounts by their ids, where the accounts are called so. */
function namesakesOf(
  names: readonly (readonly string[])[],
  lockout: readonly Answer[],
): Record<number, string> {
  const found = findNamesakes(
    { roles: new Map([['displayName', buildColumn('name', names)]]) },
    {
      table: input.directory,
      enabled: input.enabled,
      roles: new Map([
        [
          'displayName',
          buildPlainColumn(
            'displayName',
            people.map(({ displayName }) => displayName),
          ),
        ],
      ]),
    },
    match,
    Uint8Array.from(lockout, (answer) => answers.indexOf(answer)),
  );
  return Object.fromEntries([...found].map(([row, person]) => [row, people[person].id]));
}

describe('the namesake of an account that is linked to somebody disabled', () => {
  it('is enabled, has the name of the account and claims none; of several it has the smallest key', () => {
    expect(outcomes[match.application.outcome[0]]).toBe('matched');
    expect(namesakesOf([['ron rueck'], [], [], []], ['yes', 'no', 'no', 'no'])).toEqual({ 0: 'd-back' });
    expect(namesakesOf([['Somebody', 'Ron Rueck'], [], [], []], ['yes', 'no', 'no', 'no'])).toEqual({
      0: 'd-back',
    });
  });

  it.each([
    ['who claims an account', [[], [], ['Eva Lund'], []], ['no', 'no', 'yes', 'no']],
    ['who is disabled', [['Bo Berg'], [], [], []], ['yes', 'no', 'no', 'no']],
    ['of an account without a name', [[], [], [], []], ['yes', 'yes', 'yes', 'yes']],
    ['of an account whose person can sign in', [[], ['Ron Rueck'], [], []], ['no', 'no', 'no', 'no']],
    ['of an account of which that is not known', [[], ['Ron Rueck'], [], []], ['no', 'unknown', 'no', 'no']],
    ['of an account that nobody claims', [[], [], [], ['Ron Rueck']], ['no', 'no', 'no', 'yes']],
  ] as const)('is none %s', (_what, names, lockout) => {
    expect(namesakesOf(names, lockout)).toEqual({});
  });

  it('is told with the first of the accounts', () => {
    const application = { source: 'app.csv', table: input.application };
    const namesakes = new Map([[2, 1], [0, 2]]); // prettier-ignore
    expect(namesakeFindings(namesakes, application, match)).toEqual([
      { kind: 'namesake-enabled', source: 'app.csv', line: null, count: 2, example: 'a-0' },
    ]);
    expect(namesakeFindings(new Map(), application, match)).toEqual([]);
  });
});
