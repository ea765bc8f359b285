import { nearestName } from '../model/nearest-name.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { SourceFacts } from './importer.ts';

/**
 * The attribute of a source that one of the names means, without regard to case.
 * @throws RollcallError `column-not-found`, with those that are there, or `header-repeated`.
 */
export function findColumn(source: SourceFacts, names: readonly string[], use: string): string {
  const found = findColumnIfThere(source, names);
  if (found !== null) return found;
  const wanted = names
    .filter((name) => !name.includes(' '))
    .map((name) => `"${name}"`)
    .join(' or ');
  if (source.attributes.length === 1 && /[:~^\s]/.test(source.attributes[0])) {
    throw new RollcallError(
      'column-not-found',
      `${source.name} has no column ${wanted} (${use}): its header reads as one column, "${source.attributes[0]}"`,
      'Set "delimiter" of that source in the configuration if the cells are set apart by something else.',
    );
  }
  const nearest = nearestName(names[0], source.attributes);
  const there = source.attributes.filter((name) => name !== '').join(', ');
  throw new RollcallError(
    'column-not-found',
    `${source.name} has no column ${wanted} (${use})`,
    `${nearest === null ? '' : `Did you mean "${nearest}"? `}Its columns are: ${there}.`,
  );
}

/** The same, null where no such column is there. */
export function findColumnIfThere(source: SourceFacts, names: readonly string[]): string | null {
  for (const name of names) {
    const found = columnsNamed(source, name);
    if (found.length === 1) return found[0];
    if (found.length > 1) {
      throw new RollcallError(
        'header-repeated',
        `${source.name}: ${found.length} columns are called "${name}"`,
        'Rename or remove all but one; which of them is meant cannot be told.',
      );
    }
  }
  return null;
}

/** Every column of that name, without regard to case. */
export function columnsNamed({ attributes }: SourceFacts, name: string): string[] {
  return attributes.filter((attribute) => attribute.toLowerCase() === name.toLowerCase());
}
