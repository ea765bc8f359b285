import { candidateReasonWords } from '../model/candidate-words.ts';
import type { CandidateReasonKind } from '../model/candidates.ts';
import type { ColumnUse, EvidenceColumn } from './evidence-columns.ts';
import type { Likeness } from './judge-candidate.ts';
import type { Key, KeyCutter, KeyKind } from './key-cutter.ts';
import { meetSeekers, type Meeting } from './meet-seekers.ts';
import type { DirectoryHits } from './search-directory.ts';
import type { Seekers } from './seek-keys.ts';

/** What the columns of both sides tell of a user. */
export interface ComparedColumns {
  readonly application: readonly EvidenceColumn[];
  readonly directory: readonly EvidenceColumn[];
}

/** What was searched for, in which columns, and what the directory has of it. */
export interface SearchResult {
  readonly columns: ComparedColumns;
  readonly seekers: Seekers;
  readonly hits: DirectoryHits;
}

/** The likenesses of an application row, by directory row. */
type LikenessesByPerson = ReadonlyMap<number, readonly Likeness[]>;

/** A likeness, before it is known who shares it. */
interface Found extends Omit<Likeness, 'sharing'> {
  readonly person: number;
  /** The number of the hash that was found. */
  readonly hash: number;
}

/** What each seeker and directory users have in common, by application row in ascending order. */
export function* findLikenesses(
  result: SearchResult,
  cutter: KeyCutter,
): Generator<readonly [row: number, people: LikenessesByPerson]> {
  for (const [row, meetings] of meetSeekers(result.seekers, result.hits)) {
    const people = byPerson(compareKeys(result, meetings, cutter));
    if (people.size > 0) yield [row, people];
  }
}

/** Those who meet have a hash in common; what counts is that they have the key. */
function compareKeys(
  { columns, seekers, hits }: SearchResult,
  meetings: readonly Meeting[],
  cutter: KeyCutter,
): Found[] {
  const found: Found[] = [];
  const known = new Map<number, readonly Key[]>();
  for (const { seeker, hit } of meetings) {
    const hash = seekers.sought.hashes[hits.hashes[hit]];
    const application = { column: seekers.columns[seeker], value: seekers.values[seeker] };
    const directory = { column: hits.columns[hit], value: hits.values[hit] };
    const [person, number] = [hits.rows[hit], hits.hashes[hit]];
    const theirs = columns.directory[directory.column];
    const last = found.at(-1);
    // Another attribute of the same use that has the same key tells nothing new; what is found of one person lies together.
    const isKnown =
      last?.person === person &&
      last.hash === number &&
      last.application.column === application.column &&
      last.application.value === application.value &&
      columns.directory[last.directory.column].use === theirs.use;
    if (isKnown) continue;
    const ours =
      known.get(seeker) ?? keysOf(columns.application[application.column], application.value, hash, cutter);
    known.set(seeker, ours);
    const key = keysOf(theirs, directory.value, hash, cutter).find((one) =>
      ours.some(({ kind, text }) => kind === one.kind && text === one.text),
    );
    if (key === undefined) continue;
    const kind = reasonKind(key.kind, theirs.use, seekers.isAddress[seeker] === 1);
    found.push({ kind, application, directory, key, stem: stemOf(key), person, hash: number });
  }
  return found;
}

/** The keys of a value that have this hash, in either spelling. */
function keysOf(column: EvidenceColumn, value: number, hash: number, cutter: KeyCutter): Key[] {
  const keys: Key[] = [];
  for (const isSpeltOut of [false, true]) {
    const hasSpellings = cutter.cut(column, value, isSpeltOut);
    for (let key = 0; key < cutter.count; key += 1) {
      if (cutter.hash(key) === hash) keys.push(cutter.key(key));
    }
    if (!hasSpellings) break;
  }
  return keys;
}

function reasonKind(key: KeyKind, use: ColumnUse, isFromAddress: boolean): CandidateReasonKind {
  switch (key) {
    case 'address':
      return use === 'alias' ? 'same-alias' : 'same-address';
    case 'login':
      return !isFromAddress && (use === 'login' || use === 'principal') ? 'same-login' : 'same-local-part';
    case 'identifier':
      return 'same-identifier';
    case 'name':
      return 'same-name';
  }
}

/** A number may be a login, too, where it has kept its zeros; of all names of a person only one counts. */
function stemOf({ kind, stem }: Key): string {
  return kind === 'name' ? 'the name' : stem.replace(/^0+(?=.)/, '');
}

/** Counts who shares each key, and gathers what was found of each person. */
function byPerson(found: readonly Found[]): LikenessesByPerson {
  const strongest = new Map<number, Map<number, number>>();
  for (const { hash, person, kind } of found) {
    const ofKey = strongest.get(hash) ?? new Map<number, number>();
    strongest.set(hash, ofKey);
    ofKey.set(person, Math.max(ofKey.get(person) ?? 0, candidateReasonWords[kind].confidence));
  }
  const people = new Map<number, Likeness[]>();
  for (const { kind, application, directory, key, stem, person, hash } of found) {
    const { confidence } = candidateReasonWords[kind];
    let sharing = 0;
    for (const strength of strongest.get(hash)?.values() ?? []) if (strength >= confidence) sharing += 1;
    const likeness = { kind, application, directory, key, stem, sharing };
    const others = people.get(person);
    if (others === undefined) people.set(person, [likeness]);
    else others.push(likeness);
  }
  return people;
}
