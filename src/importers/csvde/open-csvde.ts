import type { Io } from '../../io/io.ts';
import { openCsv } from '../csv/open-csv.ts';
import type { OpenedSource } from '../importer.ts';
import { withDerived } from '../ldap/entry-values.ts';
import { csvOptions, type CsvdeOptions } from '../source-options.ts';
import { readCsvdeUsers } from './read-csvde-users.ts';

/** Opens what csvde wrote: CSV whose cells hold the values of a directory. */
export function openCsvde(
  { file, encoding, trim }: CsvdeOptions,
  base: string,
  io: Pick<Io, 'signal'>,
): Promise<OpenedSource> {
  const options = { ...csvOptions({ kind: 'csv', file, delimiter: ',', trim }), encoding };
  return openCsv(options, base, io, { attributes: withDerived, readUsers: readCsvdeUsers });
}
