/** The first rows of an order, in that order, so many at most. What there are beyond them costs next to nothing. */
export function leastRows(
  rows: Iterable<number>,
  most: number,
  compare: (one: number, other: number) => number,
): number[] {
  const least: number[] = [];
  for (const row of rows) {
    if (least.length === most && compare(row, least[most - 1]) >= 0) continue;
    let at = least.length;
    while (at > 0 && compare(row, least[at - 1]) < 0) at -= 1;
    least.splice(at, 0, row);
    if (least.length > most) least.pop();
  }
  return least;
}
