import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { openInputFile, type InputFile } from '../../io/input-file.ts';
import type { Io } from '../../io/io.ts';
import type { OpenedSource } from '../importer.ts';
import type { SqlDumpOptions } from '../source-options.ts';
import { encodingName } from '../text/chosen-encoding.ts';
import type { Encoding } from '../text/detect-encoding.ts';
import { utf8Chunks } from '../text/utf8-chunks.ts';
import { recogniseDialect } from './dialects.ts';
import { dumpEncoding } from './dump-encoding.ts';
import { DumpReader } from './dump-reader.ts';
import type { DumpSink } from './dump-sink.ts';
import { planTables } from './plan-tables.ts';
import { readSqlUsers, type SurveyedDump } from './read-sql-users.ts';
import { SqlCursor } from './sql-cursor.ts';
import { DumpSurvey } from './survey-dump.ts';

/**
 * Opens a dump in SQL: all of it is gone through for its tables, for a table may stand anywhere in it. The users are
 * read when they are asked for, and what is joined to them before that.
 */
export async function openSqlDump(
  options: SqlDumpOptions,
  base: string,
  io: Pick<Io, 'signal'>,
): Promise<OpenedSource> {
  const file = await openInputFile(options.file, base, io);
  try {
    const head = await headOf(file);
    const { encoding, isGuess } = await dumpEncoding(file, head, options.encoding);
    const dialect = options.dialect ?? recogniseDialect(await textOf(head, encoding));
    const readerFor = (sink: DumpSink): DumpReader => {
      const cursor = new SqlCursor(dialect);
      if (options.dialect !== null && cursor.backslash === 'unclear') cursor.backslash = 'plain';
      return new DumpReader(cursor, sink);
    };
    const survey = new DumpSurvey();
    const reader = readerFor(survey);
    for await (const chunk of utf8Chunks(file.chunks(), encoding)) reader.push(chunk);
    reader.end();
    const plan = planTables(survey.tables, options, file.name);
    return {
      name: file.name,
      identity: file.identity,
      size: file.size,
      attributes: plan.attributes,
      mayHaveOthers: false,
      hasPaths: false,
      remarks: plan.remarks,
      readUsers: async (request) => {
        const dump: SurveyedDump = {
          source: file.name,
          size: file.size,
          plan,
          trim: options.trim,
          readerFor,
          chunks: () => utf8Chunks(file.chunks(), encoding),
          lastChunks: () => utf8Chunks(file.hashedChunks(), encoding),
        };
        const users = await readSqlUsers(dump, request);
        const reading = { encoding: encodingName(encoding), encodingGuessed: isGuess, delimiter: null };
        return { ...users, reading, sha256: file.sha256() };
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function headOf(file: InputFile): Promise<Buffer> {
  for await (const chunk of file.chunks()) return Buffer.from(chunk);
  return Buffer.alloc(0);
}

async function textOf(head: Buffer, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const chunk of utf8Chunks(Readable.from([head]), encoding)) text += chunk.toString('latin1');
  return text;
}
