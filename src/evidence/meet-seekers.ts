import { mostSharing, type DirectoryHits } from './search-directory.ts';
import { hasManyAccounts, type Seekers } from './seek-keys.ts';

/** A seeker's value and a hit of the directory with the same hash, by their places. */
export interface Meeting {
  readonly seeker: number;
  readonly hit: number;
}

/**
 * Brings the seekers' values and the directory's hits together, application row by row in ascending order. Values
 * that more than `mostSharing` users of either side have meet nobody: they are no sign of one person.
 * In memory: two integers for each meeting, sorted by counting.
 */
export function* meetSeekers(
  seekers: Seekers,
  hits: DirectoryHits,
): Generator<readonly [row: number, meetings: readonly Meeting[]]> {
  const { rows } = seekers;
  const isTooCommon = tooCommonHashes(seekers, hits);
  const starts = new Uint32Array(rows.reduce((most, row) => Math.max(most, row), -1) + 2);
  for (const { seeker } of allMeetings(seekers, hits, isTooCommon)) starts[rows[seeker] + 1] += 1;
  for (let row = 1; row < starts.length; row += 1) starts[row] += starts[row - 1];
  const total = starts[starts.length - 1];
  const met = { seekers: new Int32Array(total), hits: new Int32Array(total) };
  const next = starts.slice();
  for (const { seeker, hit } of allMeetings(seekers, hits, isTooCommon)) {
    const place = next[rows[seeker]];
    met.seekers[place] = seeker;
    met.hits[place] = hit;
    next[rows[seeker]] += 1;
  }
  for (let row = 0; row < starts.length - 1; row += 1) {
    if (starts[row] === starts[row + 1]) continue;
    const ofRow: Meeting[] = [];
    for (let at = starts[row]; at < starts[row + 1]; at += 1) {
      ofRow.push({ seeker: met.seekers[at], hit: met.hits[at] });
    }
    yield [row, ofRow];
  }
}

function* allMeetings(
  { first, next }: Seekers,
  { hashes }: DirectoryHits,
  isTooCommon: Uint8Array,
): Generator<Meeting> {
  for (let hit = 0; hit < hashes.length; hit += 1) {
    if (isTooCommon[hashes[hit]] === 1) continue;
    for (let seeker = first[hashes[hit]]; seeker >= 0; seeker = next[seeker]) yield { seeker, hit };
  }
}

/** Marks the numbers of hashes. The hits of one row lie together. */
function tooCommonHashes(seekers: Seekers, { hashes, rows }: DirectoryHits): Uint8Array {
  const people = new Uint32Array(seekers.first.length);
  const lastRow = new Int32Array(seekers.first.length).fill(-1);
  for (let hit = 0; hit < hashes.length; hit += 1) {
    if (lastRow[hashes[hit]] !== rows[hit]) people[hashes[hit]] += 1;
    lastRow[hashes[hit]] = rows[hit];
  }
  return Uint8Array.from(people, (count, hash) =>
    count > mostSharing || (count > 0 && hasManyAccounts(seekers, hash, mostSharing)) ? 1 : 0,
  );
}
