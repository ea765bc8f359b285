/**
 * How a match is decided, said a second time and as plainly as possible: strings, lists and nested loops.
 * It shares no code with the matcher, so that the two can be held against each other on small worlds.
 */

import { computeNaively, type NaiveExpression } from './naive-expressions.ts';
import { failingClause, passes, type NaiveFilter } from './naive-scope.ts';

export interface NaiveRule {
  readonly application: string;
  /** An attribute's name (`originalUserPrincipalName` is the raw `userPrincipalName` of guests), or an expression. */
  readonly directory: string | NaiveExpression;
  readonly caseExact: boolean;
  readonly strong: boolean;
}

export interface ApplicationUser {
  readonly key: string;
  readonly displayName: string;
  /** When the account was created, as the export writes it; '' and undefined: not known. */
  readonly created?: string;
  readonly privileged?: boolean;
  /** By attribute; none, one or several values. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export interface DirectoryUser {
  readonly id: string;
  readonly displayName: string;
  /** Null: no account state is known. */
  readonly enabled: boolean | null;
  readonly created?: string;
  readonly privileged?: boolean;
  /** By attribute; one value each, '' for none. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface World {
  /** In order of precedence. */
  readonly rules: readonly NaiveRule[];
  readonly application: readonly ApplicationUser[];
  readonly directory: readonly DirectoryUser[];
  /** The ids that are assigned; null: all. */
  readonly assigned: readonly string[] | null;
  /** Scoping filters; none unless told. */
  readonly filters?: readonly NaiveFilter[];
  readonly target: { readonly create: boolean; readonly required: readonly string[] };
  /** Kinds that hold nobody; none unless told. */
  readonly holdsOff?: readonly NaiveHold[];
}

/** In the order in which they are told. */
const allHolds = ['privileged', 'recycled', 'contradiction', 'look-alike', 'second-claimant'] as const;

export type NaiveHold = (typeof allHolds)[number];

export interface NaiveVerdict {
  readonly outcome: 'matched' | 'held' | 'ambiguous' | 'contested' | 'unmatched' | 'no-match-value';
  readonly reason:
    | 'none'
    | 'several-directory-users'
    | 'several-accounts'
    | 'second-account'
    | 'shadowed'
    | 'not-in-directory'
    | 'empty'
    | 'placeholder';
  readonly holds: readonly NaiveHold[];
  /** The lowest precedence among the deciding claims, 0 if there is none. */
  readonly rule: number;
  /** The one deciding claimant of a matched, held or contested user. */
  readonly claimant: string | null;
  /** The application's text that the one deciding claim hit: one equal byte for byte, else the first. */
  readonly matchValue: string | null;
  /** The one deciding claim holds only without ASCII case. */
  readonly caseOnly: boolean;
  /** Only of matched users. */
  readonly readiness: 'ready' | 'not-assigned' | 'out-of-scope' | 'disabled' | 'unknown' | null;
  /** The directory user meant by `second-account` or `shadowed`, and the rule whose values are equal. */
  readonly otherWay: string | null;
  readonly otherRule: number;
}

export interface NaiveForecast {
  readonly forecast: 'update' | 'create' | 'skip' | 'fail';
  readonly reason: string;
  /** The precedence of its claim, else 0. */
  readonly rule: number;
  /** The one hit, for `update` and `DuplicateSourceEntries`. */
  readonly application: string | null;
}

export interface NaiveResult {
  readonly application: ReadonlyMap<string, NaiveVerdict>;
  /** Only users in scope. */
  readonly directory: ReadonlyMap<string, NaiveForecast>;
  /** 1 enabled and in scope, 2 enabled and not in scope, 3 disabled. */
  readonly ranks: ReadonlyMap<string, number>;
  /** Rule by rule: for how many users nobody can know what its expression gives. */
  readonly failed: readonly number[];
  /** By filter and clause: how many users it put out who passed all clauses before it. */
  readonly putOut: readonly (readonly number[])[];
  /** A clean claim that the same person's other directory user, of a lower rank, makes too. */
  readonly sharedClaims: readonly (readonly [applicationKey: string, decidedBy: string, also: string])[];
}

/** Where one directory user stopped; without a hit `precedence` is 0 and `hits` is empty. */
interface Claim {
  readonly user: DirectoryUser;
  readonly rank: 1 | 2 | 3;
  readonly precedence: number;
  readonly hits: readonly ApplicationUser[];
  readonly hasValue: boolean;
}

/** A directory user who would have hit under a rule that it never came to. */
interface LaterHit {
  readonly claim: Claim;
  readonly precedence: number;
}

const blankVerdict = {
  holds: [],
  rule: 0,
  claimant: null,
  matchValue: null,
  caseOnly: false,
  readiness: null,
  otherWay: null,
  otherRule: 0,
} as const;

export function reconcileNaively(world: World): NaiveResult {
  const claims = world.directory.map((user) => findClaim(world, user));
  const application = new Map<string, NaiveVerdict>();
  const directory = new Map<string, NaiveForecast>();
  const sharedClaims: (readonly [string, string, string])[] = [];

  for (const user of world.application) {
    application.set(user.key, judge(world, claims, user));
    sharedClaims.push(...findSharedClaims(world, claims, user));
  }
  for (const claim of claims) {
    if (isInScope(world, claim.user)) directory.set(claim.user.id, forecastFor(world, claims, claim));
  }
  return {
    application,
    directory,
    ranks: new Map(claims.map(({ user, rank }) => [user.id, rank])),
    failed: world.rules.map(
      (rule) => world.directory.filter((user) => knownValue(user, rule) === null).length,
    ),
    putOut: (world.filters ?? []).map((filter) => {
      const failing = world.directory.map((user) => failingClause(filter, valuesOf(user)));
      return filter.map((_, clause) => failing.filter((one) => one === clause).length);
    }),
    sharedClaims,
  };
}

function findClaim(world: World, user: DirectoryUser): Claim {
  const rank = rankOf(world, user);
  let hasValue = false;
  for (const [index, rule] of world.rules.entries()) {
    const value = ruleValue(user, rule);
    if (!isValue(value)) continue;
    hasValue = true;
    const hits = world.application.filter((candidate) => equalValues(candidate, rule, value).length > 0);
    if (hits.length > 0) return { user, rank, precedence: index + 1, hits, hasValue };
  }
  return { user, rank, precedence: 0, hits: [], hasValue };
}

export function rankOf(world: World, user: DirectoryUser): 1 | 2 | 3 {
  if (user.enabled === false) return 3;
  return isInScope(world, user) ? 1 : 2;
}

/** Assigned, and taken in by a filter where there are any. */
export function isInScope(world: World, user: DirectoryUser): boolean {
  return isAssigned(world, user) && passesFilters(world, user);
}

function isAssigned(world: World, user: DirectoryUser): boolean {
  return world.assigned === null || world.assigned.includes(user.id);
}

function passesFilters(world: World, user: DirectoryUser): boolean {
  return passes(world.filters ?? [], valuesOf(user));
}

function forecastFor(world: World, claims: readonly Claim[], claim: Claim): NaiveForecast {
  const rule = claim.precedence;
  if (claim.user.enabled === false) {
    return { forecast: 'skip', reason: 'NotEffectivelyEntitled', rule, application: null };
  }
  if (claim.hits.length > 1) {
    return { forecast: 'fail', reason: 'DuplicateTargetEntries', rule, application: null };
  }
  const [hit] = claim.hits;
  if (hit !== undefined) {
    const rivals = claims.filter((other) => other !== claim && other.rank === 1 && other.hits.includes(hit));
    if (rivals.length > 0) {
      return { forecast: 'fail', reason: 'DuplicateSourceEntries', rule, application: hit.key };
    }
    return { forecast: 'update', reason: 'none', rule, application: hit.key };
  }
  if (!claim.hasValue) {
    return { forecast: 'skip', reason: 'EntryJoiningPropertyValueIsMissing', rule, application: null };
  }
  if (!world.target.create) {
    return { forecast: 'skip', reason: 'create-off', rule, application: null };
  }
  if (world.target.required.some((attribute) => storedValue(claim.user, attribute) === '')) {
    return { forecast: 'fail', reason: 'MandatoryFieldsMissing', rule, application: null };
  }
  return { forecast: 'create', reason: 'none', rule, application: null };
}

function judge(world: World, claims: readonly Claim[], user: ApplicationUser): NaiveVerdict {
  const deciding = decidingClaims(claims, user);
  const [first, ...others] = deciding;
  if (first === undefined) return judgeUnclaimed(world, claims, user);
  if (others.length > 0) {
    return {
      ...blankVerdict,
      outcome: 'ambiguous',
      reason: 'several-directory-users',
      rule: Math.min(...deciding.map((claim) => claim.precedence)),
    };
  }

  const hit = describeHit(world, first, user);
  if (first.hits.length > 1) {
    return { ...blankVerdict, ...hit, outcome: 'contested', reason: 'several-accounts' };
  }
  const holds = allHolds.filter(
    (hold) => !(world.holdsOff ?? []).includes(hold) && isHeld[hold](world, claims, first, user),
  );
  if (holds.length > 0) return { ...blankVerdict, ...hit, outcome: 'held', reason: 'none', holds };
  return {
    ...blankVerdict,
    ...hit,
    outcome: 'matched',
    reason: 'none',
    readiness: readinessOf(world, first.user),
  };
}

function claimsOn(claims: readonly Claim[], user: ApplicationUser): readonly Claim[] {
  return claims.filter((claim) => claim.hits.includes(user));
}

/** The claims of the best rank that claims. */
function decidingClaims(claims: readonly Claim[], user: ApplicationUser): readonly Claim[] {
  const all = claimsOn(claims, user);
  const best = Math.min(...all.map((claim) => claim.rank));
  return all.filter((claim) => claim.rank === best);
}

function lowerClaims(claims: readonly Claim[], user: ApplicationUser): readonly Claim[] {
  const all = claimsOn(claims, user);
  const best = Math.min(...all.map((claim) => claim.rank));
  return all.filter((claim) => claim.rank > best);
}

function describeHit(
  world: World,
  claim: Claim,
  user: ApplicationUser,
): Pick<NaiveVerdict, 'rule' | 'claimant' | 'matchValue' | 'caseOnly'> {
  const rule = ruleAt(world, claim.precedence);
  const value = ruleValue(claim.user, rule);
  const equal = equalValues(user, rule, value);
  const caseOnly = !equal.includes(value);
  return {
    rule: claim.precedence,
    claimant: claim.user.id,
    matchValue: caseOnly ? (equal[0] ?? null) : value,
    caseOnly,
  };
}

function readinessOf(world: World, user: DirectoryUser): NaiveVerdict['readiness'] {
  if (user.enabled === false) return 'disabled';
  if (!passesFilters(world, user)) return 'out-of-scope';
  if (!isAssigned(world, user)) return 'not-assigned';
  return user.enabled === null ? 'unknown' : 'ready';
}

function judgeUnclaimed(world: World, claims: readonly Claim[], user: ApplicationUser): NaiveVerdict {
  const stored = world.rules.flatMap((rule) => user.values[rule.application] ?? []);
  if (!stored.some(isValue)) {
    const reason = stored.some((value) => value !== '') ? 'placeholder' : 'empty';
    return { ...blankVerdict, outcome: 'no-match-value', reason };
  }

  const laterHits = findLaterHits(world, claims, user);
  const ofOneAccount = laterHits.filter((hit) => hit.claim.hits.length === 1);
  const reason = ofOneAccount.length > 0 ? 'second-account' : 'shadowed';
  const named = smallestHit(ofOneAccount.length > 0 ? ofOneAccount : laterHits);
  if (named === null) return { ...blankVerdict, outcome: 'unmatched', reason: 'not-in-directory' };
  return {
    ...blankVerdict,
    outcome: 'unmatched',
    reason,
    otherWay: named.claim.user.id,
    otherRule: named.precedence,
  };
}

function findLaterHits(world: World, claims: readonly Claim[], user: ApplicationUser): readonly LaterHit[] {
  const found: LaterHit[] = [];
  for (const claim of claims) {
    if (claim.precedence === 0) continue;
    for (const [index, rule] of world.rules.entries()) {
      if (index + 1 <= claim.precedence) continue;
      const value = ruleValue(claim.user, rule);
      if (equalValues(user, rule, value).length > 0) found.push({ claim, precedence: index + 1 });
    }
  }
  return found;
}

function smallestHit(hits: readonly LaterHit[]): LaterHit | null {
  let smallest: LaterHit | null = null;
  for (const hit of hits) {
    if (smallest === null || compareHits(hit, smallest) < 0) smallest = hit;
  }
  return smallest;
}

function compareHits(a: LaterHit, b: LaterHit): number {
  if (a.precedence !== b.precedence) return a.precedence - b.precedence;
  if (a.claim.rank !== b.claim.rank) return a.claim.rank - b.claim.rank;
  return Buffer.compare(Buffer.from(a.claim.user.id), Buffer.from(b.claim.user.id));
}

function findSharedClaims(
  world: World,
  claims: readonly Claim[],
  user: ApplicationUser,
): (readonly [string, string, string])[] {
  const [deciding, ...others] = decidingClaims(claims, user);
  if (deciding === undefined || others.length > 0 || deciding.hits.length > 1) return [];
  return lowerClaims(claims, user)
    .filter((lower) => isSamePerson(world, deciding.user, lower.user))
    .map((lower) => [user.key, deciding.user.id, lower.user.id]);
}

/** Whether a kind of hold stops a clean claim. */
const isHeld: Readonly<
  Record<NaiveHold, (world: World, claims: readonly Claim[], claim: Claim, user: ApplicationUser) => boolean>
> = {
  privileged: (_world, _claims, claim, user) => user.privileged === true || claim.user.privileged === true,
  recycled: (world, _claims, claim, user) => {
    const [ofAccount, ofUser] = [dayOf(user.created ?? ''), dayOf(claim.user.created ?? '')];
    if (ofAccount === null || ofUser === null || ofUser <= ofAccount) return false;
    const told = strongAgreements(world, claim.user, user);
    if (told.length > 0) return told.includes(false);
    const [one, other] = [user.displayName, claim.user.displayName];
    return !isValue(one) || !isValue(other) || wordsOf(one) === '' || wordsOf(one) !== wordsOf(other);
  },
  contradiction: (world, _claims, claim, user) => strongAgreements(world, claim.user, user).includes(false),
  'look-alike': (world, _claims, claim, user) => {
    const rule = ruleAt(world, claim.precedence);
    const [own] = equalValues(user, rule, ruleValue(claim.user, rule));
    const keys = [
      ...world.application.flatMap((other) => other.values[rule.application] ?? []),
      ...world.directory.map((other) => ruleValue(other, rule)),
    ].filter(isValue);
    return keys.some((key) => own !== undefined && areTwins(key, own));
  },
  'second-claimant': (world, claims, claim, user) =>
    lowerClaims(claims, user).some((lower) => !isSamePerson(world, claim.user, lower.user)),
};

/** For each strong rule that both sides have a value for: whether they agree. */
function strongAgreements(world: World, user: DirectoryUser, account: ApplicationUser): readonly boolean[] {
  return world.rules.flatMap((rule) => {
    const ofUser = ruleValue(user, rule);
    const ofAccount = (account.values[rule.application] ?? []).filter(isValue);
    if (!rule.strong || !isValue(ofUser) || ofAccount.length === 0) return [];
    return [ofAccount.some((value) => bareNumber(value) === bareNumber(ofUser))];
  });
}

function bareNumber(text: string): string {
  return lowerAscii(text).replace(/^0+/, '');
}

/** The day in UTC, as a text that sorts; a time without a zone is in UTC. */
function dayOf(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const hasZone = text.length === 10 || /(Z|[+-]\d{2}:\d{2})$/.test(text);
  return new Date(hasZone ? text : `${text}Z`).toISOString().slice(0, 10);
}

function wordsOf(name: string): string {
  const letters = Array.from(name.normalize('NFKD').toLowerCase().normalize('NFKD'), (character) => {
    if (/\p{Mark}/u.test(character)) return '';
    return /\p{Letter}|\p{Number}/u.test(character) ? character : ' ';
  });
  return letters.join('').split(' ').filter(Boolean).sort().join(' ');
}

function areTwins(one: string, other: string): boolean {
  const tidy = (text: string): string => lowerAscii(trimBlanks(text));
  return tidy(one) !== tidy(other) && look(one) === look(other);
}

/** Only of what worlds are drawn from. */
function look(text: string): string {
  const seen = Array.from(text.normalize('NFKD'), (character) => {
    if ('\u200B\u00AD\u2060'.includes(character)) return '';
    return { а: 'a', А: 'a', е: 'e', Е: 'e', о: 'o', О: 'o', '\u2010': '-' }[character] ?? character;
  });
  const small = trimBlanks(lowerAscii(seen.join('')).normalize('NFC'));
  const pairs = { 0: 'o', 1: 'l', m: 'rn', w: 'vv' } as const;
  const read = (word: string): string =>
    /^\d+$/.test(word) ? word : word.replace(/[01mw]/g, (letter) => pairs[letter as keyof typeof pairs]);
  return small.replaceAll('`', "'").replace(/([a-z\d]|[^\0-\x7f])+/gu, read);
}

function isSamePerson(world: World, a: DirectoryUser, b: DirectoryUser): boolean {
  let agrees = false;
  for (const rule of world.rules) {
    if (!rule.strong) continue;
    const ofA = ruleValue(a, rule);
    const ofB = ruleValue(b, rule);
    if (!isValue(ofA) || !isValue(ofB)) continue;
    if (!areEqual(ofA, ofB, rule.caseExact)) return false;
    agrees = true;
  }
  if (agrees) return true;
  return isValue(a.displayName) && isValue(b.displayName) && areEqual(a.displayName, b.displayName, false);
}

/** The values of the application user that the rule finds equal, in stored order. */
function equalValues(user: ApplicationUser, rule: NaiveRule, value: string): readonly string[] {
  const stored = user.values[rule.application] ?? [];
  return stored.filter((own) => isValue(own) && isValue(value) && areEqual(own, value, rule.caseExact));
}

function ruleAt(world: World, precedence: number): NaiveRule {
  const rule = world.rules[precedence - 1];
  if (rule === undefined) throw new Error(`There is no rule of precedence ${precedence}.`);
  return rule;
}

/** What the service looks up; '' for nothing, also where nobody can know what an expression gives. */
function ruleValue(user: DirectoryUser, rule: NaiveRule): string {
  return knownValue(user, rule) ?? '';
}

function knownValue(user: DirectoryUser, { directory }: NaiveRule): string | null {
  if (typeof directory === 'string') return directoryValue(user, directory);
  return computeNaively(directory, valuesOf(user));
}

function valuesOf(user: DirectoryUser): (attribute: string) => string {
  return (attribute) => directoryValue(user, attribute);
}

/** What the service sees of an attribute: guests by the address at home. */
function directoryValue(user: DirectoryUser, attribute: string): string {
  const stored = storedValue(user, attribute);
  if (attribute !== 'userPrincipalName') return stored;
  const mark = lowerAscii(stored).indexOf('#ext#');
  if (mark === -1) return stored;
  const before = stored.slice(0, mark);
  const underscore = before.lastIndexOf('_');
  if (underscore === -1) return before;
  return `${before.slice(0, underscore)}@${before.slice(underscore + 1)}`;
}

function storedValue(user: DirectoryUser, attribute: string): string {
  const name = attribute === 'originalUserPrincipalName' ? 'userPrincipalName' : attribute;
  return user.attributes[name] ?? '';
}

function areEqual(a: string, b: string, caseExact: boolean): boolean {
  return caseExact ? a === b : lowerAscii(a) === lowerAscii(b);
}

function isValue(text: string): boolean {
  return !['', 'n/a', 'null', '-', 'none'].includes(lowerAscii(trimBlanks(text)));
}

function trimBlanks(text: string): string {
  return text.replace(/^ +/, '').replace(/ +$/, '');
}

/** `toLowerCase` on the whole text would turn the Kelvin sign into k. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
