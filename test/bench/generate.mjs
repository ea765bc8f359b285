// @ts-check
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePerson, pick } from './people.mjs';
import { generator, mix, permutation } from './random.mjs';

/** @typedef {import('./people.mjs').Person} Person */
/** @typedef {import('./people.mjs').Family} Family */

/**
 * What a group of rows is there to show. Its rows lie side by side in an index of each side; the files hold
 * them shuffled.
 * @typedef {'rule1' | 'rule2' | 'rule3' | 'ambiguous' | 'contested' | 'held' | 'secondAccount' | 'noValue'
 *   | 'renamed' | 'stranger' | 'filler'} Kind
 */

/**
 * @typedef {object} Story
 * @property {Family} family
 * @property {number} accounts application rows of one group
 * @property {number} users directory rows of one group
 */

/**
 * @typedef {object} Plan
 * @property {number} rows
 * @property {Record<Kind, number>} groups
 * @property {Partial<Record<Kind, number>>} disabled groups whose directory user is disabled
 */

/** @typedef {{ kind: Kind, start: number, width: number, end: number }} Range */

/**
 * @typedef {object} World
 * @property {number} seed
 * @property {Plan} plan
 * @property {Range[]} accounts
 * @property {Range[]} users
 */

/**
 * The expected parts have the form of summary.json, so that the two can be compared leaf by leaf: with the rule of
 * employee numbers, and with one that hits nobody in its place and a filter that all pass.
 * @typedef {object} Truth
 * @property {number} rows
 * @property {number} seed
 * @property {{ application: number, directory: number }} bytes
 * @property {ReturnType<typeof expectedSummary>} expected
 * @property {ReturnType<typeof expectedByNames>} expectedByNames
 */

/** @type {Record<Kind, Story>} */
const STORIES = {
  rule1: { family: 'common', accounts: 1, users: 1 },
  rule2: { family: 'common', accounts: 1, users: 1 },
  rule3: { family: 'common', accounts: 1, users: 1 },
  ambiguous: { family: 'common', accounts: 1, users: 2 },
  contested: { family: 'common', accounts: 2, users: 1 },
  held: { family: 'common', accounts: 1, users: 2 },
  secondAccount: { family: 'common', accounts: 1, users: 0 },
  noValue: { family: 'stranger', accounts: 1, users: 0 },
  renamed: { family: 'renamed', accounts: 1, users: 1 },
  stranger: { family: 'stranger', accounts: 1, users: 0 },
  filler: { family: 'common', accounts: 0, users: 1 },
};

const KINDS = /** @type {Kind[]} */ (Object.keys(STORIES));

const APPLICATION_COLUMNS =
  'user_id,login,email,employee_no,full_name,given_name,surname,department,title,status,created_at,' +
  'last_login,phone';
const DIRECTORY_COLUMNS =
  'id,userPrincipalName,mail,employeeId,displayName,givenName,surname,department,accountEnabled,' +
  'createdDateTime';

const TITLES = [
  'Advisor',
  'Analyst',
  'Assistant',
  'Buyer',
  'Clerk',
  'Consultant',
  'Coordinator',
  'Developer',
  'Director, Regional',
  'Driver',
  'Engineer',
  'Lead "Next Level"',
  'Manager',
  'Nurse',
  'Planner',
  'Technician',
];

const DAY = 86_400_000;
const EXPORTED = Date.UTC(2025, 5, 30);
const CHUNK = 1 << 20;
const LONGEST_LINE = 1 << 12;

/**
 * Writes `application.csv`, `directory.csv` and `truth.json`; the same rows and seed give the same bytes.
 * @param {{ rows: number, seed: number, folder: string }} options
 * @returns {Promise<Truth>}
 */
export async function generateWorld({ rows, seed, folder }) {
  await mkdir(folder, { recursive: true });
  const world = makeWorld(rows, seed);
  const application = await writeTable(join(folder, 'application.csv'), applicationLines(world));
  const directory = await writeTable(join(folder, 'directory.csv'), directoryLines(world));
  const truth = {
    rows,
    seed,
    bytes: { application, directory },
    expected: expectedSummary(world.plan),
    expectedByNames: expectedByNames(world.plan),
  };
  await writeFile(join(folder, 'truth.json'), `${JSON.stringify(truth, null, 2)}\n`);
  return truth;
}

/**
 * @param {number} rows
 * @param {number} seed
 * @returns {World}
 */
function makeWorld(rows, seed) {
  const plan = makePlan(rows);
  return { seed, plan, accounts: layOut(plan, 'accounts'), users: layOut(plan, 'users') };
}

/**
 * @param {number} rows
 * @returns {Plan}
 */
function makePlan(rows) {
  const share = (/** @type {number} */ perMille) => Math.floor((rows * perMille) / 1_000);
  /** @type {Record<Kind, number>} */
  const groups = {
    rule1: 0,
    rule2: share(30),
    rule3: share(20),
    ambiguous: share(2),
    contested: share(1),
    held: share(1),
    secondAccount: share(5),
    noValue: share(3),
    renamed: share(10),
    stranger: share(7),
    filler: 0,
  };
  groups.rule1 = rows - countRows(groups, 'accounts');
  groups.filler = rows - countRows(groups, 'users');
  return { rows, groups, disabled: disabledGroups(groups, share(30)) };
}

/**
 * @param {Record<Kind, number>} groups
 * @param {number} total
 * @returns {Partial<Record<Kind, number>>}
 */
function disabledGroups(groups, total) {
  const rule2 = Math.floor(groups.rule2 * 0.03);
  const rule3 = Math.floor(groups.rule3 * 0.03);
  const filler = Math.floor(groups.filler * 0.1);
  return { rule1: total - rule2 - rule3 - filler - groups.held, rule2, rule3, filler };
}

/**
 * @param {Record<Kind, number>} groups
 * @param {'accounts' | 'users'} side
 */
function countRows(groups, side) {
  return KINDS.reduce((sum, kind) => sum + groups[kind] * STORIES[kind][side], 0);
}

/**
 * @param {Plan} plan
 * @param {'accounts' | 'users'} side
 * @returns {Range[]}
 */
function layOut(plan, side) {
  let start = 0;
  return KINDS.map((kind) => {
    const width = STORIES[kind][side];
    const range = { kind, start, width, end: start + width * plan.groups[kind] };
    start = range.end;
    return range;
  }).filter((range) => range.end > range.start);
}

/**
 * @param {Plan} plan
 */
function expectedSummary({ rows, groups, disabled }) {
  const linked = groups.rule1 + groups.rule2 + groups.rule3;
  const linkedDisabled = (disabled.rule1 ?? 0) + (disabled.rule2 ?? 0) + (disabled.rule3 ?? 0);
  const fillerDisabled = disabled.filler ?? 0;
  const side = { read: rows, accepted: rows, merged: 0, rejected: 0 };
  return {
    application: side,
    directory: { ...side, scope: 'all (assumed)', inScope: rows },
    outcomes: {
      matched: linked,
      held: groups.held,
      ambiguous: groups.ambiguous,
      contested: 2 * groups.contested,
      unmatched: groups.secondAccount + groups.renamed + groups.stranger,
      'no-match-value': groups.noValue,
      excluded: 0,
    },
    readiness: {
      ready: linked - linkedDisabled,
      'not-assigned': 0,
      'out-of-scope': 0,
      disabled: linkedDisabled,
      unknown: 0,
    },
    risks: { 'second-account': groups.secondAccount },
    forecast: {
      update: linked - linkedDisabled + groups.held,
      create: groups.renamed + groups.filler - fillerDisabled,
      skip: linkedDisabled + groups.held + fillerDisabled,
      fail: 2 * groups.ambiguous + groups.contested,
    },
    rules: [
      {
        precedence: 1,
        matched: groups.rule1,
        held: groups.held,
        ambiguous: 0,
        contested: 2 * groups.contested,
      },
      { precedence: 2, matched: groups.rule2, held: 0, ambiguous: groups.ambiguous, contested: 0 },
      { precedence: 3, matched: groups.rule3, held: 0, ambiguous: 0, contested: 0 },
    ],
  };
}

/**
 * Whoever only the employee number ties to an account has none without it.
 * @param {Plan} plan
 */
function expectedByNames(plan) {
  const { outcomes, readiness, forecast, directory, rules, ...same } = expectedSummary(plan);
  const unlinked = plan.groups.rule3;
  const unlinkedDisabled = plan.disabled.rule3 ?? 0;
  const unlinkedEnabled = unlinked - unlinkedDisabled;
  return {
    ...same,
    directory: { ...directory, scope: 'all (assumed) where department NOT EQUALS "Warehouse"' },
    outcomes: {
      ...outcomes,
      matched: outcomes.matched - unlinked,
      unmatched: outcomes.unmatched + unlinked,
    },
    readiness: {
      ...readiness,
      ready: readiness.ready - unlinkedEnabled,
      disabled: readiness.disabled - unlinkedDisabled,
    },
    forecast: {
      ...forecast,
      update: forecast.update - unlinkedEnabled,
      create: forecast.create + unlinkedEnabled,
    },
    rules: rules.map((rule) => (rule.precedence === 3 ? { ...rule, matched: 0 } : rule)),
  };
}

/**
 * @param {World} world
 * @returns {Iterable<string>}
 */
function* applicationLines(world) {
  const { seed, plan } = world;
  const order = permutation(plan.rows, seed + 101);
  const keys = permutation(plan.rows, seed + 202);
  yield `${APPLICATION_COLUMNS}\n`;
  for (let row = 0; row < plan.rows; row += 1) {
    const index = order(row);
    yield accountLine(world, index, `u${String(keys(index) + 1).padStart(7, '0')}`);
  }
}

/**
 * @param {World} world
 * @returns {Iterable<string>}
 */
function* directoryLines(world) {
  const { seed, plan } = world;
  const order = permutation(plan.rows, seed + 303);
  yield `${DIRECTORY_COLUMNS}\n`;
  for (let row = 0; row < plan.rows; row += 1) yield userLine(world, order(row));
}

/**
 * @param {World} world
 * @param {number} index
 * @param {string} key
 */
function accountLine(world, index, key) {
  const { range, group, member } = locate(world.accounts, index);
  const person = accountOwner(world, range.kind, group, index);
  const values = accountValues(world, range.kind, person, { index, group, member });
  const draw = generator(world.seed + 1, index);
  const lastLogin = draw(20) === 0 ? '' : instant(EXPORTED - draw(500) * DAY - draw(DAY / 1_000) * 1_000);
  const name = fullName(person.given, person.surname, draw(10) === 0);
  const title = pick(TITLES, draw);
  const status = draw(100) < 92 ? 'active' : 'inactive';
  return (
    `${key},${values.login},${values.email},${values.employeeNumber},` +
    `${cell(name)},${cell(person.given)},${cell(person.surname)},${cell(person.department)},${cell(title)},` +
    `${status},${instant(person.accountCreated)},${lastLogin},+1 555 ${1_000_000 + draw(9_000_000)}\n`
  );
}

/**
 * A second account is its owner's; the owners are the first people of rule 1, whom nothing disables.
 * @param {World} world
 * @param {Kind} kind
 * @param {number} group
 * @param {number} index
 */
function accountOwner(world, kind, group, index) {
  return makePerson(world.seed, kind === 'secondAccount' ? group : index, STORIES[kind].family);
}

/**
 * @typedef {{ login: string, email: string, employeeNumber: string }} AccountValues
 */

/**
 * @param {World} world
 * @param {Kind} kind
 * @param {Person} person
 * @param {{ index: number, group: number, member: number }} place
 * @returns {AccountValues}
 */
function accountValues(world, kind, person, { index, group, member }) {
  const { userName, mail, employeeNumber } = person;
  const local = windowsName(person, index);
  switch (kind) {
    case 'rule1':
      return {
        login: group % 20 < 3 ? otherCase(userName, group) : userName,
        email: group % 10 === 9 ? formerAddress(mail) : mail,
        employeeNumber: group % 7 === 6 ? '' : employeeNumber,
      };
    case 'rule2':
      // A trailing blank is part of the value: the login does not match, the address does.
      return {
        login: group % 4 === 0 ? `${userName} ` : local,
        email: group % 10 === 0 ? otherCase(mail, group) : mail,
        employeeNumber: '',
      };
    case 'rule3':
      return { login: local, email: group % 2 === 0 ? '' : formerAddress(mail), employeeNumber };
    case 'ambiguous':
      return { login: local, email: mail, employeeNumber: '' };
    case 'contested':
      return {
        login: makePerson(world.seed, index - member, STORIES[kind].family).userName,
        email: member === 0 ? mail : formerAddress(mail),
        employeeNumber: '',
      };
    case 'held':
      return { login: userName, email: mail, employeeNumber };
    case 'secondAccount':
      return { login: local, email: mail, employeeNumber: '' };
    case 'noValue':
      return placeholders(group);
    case 'renamed':
      return { login: local, email: formerAddress(mail), employeeNumber: '' };
    default:
      return { login: local, email: formerAddress(mail), employeeNumber: `X${employeeNumber}` };
  }
}

/**
 * @param {number} group
 * @returns {AccountValues}
 */
function placeholders(group) {
  const choice = ['', 'n/a', 'N/A'];
  return {
    login: choice[group % 3] ?? '',
    email: choice[(group >> 1) % 3] ?? '',
    employeeNumber: choice[(group >> 2) % 3] ?? '',
  };
}

/**
 * @param {World} world
 * @param {number} index
 */
function userLine(world, index) {
  const { range, group, member } = locate(world.users, index);
  const { kind } = range;
  const person = directoryPerson(world, kind, { index, group, member });
  const values = userValues(world, kind, person, { index, group, member });
  const draw = generator(world.seed + 2, index);
  const name = fullName(values.given, values.surname, draw(5) === 0);
  const enabled = isEnabled(world.plan, kind, group, member) ? 'true' : 'false';
  return (
    `${identifier(world.seed, index)},${person.userName},${values.mail},${values.employeeNumber},` +
    `${cell(name)},${cell(values.given)},${cell(values.surname)},${cell(person.department)},` +
    `${enabled},${instant(person.directoryCreated)}\n`
  );
}

/**
 * @param {World} world
 * @param {Kind} kind
 * @param {{ index: number, group: number, member: number }} place
 */
function directoryPerson(world, kind, { index, group, member }) {
  const ownNumber = world.plan.rows + index;
  if (kind === 'filler') return makePerson(world.seed, ownNumber, STORIES[kind].family);
  if (member > 0) return makePerson(world.seed, ownNumber, 'rival');
  return counterpart(world, kind, group);
}

/**
 * The person whose account is the first of the same group on the application's side.
 * @param {World} world
 * @param {Kind} kind
 * @param {number} group
 */
function counterpart(world, kind, group) {
  const range = world.accounts.find((candidate) => candidate.kind === kind);
  if (range === undefined) throw new Error(`No application rows for ${kind}.`);
  return makePerson(world.seed, range.start + group * range.width, STORIES[kind].family);
}

/**
 * @param {World} world
 * @param {Kind} kind
 * @param {Person} person
 * @param {{ index: number, group: number, member: number }} place
 */
function userValues(world, kind, person, { group, member }) {
  const { mail, employeeNumber, given, surname } = person;
  // The second user of an ambiguous or held group has the address of the first.
  if (member > 0) return { mail: counterpart(world, kind, group).mail, employeeNumber, given, surname };
  if (kind === 'rule3') return { mail: group % 3 === 0 ? '' : mail, employeeNumber, given, surname };
  if (kind === 'renamed') return { mail, employeeNumber, ...renamed(person, group) };
  // A placeholder on both sides must not match.
  if (kind === 'filler' && group % 4 === 0) return { mail, employeeNumber: 'n/a', given, surname };
  return { mail, employeeNumber, given, surname };
}

/**
 * @param {Plan} plan
 * @param {Kind} kind
 * @param {number} group
 * @param {number} member
 */
function isEnabled(plan, kind, group, member) {
  if (kind === 'held') return member === 0;
  return group < plan.groups[kind] - (plan.disabled[kind] ?? 0);
}

/**
 * @param {Range[]} ranges
 * @param {number} index
 */
function locate(ranges, index) {
  const range = ranges.find((candidate) => index < candidate.end);
  if (range === undefined) throw new RangeError(`Row ${index} is outside the plan.`);
  const offset = index - range.start;
  return { range, group: Math.floor(offset / range.width), member: offset % range.width };
}

/**
 * The same person under a name that only a human, or a weaker comparison, recognises.
 * @param {Person} person
 * @param {number} group
 */
function renamed({ given, surname }, group) {
  if (group % 3 === 0) return { given: `${given.charAt(0)}.`, surname };
  if (group % 3 === 1) return { given, surname: surname.slice(0, 2) + surname.slice(3) };
  return { given, surname };
}

/**
 * @param {string} address
 * @param {number} variant
 */
function otherCase(address, variant) {
  if (variant % 3 === 0) return address.toUpperCase();
  if (variant % 3 === 1) return address.replace(/(^|\.)[a-z]/gu, (start) => start.toUpperCase());
  return address.replace('contoso', 'Contoso');
}

/** @param {string} mail */
function formerAddress(mail) {
  return mail.replace('@contoso.com', '@fabrikam.com');
}

/**
 * @param {Person} person
 * @param {number} index
 */
function windowsName({ userName }, index) {
  return `FABRIKAM\\${userName.slice(0, userName.indexOf('.', 2))}.${index}`;
}

/**
 * @param {string} given
 * @param {string} surname
 * @param {boolean} surnameFirst
 */
function fullName(given, surname, surnameFirst) {
  return surnameFirst ? `${surname}, ${given}` : `${given} ${surname}`;
}

/**
 * A GUID in form only; `mix` is a bijection, so that no two are equal.
 * @param {number} seed
 * @param {number} index
 */
function identifier(seed, index) {
  const [first, second, third] = [mix(index), mix(index + seed), mix(index ^ 0x5bd1e995)].map(hex);
  const middle = `${second?.slice(0, 4)}-4${second?.slice(5)}-8${third?.slice(0, 3)}`;
  return `${first}-${middle}-${third?.slice(4)}${first}`;
}

/** @param {number} value */
function hex(value) {
  return value.toString(16).padStart(8, '0');
}

/**
 * Kept by day, because formatting dates would be a fifth of the work.
 * @type {Map<number, string>}
 */
const days = new Map();

/** @param {number} time */
function instant(time) {
  const day = Math.floor(time / DAY);
  let date = days.get(day);
  if (date === undefined) {
    date = new Date(day * DAY).toISOString().slice(0, 10);
    days.set(day, date);
  }
  const seconds = Math.floor((time - day * DAY) / 1_000);
  return `${date}T${pad(seconds / 3_600)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)}Z`;
}

/** @param {number} value */
function pad(value) {
  return value < 10 ? `0${Math.floor(value)}` : `${Math.floor(value)}`;
}

/**
 * For words; addresses, numbers and dates hold nothing to quote.
 * @param {string} value
 */
function cell(value) {
  if (!value.includes(',') && !value.includes('"')) return value;
  return `"${value.replaceAll('"', '""')}"`;
}

/**
 * Each chunk is on its way before the next is made: the file is never in memory.
 * @param {string} path
 * @param {Iterable<string>} lines
 * @returns {Promise<number>} bytes written
 */
async function writeTable(path, lines) {
  const file = await open(path, 'w');
  const chunk = Buffer.allocUnsafe(CHUNK);
  let [used, bytes] = [0, 0];
  const flush = async () => {
    await file.appendFile(chunk.subarray(0, used));
    bytes += used;
    used = 0;
  };
  try {
    for (const text of lines) {
      if (used > CHUNK - LONGEST_LINE) await flush();
      used += chunk.write(text, used);
    }
    await flush();
  } finally {
    await file.close();
  }
  return bytes;
}
