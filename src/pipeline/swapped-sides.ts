import { areSidesSwapped } from '../findings/sides-swapped.ts';
import type { Finding } from '../model/findings.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { OpenedSides } from './open-sources.ts';

/** Tells where the two exports look swapped. */
export function findSwappedSides({ application, directory }: OpenedSides): Finding[] {
  return areSidesSwapped(application.attributes, directory.attributes)
    ? [{ kind: 'sides-swapped', source: application.name, line: null, directory: directory.name }]
    : [];
}

/**
 * What `choose` gives. Where a column is missing that the other export may have, the error says so too.
 * @throws RollcallError of `choose`
 */
export function withSwapHint<Chosen>({ application, directory }: OpenedSides, choose: () => Chosen): Chosen {
  try {
    return choose();
  } catch (error) {
    const isMissing = error instanceof RollcallError && error.code === 'column-not-found';
    if (!isMissing || !areSidesSwapped(application.attributes, directory.attributes)) throw error;
    throw new RollcallError(
      error.code,
      error.message,
      `The two exports look swapped: ${application.name} has the attributes of a directory's export, and ${directory.name} has not. ${error.hint}`,
      { cause: error },
    );
  }
}
