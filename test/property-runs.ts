/** Each run of the tests draws anew; `FC_SEED` draws again what a failed run drew. */
export const seed = Number(process.env['FC_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));

/** How `fc.assert` is to run a property; on failure it prints the seed and the smallest case found. */
export function runs(numRuns: number): { readonly seed: number; readonly numRuns: number } {
  return { seed, numRuns };
}
