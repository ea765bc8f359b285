import { namePools, nicknames, plain, type NamePool } from './corpus-names.ts';
import type { SmallUser } from './small-world.ts';

/** What was done to an account so that no rule finds its owner; the last two never had one. */
export const noiseKinds = [
  'accents lost', 'other domain', 'other login format', 'name turned round', 'married', 'nickname', 'plus tag',
  'zeros lost', 'blanks', 'invisible characters', 'alias used', 'address handed on', 'half of a double name',
  'umlauts spelt out', 'only the name', 'nobody, by chance', 'nobody, a namesake',
] as const; // prettier-ignore

export type NoiseKind = (typeof noiseKinds)[number];

export interface CorpusAccount {
  readonly noise: NoiseKind;
  /** Place of the owner in the directory, null where there is none. */
  readonly owner: number | null;
  /** Whether two things that do not follow from each other are still equal once folded. */
  readonly agreesTwice: boolean;
  readonly user: SmallUser;
}

export interface Corpus {
  readonly accounts: readonly CorpusAccount[];
  readonly directory: readonly SmallUser[];
}

interface Person {
  readonly pool: NamePool;
  readonly given: string;
  readonly family: string;
  readonly name: string;
  /** What addresses and logins are made of. */
  readonly local: string;
  readonly short: string;
  readonly number: string;
  readonly domain: string;
  /** Addresses that came before. */
  readonly former: readonly string[];
}

type Draw = (below: number) => number;

/** A corpus of that many accounts of each kind; the same seed gives the same. */
export function drawCorpus(seed: number, ofEachKind: number): Corpus {
  const draw = generator(seed);
  const people: Person[] = [];
  const taken = new Set<string>();
  const add = (person: Person): Person => {
    people.push(person);
    return person;
  };
  const accounts = noiseKinds.flatMap((noise) =>
    Array.from({ length: ofEachKind }, (): CorpusAccount => {
      const first = drawPerson(draw, taken, poolFor(noise, draw));
      const { owner, other, ...spoilt } = spoil(noise, first, draw, taken);
      if (owner !== null) add(owner);
      if (other !== null) add(other);
      return { noise, owner: owner === null ? null : people.indexOf(owner), ...spoilt };
    }),
  );
  // Everybody else, and namesakes among them.
  for (let count = 0; count < ofEachKind * 15; count += 1) {
    const person = add(drawPerson(draw, taken, pick(namePools, draw)));
    if (draw(20) === 0) add(namesakeOf(person, draw, taken));
  }
  return { accounts, directory: people.map((person, at) => directoryUser(person, at, draw)) };
}

interface Spoilt {
  readonly owner: Person | null;
  /** Somebody else of the directory who is easily taken for the owner. */
  readonly other: Person | null;
  readonly agreesTwice: boolean;
  readonly user: SmallUser;
}

function spoil(noise: NoiseKind, person: Person, draw: Draw, taken: Set<string>): Spoilt {
  const email = `${person.local}@${person.domain}`;
  const stranger = { login: `x${draw(1e9)}`, email: '', emp_no: '' };
  const own = (user: SmallUser, agreesTwice = true, owner = person): Spoilt => ({
    owner,
    other: null,
    agreesTwice,
    user: { displayName: person.name, ...stranger, ...user },
  });
  switch (noise) {
    case 'accents lost':
      return own({ displayName: plainName(person), email: `${accented(person)}@${person.domain}` });
    case 'other domain':
      return own({ email: `${person.local}@old.fabrikam.com`, login: `${person.local}@old.fabrikam.com` });
    case 'other login format':
      return own({ login: pick([`CONTOSO\\${person.short}`, person.short, person.local], draw) });
    case 'name turned round':
      return own({ displayName: `${person.family}, ${person.given}`, email: `${person.short}@fabrikam.com` });
    case 'married': {
      const [written, spelt] = pick(person.pool.surnames, draw);
      const local = unique(`${plain(person.given)}.${spelt}`, taken);
      const owner = {
        ...person,
        family: written,
        name: nameOf(person.pool, person.given, written),
        local,
        former: [email],
      };
      return own({ email: draw(2) === 0 ? email : '', emp_no: unpadded(person) }, true, owner);
    }
    case 'nickname': {
      const given = nicknames[person.given] ?? person.given;
      const name = nameOf(person.pool, given, person.family);
      return own({ displayName: name, login: person.short, emp_no: unpadded(person) });
    }
    case 'plus tag':
      return own({ email: `${person.local}+${pick(['ledger', 'test', '2'], draw)}@${person.domain}` });
    case 'zeros lost':
      return own({ emp_no: unpadded(person) });
    case 'blanks':
      return own({ email: pick([`${email} `, ` ${email}`, `${email}\u00a0`], draw) });
    case 'invisible characters':
      return own({ email: email.replace('.', pick(['\u200b.', '.\u00ad', '\u2060.'], draw)) });
    case 'alias used': {
      const former = `${person.short}.${draw(90) + 10}@${person.domain}`;
      return own({ email: former }, true, { ...person, former: [former] });
    }
    case 'address handed on': {
      const owner = { ...person, local: unique(`${person.local}.new`, taken) };
      const other = { ...drawPerson(draw, taken, pick(namePools, draw)), former: [email] };
      return { ...own({ email: `${email} `, login: person.short }, true, owner), other };
    }
    case 'half of a double name':
      return own({
        displayName: `${person.given} ${person.family.split(' ')[0]}`,
        email: `${person.short}@fabrikam.com`,
        login: `${person.local}@contoso.net`,
      });
    case 'umlauts spelt out':
      return own({ displayName: speltOut(person.name), email: `${person.short}@fabrikam.com` });
    case 'only the name':
      return own({}, false);
    case 'nobody, by chance':
      return nobody(person, null, { login: person.short, email, emp_no: numberOrNone(person, draw) });
    case 'nobody, a namesake': {
      const other = namesakeOf(person, draw, taken);
      const login = draw(2) === 0 ? other.short : person.short;
      const address = `${other.local}@fabrikam.com`;
      return nobody(person, other, { login, email: address, emp_no: numberOrNone(person, draw) });
    }
  }
}

/** An account of somebody whom the directory does not have, and a person of it who looks like its owner. */
function nobody({ name }: Person, other: Person | null, user: SmallUser): Spoilt {
  return { owner: null, other, agreesTwice: false, user: { displayName: name, ...user } };
}

function numberOrNone({ number }: Person, draw: Draw): string {
  return draw(2) === 0 ? number : '';
}

function directoryUser(person: Person, at: number, draw: Draw): SmallUser {
  const address = `${person.local}@${person.domain}`;
  const name = draw(8) === 0 ? `${person.family}, ${person.given}` : person.name;
  const aliases = [address, `${person.local}@contoso.onmicrosoft.com`, ...person.former];
  return {
    key: `d${String(at).padStart(6, '0')}`,
    userPrincipalName: draw(5) === 0 ? `${person.short}${at}@${person.domain}` : address,
    mail: address,
    proxyAddresses: aliases.map((alias, place) => `${place === 0 ? 'SMTP' : 'smtp'}:${alias}`).join(';'),
    onPremisesSamAccountName: person.short,
    employeeId: person.number,
    displayName: draw(12) === 0 ? `${name} (Contoso)` : name,
    givenName: person.given,
    surname: person.family,
  };
}

function drawPerson(draw: Draw, taken: Set<string>, pool: NamePool): Person {
  const [given, givenSpelt] = pick(pool.given, draw);
  const [first, firstSpelt] = pick(pool.surnames, draw);
  const [second, secondSpelt] = pick(pool.surnames, draw);
  // Pools are small so that people can be invented by hand: a second given name makes enough of them.
  const [middle, middleSpelt] = draw(10) < 7 ? pick(pool.given, draw) : ['', ''];
  const names = middle === '' ? given : `${given} ${middle}`;
  const family = pool.isDouble === true ? `${first} ${second}` : first;
  const familySpelt = pool.isDouble === true && draw(2) === 0 ? `${firstSpelt}${secondSpelt}` : firstSpelt;
  const local = unique(`${givenSpelt}${middleSpelt}.${familySpelt}`, taken);
  return {
    pool,
    given: names,
    family,
    name: nameOf(pool, names, family),
    local,
    short: unique(`${givenSpelt.slice(0, 1)}${middleSpelt.slice(0, 1)}${familySpelt}`.slice(0, 12), taken),
    number: String(draw(99_999) + 1).padStart(7, '0'),
    domain: pick(['contoso.com', 'contoso.com', 'contoso.de', 'adatum.com'], draw),
    former: [],
  };
}

/** Somebody else of the same name. */
function namesakeOf(person: Person, draw: Draw, taken: Set<string>): Person {
  return {
    ...person,
    local: unique(person.local.replace(/\d+$/, ''), taken),
    short: unique(person.short.replace(/\d+$/, ''), taken),
    number: String(draw(99_999) + 1).padStart(7, '0'),
    former: [],
  };
}

function poolFor(noise: NoiseKind, draw: Draw): NamePool {
  const isFit = (pool: NamePool): boolean => {
    if (noise === 'half of a double name') return pool.isDouble === true;
    if (noise === 'umlauts spelt out') return pool.language === 'German' || pool.language === 'Nordic';
    if (noise === 'accents lost')
      return pool.given.some(([written]) => /[^\0-\x7f]/.test(written) && plain(written) !== '');
    return true;
  };
  return pick(namePools.filter(isFit), draw);
}

function nameOf(pool: NamePool, given: string, family: string): string {
  return pool.isFamilyFirst === true ? `${family} ${given}` : `${given} ${family}`;
}

function plainName({ name }: Person): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i');
}

/** The local part with the accents that a form let through. */
function accented({ local }: Person): string {
  return local.replace(/e/, 'é').replace(/o(?=[^e])/, 'ó');
}

function speltOut(name: string): string {
  return name
    .replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('å', 'aa').replaceAll('Å', 'Aa')
    .replaceAll('ø', 'oe').replaceAll('Ø', 'Oe').replaceAll('ß', 'ss'); // prettier-ignore
}

function unpadded({ number }: Person): string {
  return number.replace(/^0+/, '');
}

/** The text, with a number behind it where somebody has it already. */
function unique(text: string, taken: Set<string>): string {
  let candidate = text;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${text}${number}`;
  taken.add(candidate);
  return candidate;
}

function pick<Item>(items: readonly Item[], draw: Draw): Item {
  return items[draw(items.length)];
}

/** mulberry32 */
function generator(seed: number): Draw {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
