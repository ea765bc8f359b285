/** How often a property of hostile input is tried; `FUZZ_RUNS` raises it. */
export const fuzzRuns = Number(process.env['FUZZ_RUNS'] ?? 1000);

/** Milliseconds that so many runs may take on a slow machine. */
export const fuzzTimeout = Math.max(30_000, fuzzRuns * 30);
