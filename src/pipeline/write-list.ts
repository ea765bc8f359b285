import type { Io } from '../io/io.ts';
import { writeFile, type ReportPlace } from '../io/write-file.ts';
import type { WrittenReport } from '../reporter/manifest.ts';
import { userLists } from '../reporter/registry.ts';
import type { ReportPart } from '../reporter/report.ts';
import type { RowsListener } from '../model/progress.ts';
import type { ListRequest } from './requests.ts';

/** Writes a file of the report; `onProgress` hears how many rows of it are written. */
export async function writeParts(
  file: string,
  parts: Iterable<ReportPart>,
  place: ReportPlace,
  io: Pick<Io, 'signal'>,
  onProgress: RowsListener,
): Promise<WrittenReport> {
  let counted: number | null = null;
  const chunks = function* (): Generator<Uint8Array> {
    for (const { bytes, rows } of parts) {
      yield bytes;
      if (rows === null) continue;
      counted = (counted ?? 0) + rows;
      onProgress(counted, null);
    }
  };
  const written = await writeFile(place, file, chunks(), io);
  return { ...written, rows: counted };
}

/** Writes one of the lists of users. */
export function writeUserList(
  { file, place, result, banner }: ListRequest,
  io: Pick<Io, 'signal'>,
  onProgress: RowsListener,
): Promise<WrittenReport> {
  const list = userLists.find((one) => one.file === file);
  if (list === undefined) throw new Error(`there is no list ${file}`);
  return writeParts(file, list.write(result, banner), place, io, onProgress);
}
