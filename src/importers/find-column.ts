import { nearestName } from '../model/nearest-name.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { SourceFacts } from './importer.ts';
import { plainPath } from './json/plain-path.ts';
import { secretAskedFor } from './keep-secrets-out.ts';
import { isSecretAttribute } from './secret-attributes.ts';

/**
 * The attribute of a source that one of the names means, without regard to case. Where the source may have others
 * than it knows of, it is the first of the names: reading tells if nobody has it.
 * @throws RollcallError `column-not-found`, with those that are there, `column-is-secret`, `header-repeated` or
 * `invalid-path`.
 */
export function findColumn(source: SourceFacts, names: readonly string[], use: string): string {
  const found = findColumnIfThere(source, names);
  if (found !== null) return found;
  const path = findPath(source, names, use);
  if (path !== null && !isSecretAttribute(path)) return path;
  if (isSecretAttribute(names[0])) throw secretAskedFor(source, names[0], use);
  if (source.mayHaveOthers) return names[0];
  throw columnNotFound(source, names, use);
}

/** Tells that no user of a source has an attribute, and which ones there are. */
export function columnNotFound(
  source: Pick<SourceFacts, 'name' | 'attributes'>,
  names: readonly string[],
  use: string,
): RollcallError {
  const single = names.filter((name) => !name.includes(' '));
  const wanted = (single.length > 0 ? single : names).map((name) => `"${name}"`).join(' or ');
  if (source.attributes.length === 1 && /[:~^\s]/.test(source.attributes[0])) {
    return new RollcallError(
      'column-not-found',
      `${source.name} has no column ${wanted} (${use}): its header reads as one column, "${source.attributes[0]}"`,
      'Set "delimiter" of that source in the configuration if the cells are set apart by something else.',
    );
  }
  const nearest = nearestName(names[0], source.attributes);
  const there = source.attributes.filter((name) => name !== '').join(', ');
  return new RollcallError(
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

/** A path that is written otherwise than the attribute it leads to: with a filter, or with the colon of a URN. */
function findPath(source: SourceFacts, names: readonly string[], use: string): string | null {
  if (!source.hasPaths) return null;
  return names.find((name) => columnsNamed(source, plainPath(name, use)).length > 0) ?? null;
}

/** Every column of that name, without regard to case. */
export function columnsNamed({ attributes }: SourceFacts, name: string): string[] {
  return attributes.filter((attribute) => attribute.toLowerCase() === name.toLowerCase());
}
