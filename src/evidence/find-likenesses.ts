import { candidateReasonWords } from '../model/candidate-words.ts';
import type { CandidateReasonKind } from '../model/candidates.ts';
import { shownValue, type ColumnUse, type EvidenceColumn } from './evidence-columns.ts';
import type { ComparedColumns } from './find-contradictions.ts';
import type { Likeness } from './judge-candidate.ts';
import type { Key, KeyCutter, KeyKind } from './key-cutter.ts';
import { mostSharing, type DirectoryHits } from './search-directory.ts';
import { numberOfHash, type Seekers } from './seek-keys.ts';
import { shownAlias } from './shown-alias.ts';

/** The likenesses of a seeker's row, by directory row. */
export type LikenessesByPerson = ReadonlyMap<number, readonly Likeness[]>;

/** A seeker's value and a directory value that have a key in common. */
interface Found {
  readonly key: Key;
  readonly kind: CandidateReasonKind;
  readonly person: number;
  readonly application: readonly [column: EvidenceColumn, value: number];
  readonly directory: readonly [column: EvidenceColumn, value: number];
}

/** Gathers what seekers and directory users have in common, from the hits of all parts of the directory. */
export class LikenessFinder {
  readonly #columns: ComparedColumns;
  readonly #seekers: Seekers;
  readonly #cutter: KeyCutter;
  readonly #hits: DirectoryHits[] = [];
  readonly #seekerKeys = new Map<number, readonly Key[]>();

  constructor(columns: ComparedColumns, seekers: Seekers, cutter: KeyCutter) {
    this.#columns = columns;
    this.#seekers = seekers;
    this.#cutter = cutter;
  }

  add(hits: DirectoryHits): void {
    this.#hits.push(hits);
  }

  /** Whether so many accounts have a value with that hash that it is no sign of one person. */
  isCommon(hash: number): boolean {
    const number = numberOfHash(this.#seekers.sought, hash);
    return number >= 0 && this.#accountsOf(number) > mostSharing;
  }

  /** By the seekers' rows, ascending. */
  likenesses(): Map<number, LikenessesByPerson> {
    const found = new Map<number, Found[]>();
    const isTooCommon = this.#tooCommonHashes();
    for (const hits of this.#hits) {
      for (let at = 0; at < hits.hashes.length; at += 1) {
        if (isTooCommon[hits.hashes[at]] === 0) this.#compare(hits, at, found);
      }
    }
    const rows = [...found].toSorted(([one], [other]) => one - other);
    return new Map(rows.map(([row, ofRow]) => [row, byPerson(ofRow)]));
  }

  /** Marks the hashes that more than `mostSharing` users of either side have. */
  #tooCommonHashes(): Uint8Array {
    const { length } = this.#seekers.sought.hashes;
    const people = new Uint32Array(length);
    const lastRow = new Int32Array(length).fill(-1);
    for (const { hashes, rows } of this.#hits) {
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

  #compare(hits: DirectoryHits, at: number, found: Map<number, Found[]>): void {
    const { first, next, rows, columns, values } = this.#seekers;
    const number = hits.hashes[at];
    const hash = this.#seekers.sought.hashes[number];
    const theirs = this.#columns.directory[hits.columns[at]];
    for (const key of this.#keysOf(theirs, hits.values[at], hash)) {
      for (let seeker = first[number]; seeker >= 0; seeker = next[seeker]) {
        const ours = this.#columns.application[columns[seeker]];
        const isEqual = this.#keysOfSeeker(seeker, hash).some(
          (mine) => mine.kind === key.kind && mine.text === key.text,
        );
        if (!isEqual) continue;
        const one: Found = {
          key,
          kind: reasonKind(key.kind, theirs.use, this.#isAddress(ours, values[seeker])),
          person: hits.rows[at],
          application: [ours, values[seeker]],
          directory: [theirs, hits.values[at]],
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

  #isAddress(column: EvidenceColumn, value: number): boolean {
    this.#cutter.cut(column, value, false);
    for (let key = 0; key < this.#cutter.count; key += 1) {
      if (this.#cutter.key(key).kind === 'address') return true;
    }
    return false;
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

/** Counts who shares each key, and makes what was found of a person into likenesses. */
function byPerson(found: readonly Found[]): LikenessesByPerson {
  const strengthOf = ({ kind }: Found): number => candidateReasonWords[kind].confidence;
  const textOf = ({ key }: Found): string => `${key.kind} ${key.text}`;
  const strongest = new Map<string, Map<number, number>>();
  for (const one of found) {
    const ofKey = strongest.get(textOf(one)) ?? new Map<number, number>();
    strongest.set(textOf(one), ofKey);
    ofKey.set(one.person, Math.max(ofKey.get(one.person) ?? 0, strengthOf(one)));
  }
  const people = new Map<number, Likeness[]>();
  for (const one of found) {
    const strengths = [...(strongest.get(textOf(one)) ?? [])];
    const sharing = strengths.filter(([, strength]) => strength >= strengthOf(one)).length;
    const likeness = { kind: one.kind, stem: stemOf(one.key), sharing, reason: reasonOf(one) };
    const others = people.get(one.person);
    if (others === undefined) people.set(one.person, [likeness]);
    else others.push(likeness);
  }
  return people;
}

function stemOf({ kind, stem }: Key): string {
  return kind === 'name' ? 'the name' : stem.replace(/^0+(?=.)/, '');
}

function reasonOf({ kind, key, application, directory }: Found): Likeness['reason'] {
  const theirs = shownValue(...directory);
  const isAlias = directory[0].use === 'alias';
  return {
    kind,
    application: shownValue(...application),
    directory: isAlias ? { ...theirs, value: shownAlias(theirs.value, key) } : theirs,
  };
}
