// @ts-check
import { generator } from './random.mjs';

/**
 * Each family has surnames of its own: whether two people share a name is then decided by the construction,
 * not by chance.
 * @typedef {'common' | 'renamed' | 'rival' | 'stranger'} Family
 */

/**
 * @typedef {object} Person
 * @property {number} number unique in a world
 * @property {string} given
 * @property {string} surname
 * @property {string} userName directory user principal name
 * @property {string} mail
 * @property {string} employeeNumber
 * @property {string} department
 * @property {number} directoryCreated milliseconds
 * @property {number} accountCreated milliseconds
 */

const GIVEN = (
  'Adam Agnes Albert Alice Amir Anna Arthur Beatrice Benjamin Bernard Brian Carla Carlos Caroline ' +
  'Catherine Charles Claire Clara Daniel David Deborah Diana Edward Elena Elizabeth Emily Eric Esther Eva ' +
  'Felix Fiona Frank George Grace Hannah Harold Helen Henry Ian Ibrahim Ingrid Irene Isabel Ivan Jack ' +
  'James Jane Jasmine John Jonas Joseph Julia Karen Karl Kevin Laura Leila Leo Linda Louis Lucy Marco ' +
  'Margaret Maria Mark Martha Martin Mary Matthew Michael Monica Nadia Nathan Nicholas Nina Nora Oliver ' +
  'Oscar Pamela Patrick Paul Peter Philip Rachel Rebecca Richard Robert Rosa Samuel Sandra Sarah Simon ' +
  'Sofia Stephen Susan Teresa Thomas Victor Vincent Walter William Yusuf'
).split(' ');

const STEMS = (
  'Ander Arm Ash Bald Barn Beck Bell Berg Birk Black Brand Bright Brook Burn Cald Carl Chest Clay Cole ' +
  'Cran Dahl Dal Dan Eck Eden Eld Ell Fair Falk Fern Fisch Ford Free Gall Gar Glen Gold Grand Green Hall ' +
  'Ham Har Hart Hay Hazel Hof Holl Hunt Ing Jan Kess Kirk Kling Lamb Lang Lind Lock Lud Mans Mar Mell ' +
  'Mont Moor Nor Oak Old Os Peder Pem Quin Rad Ran Rich Rock Rosen Ruth Sand Schon Sher Stan Stein Strand ' +
  'Sund Thor Till Under Vall Wald War Wein Wes Whit Wil Win Wood Wyn Yar Zell'
).split(' ');

/** @type {Record<Family, string[]>} */
const ENDINGS = {
  common: [
    'berg',
    'born',
    'by',
    'cott',
    'dale',
    'den',
    'field',
    'gate',
    'ham',
    'hurst',
    'ley',
    'man',
    'son',
    'wick',
  ],
  renamed: ['eckova', 'enko', 'evic', 'inski', 'oshvili'],
  rival: ['akis', 'idis', 'opoulos'],
  stranger: ['anescu', 'arinho', 'eiro', 'etxea', 'uzzi'],
};

/** What people are called, and how it is spelt in an address. */
const FOREIGN_GIVEN = [
  ['André', 'andre'],
  ['Björn', 'bjorn'],
  ['François', 'francois'],
  ['İpek', 'ipek'],
  ['José', 'jose'],
  ['Łukasz', 'lukasz'],
  ['Ольга', 'olga'],
  ['Søren', 'soren'],
  ['Zoë', 'zoe'],
  ['Νίκος', 'nikos'],
  ['美咲', 'misaki'],
];

const FOREIGN_SURNAMES = [
  ['Åkesson', 'akesson'],
  ['Çelik', 'celik'],
  ['García', 'garcia'],
  ['Groß', 'gross'],
  ['Lefèvre', 'lefevre'],
  ['Müller', 'mueller'],
  ['Nguyễn', 'nguyen'],
  ['Ørsted', 'orsted'],
  ['Петрова', 'petrova'],
  ['Wójcik', 'wojcik'],
  ['佐藤', 'sato'],
];

const DEPARTMENTS = [
  'Accounting',
  'Customer Care',
  'Design',
  'Engineering',
  'Facilities',
  'Finance, Tax',
  'Human Resources',
  'Legal',
  'Logistics',
  'Marketing',
  'Retail',
  'Sales, EMEA',
];

const DAY = 86_400_000;
const OLDEST = Date.UTC(2012, 0, 2);

/**
 * @param {number} seed
 * @param {number} number
 * @param {Family} family
 * @returns {Person}
 */
export function makePerson(seed, number, family) {
  const draw = generator(seed, number);
  const [given, givenSpelt] = givenName(draw);
  const [surname, surnameSpelt] = familyName(draw, family);
  const directoryCreated = OLDEST + draw(3_600) * DAY + draw(DAY / 1_000) * 1_000;
  return {
    number,
    given,
    surname,
    // A dot before the number keeps addresses apart for whoever reads 1 as l and 0 as o.
    userName: `${givenSpelt.charAt(0)}.${surnameSpelt}.${number}@contoso.com`,
    mail: `${givenSpelt}.${surnameSpelt}.${number}@contoso.com`,
    employeeNumber: String(number).padStart(8, '0'),
    department: pick(DEPARTMENTS, draw),
    directoryCreated,
    accountCreated: directoryCreated + (draw(10) === 0 ? -1 : 1) * (2 + draw(900)) * DAY,
  };
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {(below: number) => number} draw
 * @returns {T}
 */
export function pick(list, draw) {
  return /** @type {T} */ (list[draw(list.length)]);
}

/**
 * @param {(below: number) => number} draw
 * @returns {[string, string]}
 */
function givenName(draw) {
  if (draw(1_000) < 25) return pair(pick(FOREIGN_GIVEN, draw));
  const name = pick(GIVEN, draw);
  return [name, name.toLowerCase()];
}

/**
 * @param {(below: number) => number} draw
 * @param {Family} family
 * @returns {[string, string]}
 */
function familyName(draw, family) {
  if (family === 'common' && draw(1_000) < 25) return pair(pick(FOREIGN_SURNAMES, draw));
  const name = pick(STEMS, draw) + pick(ENDINGS[family], draw);
  return [name, name.toLowerCase()];
}

/**
 * @param {string[]} names
 * @returns {[string, string]}
 */
function pair(names) {
  return /** @type {[string, string]} */ (names);
}
