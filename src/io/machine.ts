import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

/** How many threads can run at the same time. */
export function parallelThreads(): number {
  return availableParallelism();
}

/** The size of a file in bytes, 0 where there is none: whoever opens it will say what is wrong. */
export async function fileSize(name: string, base: string): Promise<number> {
  return stat(resolve(base, name)).then(
    ({ size }) => size,
    () => 0,
  );
}
