import { directoryEvidence } from '../evidence/evidence-columns.ts';
import { columnsNamed } from '../importers/find-column.ts';
import type { SourceFacts } from '../importers/importer.ts';
import { namesOfAttribute } from '../model/directory-attributes.ts';

/**
 * The directory attributes that evidence reads and the export has, by the name to keep each under, in lower case.
 * An attribute that several columns are called is left out: evidence alone may not stop a run.
 */
export function evidenceAttributes(source: SourceFacts): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, otherNames } of [...directoryEvidence, { name: 'department', otherNames: [] }]) {
    const columns = [...namesOfAttribute(name), ...otherNames]
      .map((called) => columnsNamed(source, called))
      .find((called) => called.length > 0);
    if (columns?.length === 1) found.set(name.toLowerCase(), columns[0]);
  }
  return found;
}
