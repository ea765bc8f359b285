import type { Io } from '../io/io.ts';
import type { OpenedSource } from './importer.ts';
import { openCsv } from './csv/open-csv.ts';
import { openExcel } from './excel/open-excel.ts';
import { openJson } from './json/open-json.ts';
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
  json: openJson,
  scim: openJson,
  excel: openExcel,
  unnamed: openUnnamed,
};

/** Opens a source of users; relative file names start from the folder `base`. */
export function openSource<Kind extends SourceOptions['kind']>(
  options: Extract<SourceOptions, { kind: Kind }> & { readonly kind: Kind },
  base: string,
  io: Pick<Io, 'signal'>,
): Promise<OpenedSource> {
  return importers[options.kind](options, base, io);
}
