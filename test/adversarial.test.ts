import { describe, expect, it } from 'vitest';
import { matchUsers } from '../src/matcher/match-users.ts';
import type { ApplicationUser, DirectoryUser, World } from './oracle/naive-reconciliation.ts';
import { matchInput, plainResult } from './world-tables.ts';

/** Two people, or one key of two people: in no way may the account be matched. */
interface Pair {
  readonly account: Partial<Omit<ApplicationUser, 'key'>>;
  readonly user: Partial<Omit<DirectoryUser, 'id'>>;
  /** A third one who owns the key, on the side that is named. */
  readonly twin?: { readonly account: string } | { readonly user: string };
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A login that holds every letter that confusions are about, told apart by its number. */
const login = (number: number): string =>
  `${letters[number % 26]}${letters[Math.floor(number / 26) % 26]}.skisome-${number}`;
const address = (local: string): string => `${local}@contoso.com`;

const byKeys = (account: string, user: string): Pair => ({
  account: { values: { login: [address(account)] } },
  user: { attributes: { userPrincipalName: address(user) } },
});

/** Both sides hold the written key; the plain one is somebody else's. */
const withTwin = (written: string, plain: string, number: number): Pair => ({
  ...byKeys(written, written),
  twin: number % 2 === 0 ? { account: address(plain) } : { user: address(plain) },
});

const cycle = <Item>(items: readonly Item[], number: number): Item => items[number % items.length];

const invisible = ['\u200B', '\u2060', '\u00AD', '\uFEFF', '\u200D', '\u{E0020}'];

const classes: Readonly<Record<string, (number: number) => Pair>> = {
  'C1 case mapping': (number) => {
    const [from, to] = cycle(
      [
        ['k', '\u212A'],
        ['s', '\u017F'],
        ['i', '\u0131'],
        ['i', '\u0130'],
      ] as const,
      number,
    );
    const other = login(number).replaceAll(from, to);
    return cycle([byKeys(other, login(number)), withTwin(other, login(number), number >> 2)], number >> 2);
  },
  'C2 compatibility': (number) => {
    const wide = Array.from(login(number), (letter) =>
      /[a-z]/.test(letter) ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0) : letter,
    ).join('');
    return cycle([byKeys(wide, login(number)), withTwin(wide, login(number), number >> 1)], number);
  },
  'C3 confusables': (number) => {
    const [from, to] = cycle(
      [
        ['s', '\u0455'],
        ['o', '\u043E'],
        ['e', '\u0435'],
        ['i', '\u0456'],
        ['o', '\u03BF'],
      ] as const,
      number,
    );
    const other = login(number).replaceAll(from, to);
    return cycle([byKeys(other, login(number)), withTwin(other, login(number), number >> 1)], number);
  },
  'C3 pairs within ASCII': (number) => {
    const [from, to] = cycle(
      [
        ['m', 'rn'],
        ['o', '0'],
        ['l', '1'],
        ['l', 'I'],
        ['w', 'vv'],
      ] as const,
      number,
    );
    const plain = `wilmo.${login(number)}`;
    const other = plain.replace(from, to);
    return cycle([byKeys(other, plain), withTwin(other, plain, number >> 1)], number);
  },
  'C4 invisible characters': (number) => {
    const other = `${login(number)}${cycle(invisible, number)}`;
    return cycle([byKeys(other, login(number)), withTwin(other, login(number), number >> 1)], number);
  },
  'C4 blanks': (number) => {
    const pair = byKeys(login(number), login(number));
    return {
      ...pair,
      account: { values: { login: [`${address(login(number))}${cycle([' ', '\u00A0', '\r'], number)}`] } },
    };
  },
  'C5 accents': (number) => byKeys(login(number).replace('o', '\u00F6'), login(number)),
  'C6 plus-tags': (number) => byKeys(`${login(number)}+parts`, login(number)),
  'C7 recycled keys': (number) => {
    const { account, user } = byKeys(login(number), login(number));
    return {
      account: { ...account, displayName: `Jan Berg ${number}`, created: '2015-03-01' },
      user: {
        ...user,
        displayName: cycle([`Jonas Berg ${number}`, '', 'n/a'], number),
        created: '2025-09-01T07:00:00Z',
      },
    };
  },
  'C13 privileged': (number) => {
    const { account, user } = byKeys(login(number), login(number));
    const asked = number % 3;
    return { account: { ...account, privileged: asked !== 1 }, user: { ...user, privileged: asked !== 0 } };
  },
  'C14 damaged identifiers': (number) => ({
    account: { values: { emp_no: [`00${7000 + number}`] } },
    user: { attributes: { employeeId: String(7000 + number) } },
  }),
  'C14 other identifiers': (number) => {
    const { account, user } = byKeys(login(number), login(number));
    return {
      account: { values: { ...account.values, emp_no: [`00${7000 + number}`] } },
      user: { attributes: { ...user.attributes, employeeId: `${7000 + number}0` } },
    };
  },
  'C15 repeated keys': (number) => ({
    ...byKeys(login(number), login(number)),
    twin: number % 2 === 0 ? { account: address(login(number)) } : { user: address(login(number)) },
  }),
};

const pairs = 120;

function worldOf(pairOf: (number: number) => Pair): World {
  const account = (key: string, own: Partial<ApplicationUser>): ApplicationUser => ({
    displayName: 'Kim Reed', created: '2020-01-01', values: {}, ...own, key,
  }); // prettier-ignore
  const user = (id: string, own: Partial<DirectoryUser>): DirectoryUser => ({
    displayName: 'Kim Reed', created: '2019-01-01', enabled: true, attributes: {}, ...own, id,
  }); // prettier-ignore
  const numbers = Array.from({ length: pairs }, (_, number) => number);
  const drawn = numbers.map((number) => ({ number, ...pairOf(number) }));
  return {
    rules: [
      { application: 'login', directory: 'userPrincipalName', caseExact: false, strong: false },
      { application: 'emp_no', directory: 'employeeId', caseExact: false, strong: true },
    ],
    application: [
      ...numbers.map((number) =>
        account(`clean-${number}`, { values: { login: [`clean${number}@fabrikam.com`] } }),
      ),
      ...drawn.map(({ number, account: own }) => account(`hard-${number}`, own)),
      ...drawn.flatMap(({ number, twin }) =>
        twin !== undefined && 'account' in twin
          ? [account(`twin-${number}`, { values: { login: [twin.account] } })]
          : [],
      ),
    ],
    directory: [
      ...numbers.map((number) =>
        user(`clean-${number}`, { attributes: { userPrincipalName: `Clean${number}@fabrikam.com` } }),
      ),
      ...drawn.map(({ number, user: own }) => user(`hard-${number}`, own)),
      ...drawn.flatMap(({ number, twin }) =>
        twin !== undefined && 'user' in twin
          ? [user(`twin-${number}`, { attributes: { userPrincipalName: twin.user } })]
          : [],
      ),
    ],
    assigned: null,
    target: { create: true, required: [] },
  };
}

describe.each(Object.entries(classes))('%s', (_name, pairOf) => {
  const world = worldOf(pairOf);
  const { application } = plainResult(world, matchUsers(matchInput(world)));

  it(`none of ${pairs} pairs is matched`, () => {
    const matched = [...application].filter(
      ([key, { outcome }]) => !key.startsWith('clean-') && outcome === 'matched',
    );
    expect(matched).toEqual([]);
  });

  it('every clean user beside them is', () => {
    const clean = [...application].filter(([key]) => key.startsWith('clean-'));
    expect(clean).toHaveLength(pairs);
    expect(clean.filter(([key, { outcome, claimant }]) => outcome !== 'matched' || claimant !== key)).toEqual(
      [],
    );
  });
});
