import { candidateReasonWords } from '../model/candidate-words.ts';
import type { CandidateReasonKind } from '../model/candidates.ts';
import type { ColumnUse, EvidenceColumn } from './evidence-columns.ts';
import type { Likeness } from './judge-candidate.ts';
import type { Key, KeyCutter, KeyKind } from './key-cutter.ts';
import { mostSharing, type DirectoryHits } from './search-directory.ts';
import { numberOfHash, type Seekers } from './seek-keys.ts';

/** What the columns of both sides tell of a user. */
export interface ComparedColumns {
  readonly application: readonly EvidenceColumn[];
  readonly directory: readonly EvidenceColumn[];
}

/** The likenesses of an application row, by directory row. */
type LikenessesByPerson = ReadonlyMap<number, readonly Likeness[]>;

/** A likeness, before it is known who shares it. */
interface Found extends Omit<Likeness, 'sharing'> {
  readonly person: number;
  /** The number of the hash that was found. */
  readonly hash: number;
}

/** Gathers what seekers and directory users have in common, from the hits of all parts of the directory. */
export class LikenessFinder {
  readonly #columns: ComparedColumns;
  readonly #seekers: Seekers;
  readonly #cutter: KeyCutter;
  readonly #seekerKeys = new Map<number, readonly Key[]>();

  constructor(columns: ComparedColumns, seekers: Seekers, cutter: KeyCutter) {
    this.#columns = columns;
    this.#seekers = seekers;
    this.#cutter = cutter;
  }

  /** Whether so many accounts have a value with that hash that it is no sign of one person. */
  isCommon(hash: number): boolean {
    const number = numberOfHash(this.#seekers.sought, hash);
    return number >= 0 && this.#accountsOf(number) > mostSharing;
  }

  /** By application row, ascending. */
  *find(parts: readonly DirectoryHits[]): Generator<readonly [row: number, people: LikenessesByPerson]> {
    const found = new Map<number, Found[]>();
    const isTooCommon = this.#tooCommonHashes(parts);
    for (const hits of parts) {
      for (let at = 0; at < hits.hashes.length; at += 1) {
        if (isTooCommon[hits.hashes[at]] === 0) this.#compare(hits, at, found);
      }
    }
    for (const row of [...found.keys()].sort((one, other) => one - other)) {
      yield [row, byPerson(found.get(row) ?? [])];
    }
  }

  /** Marks the hashes that more than `mostSharing` users of either side have. */
  #tooCommonHashes(parts: readonly DirectoryHits[]): Uint8Array {
    const { length } = this.#seekers.sought.hashes;
    const people = new Uint32Array(length);
    const lastRow = new Int32Array(length).fill(-1);
    for (const { hashes, rows } of parts) {
      for (let at = 0; at < hashes.length; at += 1) {
        if (lastRow[hashes[at]] !== rows[at]) people[hashes[at]] += 1;
        lastRow[hashes[at]] = rows[at];
      }
    }
    return Uint8Array.from(people, (count, hash) =>
      count > mostSharing || (count > 0 && this.#accountsOf(hash) > mostSharing) ? 1 : 0,
    );
  }

  /** How many accounts seek a hash, counted to one more than `mostSharing`. */
  #accountsOf(hash: number): number {
    const { first, next, rows } = this.#seekers;
    let count = 0;
    let row = -1;
    for (let seeker = first[hash]; seeker >= 0 && count <= mostSharing; seeker = next[seeker]) {
      if (rows[seeker] !== row) count += 1;
      row = rows[seeker];
    }
    return count;
  }

  /** Hashes are equal; what counts is that the keys are. */
  #compare(hits: DirectoryHits, at: number, found: Map<number, Found[]>): void {
    const { sought, first, next, rows, isAddress, columns, values } = this.#seekers;
    const hash = hits.hashes[at];
    const theirs = this.#columns.directory[hits.columns[at]];
    for (const key of this.#keysOf(theirs, hits.values[at], sought.hashes[hash])) {
      for (let seeker = first[hash]; seeker >= 0; seeker = next[seeker]) {
        const isEqual = this.#keysOfSeeker(seeker, sought.hashes[hash]).some(
          ({ kind, text }) => kind === key.kind && text === key.text,
        );
        if (!isEqual) continue;
        const one: Found = {
          kind: reasonKind(key.kind, theirs.use, isAddress[seeker] === 1),
          stem: stemOf(key),
          application: { column: columns[seeker], value: values[seeker] },
          directory: { column: hits.columns[at], value: hits.values[at] },
          key,
          person: hits.rows[at],
          hash,
        };
        const others = found.get(rows[seeker]);
        if (others === undefined) found.set(rows[seeker], [one]);
        else others.push(one);
      }
    }
  }

  #keysOfSeeker(seeker: number, hash: number): readonly Key[] {
    const known = this.#seekerKeys.get(seeker);
    if (known !== undefined) return known;
    const { columns, values } = this.#seekers;
    const keys = this.#keysOf(this.#columns.application[columns[seeker]], values[seeker], hash);
    this.#seekerKeys.set(seeker, keys);
    return keys;
  }

  /** The keys of a value that have this hash, in either spelling. */
  #keysOf(column: EvidenceColumn, value: number, hash: number): Key[] {
    const keys: Key[] = [];
    for (const isSpeltOut of [false, true]) {
      const hasSpellings = this.#cutter.cut(column, value, isSpeltOut);
      for (let key = 0; key < this.#cutter.count; key += 1) {
        if (this.#cutter.hash(key) === hash) keys.push(this.#cutter.key(key));
      }
      if (!hasSpellings) break;
    }
    return keys;
  }
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
  for (const one of found) {
    const { confidence } = candidateReasonWords[one.kind];
    let sharing = 0;
    for (const strength of strongest.get(one.hash)?.values() ?? []) if (strength >= confidence) sharing += 1;
    const likeness = { ...one, sharing };
    const others = people.get(one.person);
    if (others === undefined) people.set(one.person, [likeness]);
    else others.push(likeness);
  }
  return people;
}
