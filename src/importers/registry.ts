import type { Io } from '../io/io.ts';
import type { OpenedSource } from './importer.ts';
import { openCsv } from './csv/open-csv.ts';
import { openCsvde } from './csvde/open-csvde.ts';
import { openExcel } from './excel/open-excel.ts';
import { openJson } from './json/open-json.ts';
import { keepSecretsOut, type GuardedSource } from './keep-secrets-out.ts';
import { openLdif } from './ldif/open-ldif.ts';
import { openSqlDump } from './sql-dump/open-sql-dump.ts';
import { openUnnamed } from './open-unnamed.ts';
import type { SourceOptions } from './source-options.ts';

type Importers = {
  readonly [Kind in SourceOptions['kind']]: (
    options: Extract<SourceOptions, { kind: Kind }>,
    base: string,
    io: Pick<Io, 'signal'>,
  ) => Promise<OpenedSource>;
};

const importers: Importers = {
  csv: openCsv,
  csvde: openCsvde,
  json: openJson,
  scim: openJson,
  excel: openExcel,
  ldif: openLdif,
  'sql-dump': openSqlDump,
  unnamed: openUnnamed,
};

/** Opens a source of users, without its secrets; relative file names start from the folder `base`. */
export async function openSource<Kind extends SourceOptions['kind']>(
  options: Extract<SourceOptions, { kind: Kind }> & { readonly kind: Kind },
  base: string,
  io: Pick<Io, 'signal'>,
): Promise<GuardedSource> {
  return keepSecretsOut(await importers[options.kind](options, base, io));
}
