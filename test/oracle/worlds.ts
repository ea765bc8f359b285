import fc from 'fast-check';
import { drawExpressionPair } from './draw-expressions.ts';
import { departments, drawFilters, flags, levels } from './draw-filters.ts';
import { writeExpression } from './naive-expressions.ts';
import type { ApplicationUser, DirectoryUser, NaiveHold, NaiveRule, World } from './naive-reconciliation.ts';

export interface WorldOptions {
  /** 8 unless told. */
  readonly maxApplication?: number;
  /** 10 unless told. */
  readonly maxDirectory?: number;
  /** True unless told: application attributes may hold several values. */
  readonly multiValued?: boolean;
  /** True unless told: the directory side of a rule may be an expression. */
  readonly expressions?: boolean;
}

/** Every text that a person is known by; the first of each list is the usual one. */
interface Person {
  readonly names: readonly string[];
  readonly givenNames: readonly string[];
  readonly surnames: readonly string[];
  readonly addresses: readonly string[];
  readonly principals: readonly string[];
  readonly numbers: readonly string[];
  readonly aliases: readonly string[];
}

const people: readonly Person[] = [
  {
    names: ['Alice Archer', 'ALICE ARCHER', 'Alice  Archer', 'Archer, Alice'],
    givenNames: ['Alice', 'ALICE', 'Alice '],
    surnames: ['Archer', 'archer', 'Archer-Lou'],
    addresses: [
      'alice@contoso.com',
      'Alice@contoso.com',
      'ALICE@CONTOSO.COM',
      'alice@contoso.com ',
      '\u0430lice@contoso.com',
      'ali\u200Bce@contoso.com',
    ],
    principals: [
      'alice@contoso.com',
      'Alice@contoso.com',
      'alice`contoso.com',
      ' alice@contoso.com',
      'alic\u0435@contoso.com',
    ],
    numbers: ['E100', 'e100', '00100', '100', '00E100', 'EL00', '1OO'],
    aliases: ['alice', 'Alice', 'alice ', 'aarcher', 'ce@contos', 'contoso.com'],
  },
  {
    names: ['Mia Lou', 'mia lou', 'Mia Loù'],
    givenNames: ['Mia', 'MIA', 'M.'],
    surnames: ['Lou', 'Loù'],
    addresses: [
      'mia@fabrikam.com',
      'Mia@fabrikam.com',
      'rnia@fabrikam.com',
      'mia@fabrikam.c0m',
      'mia_fabrikam.com#EXT#@contoso.onmicrosoft.com',
    ],
    principals: [
      'mia_fabrikam.com#EXT#@contoso.onmicrosoft.com',
      'MIA_fabrikam.com#ext#@contoso.onmicrosoft.com',
      'mia_fabrikam.com#Ext#_x#EXT#@contoso.onmicrosoft.com',
      'mia@fabrikam.com',
    ],
    numbers: ['E200', 'e200', 'E-200', 'E2OO'],
    aliases: ['mia', 'MIA', 'rnia', 'mia_fabrikam.com#EXT#', 'mlou', 'mia@f'],
  },
  {
    names: ['Kim Kelvin', 'KIM KELVIN', '\u212Aim Kelvin'],
    givenNames: ['Kim', '\u212Aim'],
    surnames: ['Kelvin', '\u212Aelvin'],
    addresses: ['kim@contoso.com', 'Kim@contoso.com', '\u212Aim@contoso.com'],
    principals: ['kim@contoso.com', 'KIM@contoso.com', '\u212Aim@contoso.com'],
    numbers: ['K7', 'k7', '\u212A7'],
    aliases: ['kim', 'Kim', '\u212Aim', 'kim\u017F', 'kkelvin', 'kim@c'],
  },
  {
    names: ['René Roux', 'RENé ROUX', 'RENÉ ROUX', 'Rene\u0301 Roux'],
    givenNames: ['René', 'RENÉ', 'Rene\u0301'],
    surnames: ['Roux', 'ROUX'],
    addresses: ['rené@contoso.com', 'René@contoso.com', 'RENÉ@CONTOSO.COM', 'rene\u0301@contoso.com'],
    principals: ['rené@contoso.com', 'RENé@contoso.com', 'renÉ@contoso.com', 'rene\u0301@contoso.com'],
    numbers: ['R-4', 'r-4', 'R\u20114'],
    aliases: ['rené', 'renÉ', 'rene\u0301', 'René', 'rroux', 'rené@'],
  },
  {
    names: ['Noah de la Cruz', 'Noah De La Cruz', 'Noah Cruz'],
    givenNames: ['Noah', 'Noah '],
    surnames: ['de la Cruz', 'Cruz'],
    addresses: ['noah_de_la@fabrikam.com', 'Noah_de_la@fabrikam.com', 'noah@de@la@fabrikam.com', 'noah'],
    principals: [
      'noah_de_la_fabrikam.com#EXT#@contoso.onmicrosoft.com',
      'Noah_de_la_fabrikam.com#EXT#@contoso.onmicrosoft.com',
      'noah#EXT#@contoso.onmicrosoft.com',
    ],
    numbers: ['{55}', '[55]', '{55]'],
    aliases: ['noah', 'NOAH', 'noah_de_la', 'nde la cruz', 'noah_'],
  },
  {
    names: ['Otto \u{1F9A6} Otter', 'OTTO \u{1F9A6} OTTER', 'Otto Otter'],
    givenNames: ['Otto', '\u{1F9A6}'],
    surnames: ['Otter', '\u{1F9A6}otter'],
    addresses: [
      'otto.otter\u{1F9A6}@fabrikam.com',
      'Otto.Otter\u{1F9A6}@fabrikam.com',
      'otto.otter@fabrikam.com',
    ],
    principals: ['otto.otter@fabrikam.com', 'Otto.Otter@fabrikam.com', 'otto.otter@fabrikam.com\u00A0'],
    numbers: ['6', '06', '\uFF16'],
    aliases: ['otto', 'Otto', 'ott\u00F6', 'ootter', 'otto.'],
  },
];

const nothings = ['', '', 'N/A', ' - ', 'NULL', '  ', 'none', 'None ', '-'] as const;
/** Close to a placeholder or to a guest, and none. */
const nearlyNothings = ['\u00A0', 'n/a\u00A0', 'n / a', '--', 'nul', '0', '#EXT#'] as const;
const oddPrincipals = [
  '#EXT#@contoso.onmicrosoft.com',
  'n/a#EXT#@contoso.onmicrosoft.com',
  '_#EXT#@contoso.onmicrosoft.com',
] as const;

/** Their order by UTF-8 bytes is neither the one by UTF-16 units nor an alphabet's. */
const oddIds = ['d-\u{1F9A6}', 'd-\uFF5E', 'd-é', 'd-z', 'D-Y', 'd-10', 'd-9'] as const;

const usualPairs = [
  ['login', 'userPrincipalName'],
  ['email', 'mail'],
  ['emp_no', 'employeeId'],
  ['alias', 'mailNickname'],
] as const;
const crossedPairs = [
  ['email', 'userPrincipalName'],
  ['login', 'mail'],
  ['login', 'mailNickname'],
  ['login', 'originalUserPrincipalName'],
  ['email', 'originalUserPrincipalName'],
  ['alias', 'employeeId'],
] as const;

/** Two of them are the same day in UTC, and one is none that can be read. */
const daysOfCreation = [
  '2024-02-29',
  '2024-03-01',
  '2024-03-02T00:30:00+02:00',
  '2024-03-01T23:59:59.123Z',
  '2024-03-02 01:00',
  '01.03.2024',
  '',
] as const;

const strangerId = 'd-stranger';

/** The rows that one person may have on either side. */
interface Member {
  readonly application: fc.Arbitrary<Omit<ApplicationUser, 'key'>>;
  readonly directory: fc.Arbitrary<DrawnDirectoryUser>;
}

interface DrawnDirectoryUser {
  readonly user: DirectoryUser;
  readonly assigned: boolean;
}

const plain = { noNullPrototype: true } as const;

/**
 * Small worlds in which the same few texts meet again and again: as they are, in other case, as guests,
 * composed otherwise, with blanks, computed from others; and in which filters, the assigned list and disabled
 * users, holds and switched off holds come together. Ids and keys are unique, and an assigned list is never empty, though it
 * may name nobody who exists.
 */
export function worlds(options: WorldOptions = {}): fc.Arbitrary<World> {
  const { maxApplication = 8, maxDirectory = 10, multiValued = true, expressions = true } = options;
  const ids = [...oddIds, ...Array.from({ length: 2 * maxDirectory }, (_, index) => `d-${index + 100}`)];
  const members = people.map((person) => ({
    application: drawApplicationUser(person, multiValued),
    directory: drawDirectoryUser(person, ids),
  }));
  const rules = drawRules(expressions);
  const assignment = fc.constantFrom('all', 'listed', 'listed', 'listed-and-stranger');
  const filters = drawFilters();
  const target = drawTarget();
  const holdsOff = drawHoldsOff();

  return drawCast(members).chain((cast) =>
    fc
      .record({
        rules,
        application: drawApplication(cast, maxApplication),
        drawn: drawDirectory(cast, maxDirectory),
        assignment,
        filters,
        target,
        holdsOff,
      })
      .map(({ rules, application, drawn, assignment, filters, target, holdsOff }) => ({
        rules,
        application,
        directory: drawn.map(({ user }) => user),
        assigned: assignment === 'all' ? null : listAssigned(drawn, assignment === 'listed-and-stranger'),
        filters,
        target,
        holdsOff,
      })),
  );
}

/** The fewer people share a world's rows, the more their rows collide. */
function drawCast(members: readonly Member[]): fc.Arbitrary<readonly Member[]> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.shuffledSubarray([...members], { minLength: 1, maxLength: 1 }) },
    { weight: 3, arbitrary: fc.shuffledSubarray([...members], { minLength: 2, maxLength: 4 }) },
    { weight: 2, arbitrary: fc.constant(members) },
  );
}

function drawRules(expressions: boolean): fc.Arbitrary<readonly NaiveRule[]> {
  const rule = fc
    .record({
      pair: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...usualPairs) },
        { weight: 1, arbitrary: fc.constantFrom(...crossedPairs) },
        ...(expressions ? [{ weight: 3, arbitrary: drawExpressionPair() }] : []),
      ),
      caseExact: beTrueOnceIn(5),
      unusual: beTrueOnceIn(6),
    })
    .map(({ pair: [application, directory], caseExact, unusual }) => ({
      application,
      directory,
      caseExact,
      strong: (directory === 'employeeId' || application === 'emp_no') !== unusual,
    }));
  const selector = ({ application, directory }: NaiveRule) =>
    `${application}=${typeof directory === 'string' ? directory : writeExpression(directory)}`;
  return fc.oneof(
    { weight: 1, arbitrary: fc.uniqueArray(rule, { minLength: 1, maxLength: 1, selector }) },
    { weight: 4, arbitrary: fc.uniqueArray(rule, { minLength: 2, maxLength: 4, selector }) },
  );
}

function drawTarget(): fc.Arbitrary<World['target']> {
  const attributes = ['mail', 'employeeId', 'mailNickname', 'userPrincipalName'];
  return fc.record(
    { create: fc.constantFrom(true, true, true, false), required: fc.subarray(attributes, { maxLength: 2 }) },
    plain,
  );
}

function drawHoldsOff(): fc.Arbitrary<readonly NaiveHold[]> {
  const kinds: readonly NaiveHold[] = [
    'privileged',
    'recycled',
    'contradiction',
    'look-alike',
    'second-claimant',
  ];
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...kinds], { minLength: 1 }) },
  );
}

/** Anybody's rows, or one of everybody's: the second kind makes claims that are clean. */
function drawApplication(
  cast: readonly Member[],
  maxLength: number,
): fc.Arbitrary<readonly ApplicationUser[]> {
  const rows = cast.map((member) => member.application);
  return fc
    .oneof(
      { weight: 3, arbitrary: fc.array(fc.oneof(...rows), { minLength: 1, maxLength, size: 'max' }) },
      { weight: 2, arbitrary: fc.tuple(...rows.slice(0, maxLength)) },
    )
    .map((users) => users.map((user, index) => ({ key: `u-${index + 1}`, ...user })));
}

function drawApplicationUser(
  person: Person,
  multiValued: boolean,
): fc.Arbitrary<Omit<ApplicationUser, 'key'>> {
  const drawValues = (own: readonly string[], all: readonly string[]) =>
    multiValued ? drawSeveral(drawText(own, all)) : drawText(own, all).map((value) => [value]);
  return fc.record(
    {
      displayName: drawText(person.names, everyText('names')),
      created: fc.constantFrom(...daysOfCreation),
      privileged: beTrueOnceIn(20),
      values: fc.record(
        {
          login: drawValues(
            [...person.addresses, ...person.aliases],
            everyText('addresses', 'principals', 'aliases'),
          ),
          email: drawValues(person.addresses, everyText('addresses', 'principals')),
          emp_no: drawValues(person.numbers, everyText('numbers')),
          alias: drawValues(person.aliases, everyText('aliases', 'numbers')),
        },
        plain,
      ),
    },
    plain,
  );
}

function drawDirectory(
  cast: readonly Member[],
  maxLength: number,
): fc.Arbitrary<readonly DrawnDirectoryUser[]> {
  return fc.uniqueArray(fc.oneof(...cast.map((member) => member.directory)), {
    minLength: 1,
    maxLength,
    size: 'max',
    selector: ({ user }) => user.id,
  });
}

function drawDirectoryUser(person: Person, ids: readonly string[]): fc.Arbitrary<DrawnDirectoryUser> {
  const attributes = fc.record(
    {
      userPrincipalName: drawText(person.principals, [...everyText('principals'), ...oddPrincipals]),
      mail: drawText(person.addresses, everyText('addresses', 'principals')),
      employeeId: drawText(person.numbers, everyText('numbers')),
      mailNickname: drawText(person.aliases, everyText('aliases')),
      givenName: drawText(person.givenNames, everyText('givenNames')),
      surname: drawText(person.surnames, everyText('surnames')),
      department: fc.constantFrom(...departments),
      extensionAttribute1: fc.constantFrom(...levels),
      extensionAttribute2: fc.constantFrom(...flags),
    },
    plain,
  );
  const user = fc.record(
    {
      id: fc.constantFrom(...ids),
      displayName: drawText(person.names, everyText('names')),
      enabled: fc.constantFrom(true, true, true, false, null),
      created: fc.constantFrom(...daysOfCreation),
      privileged: beTrueOnceIn(20),
      attributes,
    },
    plain,
  );
  return fc.record({ user, assigned: fc.constantFrom(true, true, false) });
}

function listAssigned(drawn: readonly DrawnDirectoryUser[], withStranger: boolean): readonly string[] {
  const ids = drawn.filter(({ assigned }) => assigned).map(({ user }) => user.id);
  return withStranger || ids.length === 0 ? [...ids, strangerId] : ids;
}

function everyText(...kinds: readonly (keyof Person)[]): readonly string[] {
  return people.flatMap((person) => kinds.flatMap((kind) => person[kind]));
}

/** Mostly a person's own text, sometimes anybody's, sometimes none. */
function drawText(own: readonly string[], all: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...own.slice(0, 1)) },
    { weight: 6, arbitrary: fc.constantFrom(...own) },
    { weight: 3, arbitrary: fc.constantFrom(...all) },
    { weight: 6, arbitrary: fc.constantFrom(...nothings) },
    { weight: 1, arbitrary: fc.constantFrom(...nearlyNothings) },
  );
}

function drawSeveral(value: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(value) },
    { weight: 1, arbitrary: fc.array(value, { minLength: 2, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant([]) },
  );
}

function beTrueOnceIn(count: number): fc.Arbitrary<boolean> {
  return fc.oneof({ weight: count - 1, arbitrary: fc.constant(false) }, fc.constant(true));
}
